"""Taking registrations along: choose a profile, get a file, see who took what."""
