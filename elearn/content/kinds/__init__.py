"""One file per kind of content file: its keys, and what they become in the library."""
