"""The words of a problem: its code, what is wrong, what the author probably meant, and where."""
