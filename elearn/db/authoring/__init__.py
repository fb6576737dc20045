"""Content that is written in the browser, and the guide that it cites."""
