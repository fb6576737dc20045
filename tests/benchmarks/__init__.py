"""Benchmarks: run by hand, never part of the tests. Each prints figures that anyone can repeat."""
