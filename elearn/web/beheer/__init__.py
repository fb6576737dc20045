"""The pages for beheer: who may do what."""
