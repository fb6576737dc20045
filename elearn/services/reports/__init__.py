"""A learner tells a trainer what is wrong with a question, and hears what came of it."""
