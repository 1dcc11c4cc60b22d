"""Building a site in a process of its own, and what that took."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


class Failed(Exception):
    """A build that did not succeed; its message is what was printed."""


@dataclass(frozen=True)
class Run:
    """What a build took: seconds on the clock and of all processors, the bytes of its largest process."""

    wall: float
    cpu: float
    memory: int


def run(command: list[str], folder: Path, env: dict[str, str] | None = None) -> Run:
    """Run a *command* in *folder*; the file ``log`` there has what it prints.

    :raises Failed: if it exits with anything but 0.
    """
    log = folder / "log"
    # Python keeps the bytecode of what it compiles unless told otherwise; what pip installs has its own.
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env={**usual, **(env or {})}, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(
            f"{' '.join(command)} exited with {process.returncode}:\n{log.read_text('utf-8')[-3000:]}"
        )
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def html_bytes(output: Path) -> int:
    """Return the size of all pages below *output*."""
    return sum(path.stat().st_size for path in output.rglob("*.html"))
