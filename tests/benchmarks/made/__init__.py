"""What is measured with: people, content and files, made for it."""
