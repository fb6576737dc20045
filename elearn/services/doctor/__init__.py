"""Is this ready for production, and is what was recorded still what was recorded?"""
