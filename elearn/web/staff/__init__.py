"""The learner's pages: paths, lessons, practice, tests, certificates."""
