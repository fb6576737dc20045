"""Friendly mail about paths: who gets one, why, and what it says."""
