"""Commands about what is kept: destroying it in time, and telling about it."""
