"""The staff of an organisation for HR: the list, the file that is loaded, and letting people in."""
