"""What is kept about people, why and how long; and the work that destroys what is over its term."""
