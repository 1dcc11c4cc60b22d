"""Opening files, of which nothing is known: they may be links to nothing, folders, pipes or without end."""

from __future__ import annotations

from pathlib import Path

from filmguide.catalogue.faults import Fault
from filmguide.catalogue.problems import Code
from filmguide.catalogue.reading import MAX_BYTES, Reading, read
from filmguide.catalogue.text import Place


def read_file(root: Path, file: str) -> Reading:
    """Read *file*, a POSIX path relative to *root*.

    :returns: what :func:`~filmguide.catalogue.reading.read` does. Nothing is raised: a file that cannot
        be opened is one fault, and of a larger one no more than ``MAX_BYTES`` and a byte is read.
    """
    try:
        return read(start_of(root / file), file)
    except OSError as error:
        message = f"cannot be read: {reason(error)}; put a file here that you may open"
        return Reading(None, [Fault(Place(1, 1, file), message, Code.UNREADABLE)])


def start_of(path: Path, most: int = MAX_BYTES) -> bytes:
    """Return the bytes of *path*, at most one more than *most*.

    :raises OSError: if it cannot be read, or is not a file; a pipe is not waited for.
    """
    if path.exists() and not path.is_file():
        raise IsADirectoryError if path.is_dir() else OSError("not a file")
    with path.open("rb") as file:
        return file.read(most + 1)


def reason(error: OSError) -> str:
    """Return what is the matter, in words that do not depend on the system's language."""
    reasons = {
        FileNotFoundError: "there is nothing, or a link to nothing",
        IsADirectoryError: "a folder",
        PermissionError: "permission denied",
    }
    return next((text for kind, text in reasons.items() if isinstance(error, kind)), "not a readable file")
