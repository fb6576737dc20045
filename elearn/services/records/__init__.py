"""What the organisation keeps: the proof that people finished a path, and the list for HR."""
