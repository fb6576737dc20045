"""What only grows: completions, corrections and the log of human acts."""
