"""From the entries of a cast list to characters and credits."""

from __future__ import annotations

from filmguide.catalogue import records, schema
from filmguide.catalogue.library import Library, is_id
from filmguide.catalogue.problems import Code
from filmguide.catalogue.reporting import Report
from filmguide.catalogue.text import Text, clip, slug

MAX_PERFORMERS = 50


class CastBuilder:
    """Makes characters out of roles: entries with one role share one character."""

    def __init__(self, film: str, library: Library, report: Report) -> None:
        self.characters: dict[str, records.Character] = {}
        self._film = film
        self._library = library
        self._report = report

    def credits(self, entries: list[schema.CastEntry]) -> tuple[records.CastCredit, ...]:
        """Return the cast list; ``characters`` then holds everyone in it.

        What is wrong with an entry is reported once, and the entry is kept.
        """
        first: dict[str, schema.CastEntry] = {}
        for index, entry in enumerate(entries):
            fresh = [self._add_character(index, entry, role) for role in entry.role]
            earlier = first.setdefault(entry.performer.casefold(), entry)
            if earlier is not entry and all(fresh):
                message = (
                    f"“{clip(entry.performer)}” is listed twice; write “role: [FIRST, SECOND]” in one entry"
                )
                path = ("cast", index, "performer")
                self._report.add(entry.performer.place, path, message, Code.DUPLICATE_CREDIT)
        return tuple(self._credit(entry) for entry in entries)

    def _credit(self, entry: schema.CastEntry) -> records.CastCredit:
        return records.CastCredit(
            performer=self._library.person(entry.performer),
            characters=tuple(self.characters[_id(entry, role)] for role in entry.role),
            printed=entry.printed,
            credited_as=entry.credited_as,
            about=entry.about,
            voice=entry.voice,
            uncredited=entry.uncredited,
            archive=entry.archive,
        )

    def _add_character(self, index: int, entry: schema.CastEntry, role: Text) -> bool:
        """Add the character, or another performer; tell whether the performer is not there already."""
        key, performer = _id(entry, role), self._library.person(entry.performer)
        known = self.characters.get(key)
        path = ("cast", index, "role")
        if not is_id(key):
            message = f"“{clip(role)}” makes no id; add “id:” with small letters, digits and hyphens"
            self._report.add(role.place, path, message, Code.ID)
        if known and known.name.casefold() != role.casefold():
            message = f"the id “{key}” is that of “{clip(known.name)}”; add “id:” with another"
            self._report.add(role.place, path, message, Code.DUPLICATE_ID)
        if known and performer in known.performers:
            message = f"“{clip(entry.performer)}” plays “{clip(role)}” twice; keep one"
            self._report.add(role.place, path, message, Code.DUPLICATE_CREDIT)
            return False
        if known and len(known.performers) == MAX_PERFORMERS:
            message = f"more than {MAX_PERFORMERS} performers of “{clip(role)}”; check the role"
            self._report.add(role.place, path, message, Code.TOO_LARGE)
            return True
        self.characters[key] = records.Character(
            film=self._film,
            id=key,
            name=known.name if known else role,
            short=entry.short or (known.short if known else role),
            aliases=(*(known.aliases if known else ()), *entry.aliases),
            performers=(*(known.performers if known else ()), performer),
            formerly=(*(known.formerly if known else ()), *entry.formerly),
        )
        return True


def _id(entry: schema.CastEntry, role: Text) -> str:
    return entry.id if entry.id and len(entry.role) == 1 else slug(role)
