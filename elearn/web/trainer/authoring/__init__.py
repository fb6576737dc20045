"""Write files, publish them, and go back to what they were."""
