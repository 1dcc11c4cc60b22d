"""``python -m filmguide`` is the command ``filmguide``."""

from filmguide.tools.cli import main

main()
