"""The result of a comparison, for people, for programs and for GitHub."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import click

from filmguide.catalogue.records import clock
from filmguide.sources.comparing import Finding
from filmguide.sources.judging import Verdict
from filmguide.tools.excerpts import visible
from filmguide.tools.formats import counted, workflow_command

COLOURS = {
    Verdict.EXACT: "green",
    Verdict.NORMALISED: "green",
    Verdict.DIFFERS: "yellow",
    Verdict.NOT_FOUND: "red",
}


class Verified(NamedTuple):
    """What was compared: the film's file as it is printed, the title of the source, and what was found."""

    file: str
    against: str
    findings: Sequence[Finding]


def as_text(verified: Verified) -> str:
    """Return each line with its verdict, the words that differ, and a summary."""
    return "\n".join([*(_line(verified, finding) for finding in verified.findings), _summary(verified)])


def as_json(verified: Verified) -> str:
    """Return a list of objects, one for each line."""
    return json.dumps(
        [_object(verified, finding) for finding in verified.findings], indent=2, ensure_ascii=False
    )


def as_github(verified: Verified) -> str:
    """Return a workflow command for each line that is not in the source as it is quoted."""
    return "\n".join(
        workflow_command(
            verified.file,
            finding.line.written.place,
            f"filmguide verify: {finding.verdict.label}",
            visible(f"{_name(finding)}: {_told(verified, finding)}"),
        )
        for finding in verified.findings
        if not finding.verdict.good
    )


FORMATS: dict[str, Callable[[Verified], str]] = {"text": as_text, "json": as_json, "github": as_github}


def _line(verified: Verified, finding: Finding) -> str:
    place = click.style(f"{visible(verified.file)}:{finding.line.written.place.line}:", bold=True)
    verdict = click.style(finding.verdict.label, fg=COLOURS[finding.verdict])
    text = f"{place} {verdict}: {visible(_name(finding))}{_when(finding)}"
    if finding.verdict is Verdict.DIFFERS:
        judgement = finding.judgement
        text += f"\n    quoted: {visible(judgement.ours)}\n    source: {visible(judgement.theirs)}"
    return text


def _name(finding: Finding) -> str:
    name = f"quotes.{finding.quotation.id}"
    name = name if finding.number is None else f"{name}, line {finding.number}"
    return name if finding.language is None else f"{name} ({finding.language})"


def _when(finding: Finding) -> str:
    """Return the time at which a line is found, and how far that is from what its record says."""
    if finding.found is None:
        return ""
    text = f", {clock(finding.found)}"
    if finding.distance is not None and finding.number in (None, 1):
        text += f" ({finding.distance:+} s)" if finding.distance else " (as recorded)"
    if finding.also:
        text += ", also at " + ", ".join(map(clock, finding.also))
    return text


def _told(verified: Verified, finding: Finding) -> str:
    if finding.verdict is Verdict.NOT_FOUND:
        return f"not found in {verified.against}"
    return (
        f"“{finding.judgement.ours}” here, “{finding.judgement.theirs}” in {verified.against}{_when(finding)}"
    )


def _object(verified: Verified, finding: Finding) -> dict[str, object]:
    place, position = finding.line.written.place, finding.quotation.position
    recorded = position.at if position else None
    return {
        "file": verified.file,
        "line": place.line,
        "column": place.column,
        "quotation": finding.quotation.key,
        "number": finding.number,
        "language": finding.language,
        "verdict": finding.verdict.label,
        "found": clock(finding.found) if finding.found is not None else None,
        "also": list(map(clock, finding.also)),
        "at": clock(recorded) if recorded is not None else None,
        "distance": finding.distance if finding.number in (None, 1) else None,
        "quoted": finding.judgement.ours or None,
        "source": finding.judgement.theirs or None,
    }


def _summary(verified: Verified) -> str:
    counts = Counter(finding.verdict for finding in verified.findings)
    parts = ", ".join(f"{counts[verdict]:,} {verdict.label}" for verdict in Verdict if counts[verdict])
    total = counted(len(verified.findings), "line")
    good = all(verdict.good for verdict in counts)
    text = f"{total} against {visible(verified.against)}: {parts or 'nothing to compare'}"
    return click.style(text, fg="green" if good else "yellow")
