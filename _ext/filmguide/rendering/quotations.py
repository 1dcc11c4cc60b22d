"""Quotations, as blocks and in running text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docutils import nodes

from filmguide.catalogue.records import Line, Position, Quotation, Speaker, clock
from filmguide.locale import _
from filmguide.rendering.discussions import render_discussed
from filmguide.rendering.films import dated_title
from filmguide.rendering.page import Page
from filmguide.rendering.phrases import enumeration, joined, phrase, quotation_marks
from filmguide.rendering.remarks import render_checked, render_variants, search_words


class quotation(nodes.figure):
    """Words of a film: a block quote, a caption that says whose they are, and perhaps a legend."""


def render_quotation(
    page: Page,
    record: Quotation,
    *,
    lines: Sequence[int] = (),
    attribution: bool = True,
    variants: bool = False,
    classes: Sequence[str] = (),
    note: Sequence[nodes.Node] = (),
) -> list[nodes.Node]:
    """Return the quotation as a figure.

    In its home it also says what it was checked against and where it is discussed, and is found by the
    wordings that are wrong.

    :param lines: the indexes of the lines to show; all, if empty.
    :param attribution: whether the caption is shown.
    :param variants: whether the wordings that are often printed and are wrong are told.
    :param classes: further classes of the figure.
    :param note: an editor's note, printed below.
    """
    if lines:
        record = replace(record, lines=tuple(record.lines[index] for index in lines))
    kinds = {f"form-{record.form}": True, "exchange": record.script, "translated": record.original}
    kind = [name for name, applies in kinds.items() if applies]
    figure = quotation(classes=["quotation", *kind, *classes])
    home = page.is_home(record.key)
    if home:
        figure["ids"] = page.ids(record.key)
    elif page.bound:
        figure["mentioned"] = record.key
    if record.original:
        original = nodes.paragraph("", page.translate(record.original.text))
        figure += nodes.block_quote("", original, classes=["original", f"language-{record.original.lang}"])
    figure += nodes.block_quote(
        "", *(_lines(page, record) if record.script else _text(page, record.lines[0]))
    )
    if attribution:
        figure += nodes.caption("", "", *_attribution(page, record))
    remarks = render_variants(page, record) if variants else []
    if home:
        remarks += [*render_checked(page, record), *render_discussed(page, record.key)]
    if note or remarks:
        figure += nodes.legend("", *note, *remarks)
    return [figure, *(search_words(record) if home else [])]


def render_words(page: Page, record: Quotation) -> list[nodes.Node]:
    """Return the words alone, in the quotation marks of the page's language; lines are set off by a slash."""
    opening, closing = quotation_marks(page.language)
    spoken = [
        " ".join(page.translate(w.text) for w in line.words if not w.direction) for line in record.lines
    ]
    quoted = [f"{opening}{words}{closing}".replace("\n", " / ") for words in spoken if words]
    if not quoted:  # a stage direction, asked for alone
        return [node for line in record.lines for node in _words(page, line)]
    return [nodes.Text(" / ".join(quoted))]


def veil(page: Page, record: Quotation) -> str:
    """Return what a list calls the quotation where its words would give something away."""
    who = ", ".join(filter(None, [_names(page, record), page.translate(record.film.title)]))
    return f"{who} ({page.translate(record.scene.title)})" if record.scene else who


def veil_within_scene(page: Page, record: Quotation) -> str:
    """Return the same where the scene is named already."""
    return _names(page, record) or _forms().get(record.form) or _("quotation")


def _names(page: Page, record: Quotation) -> str:
    return ", ".join(page.translate(speaker.short) for speaker in record.speakers)


def _lines(page: Page, record: Quotation) -> Iterator[nodes.paragraph]:
    """Yield the lines of an exchange; each begins with its speaker, by initial after the first time."""
    seen: set[Speaker] = set()
    initials = _initials(page, record)
    for line in record.lines:
        paragraph = nodes.paragraph(classes=["line"])
        if line.speaker:
            name = _speaker(page, line.speaker)
            if line.speaker in seen and line.speaker in initials:
                full = page.translate(line.speaker.short)
                name = nodes.abbreviation("", initials[line.speaker], explanation=full)
            seen.add(line.speaker)
            paragraph += [nodes.inline("", "", name, nodes.Text(":"), classes=["speaker"]), nodes.Text(" ")]
        paragraph += nodes.inline("", "", *_words(page, line), classes=["words"])
        yield paragraph


