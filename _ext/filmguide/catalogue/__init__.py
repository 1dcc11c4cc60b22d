"""What films are: records read from YAML, looked up by name. Knows nothing of Sphinx or docutils."""
