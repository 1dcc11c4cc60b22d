"""From the entries of quotations to lines with speakers, scenes, themes and positions."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from filmguide.catalogue import records, schema
from filmguide.catalogue.matching import Miss, find_characters, match_character
from filmguide.catalogue.problems import Code
from filmguide.catalogue.reporting import Report
from filmguide.catalogue.scripts import parse_script
from filmguide.catalogue.text import Text

Path = tuple[int | str, ...]


class QuotationBuilder:
    """Makes quotations of a film whose characters and scenes are known.

    What has been told to be missing (*lost*, in lower case) is not told again.
    """

    def __init__(
        self,
        film: records.FilmTitle,
        characters: Collection[records.Character],
        scenes: Mapping[str, records.Scene],
        themes: Mapping[str, records.Theme],
        lost: Collection[str],
        report: Report,
    ) -> None:
        self._film = film
        self._characters = characters
        self._scenes = scenes
        self._themes = themes
        self._lost = lost
        self._report = report

    def quotation(self, key: Text, entry: schema.QuoteEntry) -> records.Quotation:
        """Return the record; a name in it that is nobody's is told and printed as it is."""
        path = ("quotes", str(key))
        scene = self._scene(entry.scene, (*path, "scene")) if entry.scene else None
        return records.Quotation(
            film=self._film,
            id=key,
            lines=self._lines(entry, path),
            script=entry.lines is not None,
            to=self._speaker(entry.to, (*path, "to")) if entry.to else None,
            scene=scene,
            spoiler=entry.spoiler or (scene is not None and scene.spoiler),
            themes=tuple(self._known_themes(entry, (*path, "themes"))),
            form=entry.form,
            delivery=entry.delivery,
            original=records.Original(entry.original.lang, entry.original.text) if entry.original else None,
            translator=entry.translator,
            position=position(entry),
            source=source(entry.source),
            checked=records.Checked(entry.checked.against, entry.checked.on) if entry.checked else None,
            variants=tuple(entry.variants),
            formerly=tuple(entry.formerly),
        )

    def _lines(self, entry: schema.QuoteEntry, path: Path) -> tuple[records.Line, ...]:
        if entry.text is not None:
            speaker = self._speaker(entry.speaker, (*path, "speaker")) if entry.speaker else None
            return (records.Line(speaker, (records.Words(entry.text),)),)
        path = (*path, "lines")
        lines = []
        for name, words in parse_script(entry.lines or Text("")):
            if name == "":
                message = "no speaker; write “NAME: words” or [a direction], or indent to go on with a line"
                self._report.add(name.place, path, message, Code.SCRIPT)
            lines.append(records.Line(self._speaker(name, path) if name else None, words))
        return tuple(lines)

    def _speaker(self, name: Text, path: Path) -> records.Speaker:
        found = find_characters(self._characters, name)
        if len(found) == 1:
            return records.Speaker(found[0].key, found[0].name, found[0].short)
        if not self._excused("cast", name):
            miss = match_character(self._characters, name)
            if isinstance(miss, Miss):
                otherwise = "" if miss.candidates else "add them under “cast:”"
                message = miss.message("character of the cast", otherwise)
                self._report.add(name.place, path, message, miss.code(Code.UNKNOWN_CHARACTER))
        return records.Speaker(None, name, name)

    def _excused(self, section: str, name: Text) -> bool:
        """Tell whether *name* need not be told, since what keeps it or all of its *section* out has been."""
        return self._report.full or section in self._lost or name.casefold() in self._lost

    def _scene(self, key: Text, path: Path) -> records.Scene | None:
        scenes = {old: scene for scene in self._scenes.values() for old in scene.formerly} | dict(
            self._scenes
        )
        if key not in scenes and not self._excused("scenes", key):
            message = Miss.among(key, self._scenes).message("scene", "add it under “scenes:”")
            self._report.add(key.place, path, message, Code.UNKNOWN_SCENE)
        return scenes.get(key)

    def _known_themes(self, entry: schema.QuoteEntry, path: Path) -> list[str]:
        current = {old: theme.id for theme in self._themes.values() for old in theme.formerly}
        known = []
        for key in entry.themes:
            if key in self._themes or key in current:
                known.append(current.get(key, str(key)))
            elif not self._excused("themes.yaml", key):
                message = Miss.among(key, self._themes).message("theme", "add it to themes.yaml")
                self._report.add(key.place, path, message, Code.UNKNOWN_THEME)
        return known


def source(entry: schema.SourceEntry | None) -> records.Source | None:
    """Return the source, if there is one."""
    return records.Source(entry.title, entry.url, entry.locator) if entry else None


def position(entry: schema.Positioned) -> records.Position | None:
    """Return the position, if there is one."""
    if entry.at is None and entry.reel is None:
        return None
    return records.Position(entry.at, entry.until, entry.reel, entry.metre)
