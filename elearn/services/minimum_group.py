"""How many people a figure needs before anybody sees it."""

MINIMUM_GROUP = 20
"""Figures over fewer people stay hidden: in a small group somebody could be recognised."""
