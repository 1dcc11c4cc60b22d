"""How long a library of guides takes to build, beside what else could build it."""
