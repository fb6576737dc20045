"""Profiles that come with the product, one YAML file each."""
