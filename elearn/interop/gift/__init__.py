"""GIFT, Moodle's format for typing questions; where parsers disagree, Moodle is right."""
