"""The command ``filmguide``: a table of contents of its commands."""

from __future__ import annotations

import io
import sys

import click

import filmguide
from filmguide.tools.check import check
from filmguide.tools.export import export
from filmguide.tools.new import new
from filmguide.tools.report import report
from filmguide.tools.schema import schema
from filmguide.tools.verify import verify


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(filmguide.__version__, prog_name="filmguide")
def main() -> None:
    """Check, verify, report and export film guides, begin a new one, print the JSON Schemas."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a name of a file may be no text, a terminal not UTF-8
            stream.reconfigure(errors="backslashreplace")


for command in (check, verify, report, new, schema, export):
    main.add_command(command)
