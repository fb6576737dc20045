"""How long a certificate counts: HR decides per path, and sees first what that does."""
