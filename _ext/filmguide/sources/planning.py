"""What of a comparison is written into the film's file, and why the rest is not."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

from filmguide.catalogue.records import Checked, Film, Quotation, clock
from filmguide.catalogue.text import Text
from filmguide.sources.comparing import Finding
from filmguide.sources.editing import CannotEdit, Edit, edited


class Wishes(NamedTuple):
    """What an editor wants written: ``title`` names the source, ``day`` is today."""

    title: str
    day: date
    times: bool
    checked: bool
    overwrite: bool


class Plan(NamedTuple):
    """What is to be written, and of which quotations something is not, with the reason."""

    edits: list[Edit]
    reasons: list[tuple[Quotation, str]]


def plan(film: Film, findings: Sequence[Finding], wishes: Wishes) -> Plan:
    """Plan what to write; only what the source says word by word is."""
    made = Plan([], [])
    for _, group in groupby(findings, key=lambda finding: finding.quotation.id):
        lines = list(group)
        quotation = lines[0].quotation
        if not all(line.verdict.good for line in lines):
            continue
        edit = Edit(str(quotation.id))
        if wishes.times:
            reason = _reason(film, lines[0], wishes)
            if reason:
                made.reasons.append((quotation, reason))
            elif _is_new(lines[0]):
                title = None if quotation.source else wishes.title
                edit = replace(edit, at=lines[0].found, source=title)
        if wishes.checked and quotation.checked != Checked(Text(wishes.title), wishes.day):
            edit = replace(edit, against=wishes.title, on=wishes.day)
        if edit.values:
            made.edits.append(edit)
    return made


def _is_new(line: Finding) -> bool:
    position = line.quotation.position
    return line.found is not None and (position is None or position.at != line.found)


def _reason(film: Film, line: Finding, wishes: Wishes) -> str | None:
    """Return why the time of a line is not written; None if it is, or stands there already."""
    quotation, found = line.quotation, line.found
    if found is None or not _is_new(line):
        return None
    if line.also:
        times = ", ".join(clock(time) for time in sorted((found, *line.also)))
        return f"said at {times}; write the one that is meant"
    if film.runtime and found > (film.runtime + 1) * 60:
        return f"found at {clock(found)}, later than the end of the film, which runs {film.runtime} minutes"
    if quotation.source and quotation.source.title != wishes.title:
        return f"has the source “{quotation.source.title}”, and a position is that of its source"
    position = quotation.position
    if position and position.until is not None and position.until < found:
        return (
            f"ends at {clock(position.until)}, before it is found at {clock(found)}; correct “until:” first"
        )
    if position and position.at is not None and not wishes.overwrite:
        return f"at {clock(position.at)}, but found at {clock(found)}; --overwrite replaces it"
    return None


def write(path: Path, edits: Sequence[Edit]) -> None:
    """Write *edits* into the file *path*, all or nothing.

    :raises CannotEdit: if that is not possible; the file is then as it was.
    """
    path = Path(os.path.realpath(path))
    try:
        before = path.read_bytes()
        after = edited(before, edits)
        if after == before:
            return
        with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            file.write(after)
        try:
            os.chmod(file.name, path.stat().st_mode & 0o7777)
            if path.read_bytes() != before:
                raise CannotEdit("the file was changed meanwhile; try again")
            os.replace(file.name, path)
        except BaseException:
            os.unlink(file.name)
            raise
    except OSError as error:
        raise CannotEdit(error.strerror or "the file cannot be written") from None
