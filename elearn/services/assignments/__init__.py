"""Who takes which path by when: rules for many, decisions for one."""
