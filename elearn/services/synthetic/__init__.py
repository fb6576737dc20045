"""A municipality of any size that does not exist, to measure with: staff, paths and three years of it."""

from elearn.services.synthetic.fill import Filled, fill

__all__ = ["Filled", "fill"]
