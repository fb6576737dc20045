"""Who is ready: live counts by department, and who is late."""
