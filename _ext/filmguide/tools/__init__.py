"""The command line. It does without Sphinx and docutils, so that it answers at once."""
