"""The command line. But for the report it does without Sphinx and docutils, so that it answers at once."""
