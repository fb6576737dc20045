"""In verbinding: learning paths on polarisation for municipal staff."""
