"""The pages for beheer: who may do what, what was done, and how long what is kept."""
