"""When the guide changes: what is touched, and what a trainer decides about it."""
