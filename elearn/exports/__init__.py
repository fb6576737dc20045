"""Results to bytes and files; one file per format."""
