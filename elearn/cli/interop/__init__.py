"""The commands that take questions in from other systems, and a quiz out to one."""
