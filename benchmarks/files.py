"""Writing sources."""

from __future__ import annotations

from pathlib import Path


def write_files(files: dict[str, str], folder: Path) -> None:
    """Write texts below *folder*."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
