"""Who takes which path: rules for many, decisions for one."""
