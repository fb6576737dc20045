"""What is different between two versions of a file, told in Dutch."""
