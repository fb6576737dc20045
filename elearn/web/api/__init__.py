"""The API for other systems: read-only, with a token, without cookies, errors as problem+json."""
