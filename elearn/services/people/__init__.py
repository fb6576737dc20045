"""Who people are: passwords, signing in and the brake on guessing."""
