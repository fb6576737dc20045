"""The pages for trainers."""