def _text(page: Page, line: Line) -> Iterator[nodes.Node]:
    """Yield the words of one speaker; verse and the like keep their lines."""
    verses = " ".join(page.translate(words.text) for words in line.words).split("\n")
    if len(verses) == 1:
        yield nodes.paragraph("", verses[0])
    else:
        yield nodes.line_block("", *(nodes.line("", verse) for verse in verses))


def _words(page: Page, line: Line) -> Iterator[nodes.Node]:
    for index, words in enumerate(line.words):
        if index:
            yield nodes.Text(" ")
        text = page.translate(words.text)
        yield nodes.emphasis("", text, classes=["stage-direction"]) if words.direction else nodes.Text(text)


def _initials(page: Page, record: Quotation) -> dict[Speaker, str]:
    """Return the initials of the speakers, but for those that two speakers would share."""
    initials = {speaker: page.translate(speaker.short)[:1] for speaker in record.speakers}
    shared = Counter(initials.values())
    return {speaker: initial for speaker, initial in initials.items() if shared[initial] == 1}


def _speaker(page: Page, speaker: Speaker, *classes: str) -> nodes.Node:
    return page.name(speaker.key, speaker.short, *classes)


def _attribution(page: Page, record: Quotation) -> list[nodes.Node]:
    """Return who says it to whom, and where it is from."""
    who = nodes.inline("", "", *_who(page, record), classes=["attribution-who"])
    source = nodes.inline("", "", *_source(page, record), classes=["attribution-source"])
    return [who, nodes.Text(", "), source] if len(who) else [source]


def _who(page: Page, record: Quotation) -> list[nodes.Node]:
    speakers = enumeration([_speaker(page, s, "film-character") for s in record.speakers], page.language)
    who = speakers
    if record.to:
        addressee = _speaker(page, record.to, "film-character")
        pattern = _("{speaker} to {addressee}") if speakers else _("To {addressee}")
        who = phrase(pattern, speaker=speakers, addressee=[addressee])
    manner = [word for word in (_forms().get(record.form), _deliveries().get(record.delivery or "")) if word]
    text = ", ".join(manner)
    if not text:
        return who
    return [*who, nodes.Text(f", {text}" if who else text)]


def _source(page: Page, record: Quotation) -> list[nodes.Node]:
    """Return the film, the scene, and the source and translator where the record names them."""
    parts: list[list[nodes.Node]] = [dated_title(page, record.film)]
    if record.scene:
        opening, closing = quotation_marks(page.language)
        scene = page.name(record.scene.key, record.scene.title)
        parts.append([nodes.Text(opening), scene, nodes.Text(closing)])
    if record.position:
        parts.append([nodes.Text(position_text(record.position))])
    if record.source:
        name = page.translate(record.source.title)
        url = record.source.url
        cited: nodes.Node = nodes.reference("", name, refuri=url, internal=False) if url else nodes.Text(name)
        locator = record.source.locator
        parts.append([cited, nodes.Text(f", {page.translate(locator)}" if locator else "")])
    if record.translator:
        parts.append([nodes.Text(_("translated by {name}").format(name=page.translate(record.translator)))])
    return joined(parts)


def position_text(position: Position) -> str:
    """Return a position as it is cited: a time, or a reel and the metres into it."""
    if position.at is not None:
        begin, end = clock(position.at), clock(position.until) if position.until is not None else ""
        return f"{begin}–{end}" if end else begin
    reel = _("reel {number}").format(number=position.reel)
    return reel if position.metre is None else _("{reel}, {metre} m").format(reel=reel, metre=position.metre)


def _forms() -> dict[str, str]:
    return {
        "letter": _("in a letter"),
        "intertitle": _("intertitle"),
        "narration": _("narration"),
        "song": _("in a song"),
        "on-screen": _("on screen"),
    }


def _deliveries() -> dict[str, str]:
    return {"voice-over": _("voice-over"), "off-screen": _("off screen"), "on-phone": _("on the phone")}
