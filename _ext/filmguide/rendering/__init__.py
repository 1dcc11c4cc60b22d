"""From records to docutils nodes: pure functions, which know neither the builder nor the environment."""
