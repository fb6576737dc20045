"""Commands about people and the organisations they work for."""
