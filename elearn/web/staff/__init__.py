"""The screens of somebody who learns: paths, lessons, practice, tests and terms."""
