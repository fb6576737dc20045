"""Text from strangers: bytes, HTML and XML, bounded and made plain."""
