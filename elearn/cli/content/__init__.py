"""The commands about content: check it, count it, and begin a file."""
