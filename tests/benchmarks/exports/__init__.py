"""How long exports take, beside what the database itself needs."""
