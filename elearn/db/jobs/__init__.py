"""Work that waits for a worker, and the files that come of it."""
