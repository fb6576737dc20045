"""Lessons in Markdown: what an author may write, checked with positions, and made safe HTML."""
