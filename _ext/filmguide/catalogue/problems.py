"""What can be wrong with a file: data, not exceptions, so that all of it is reported at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from filmguide.catalogue.text import clip


class Code(Enum):
    """The kinds of problems; a warning of Sphinx has the value as its subtype, after ``film.``."""

    UNREADABLE = "unreadable"
    """The file cannot be opened, or is not a file."""
    SYNTAX = "syntax"
    """The file is not YAML at this place."""
    NOT_UTF8 = "not-utf8"
    """The file holds bytes that are not UTF-8."""
    CHARACTER = "character"
    """A control character, a byte-order mark or a bidirectional override."""
    FEATURE = "feature"
    """A sign with a meaning that films do not use: an anchor, an alias, a tag or a directive."""
    SECOND_DOCUMENT = "second-document"
    """A line ``---`` that begins another document."""
    TAB = "tab"
    """A tab where spaces indent."""
    COLON = "colon"
    """A colon in unquoted text, which YAML reads as a key, or a key's colon without a space after it."""
    INDENTATION = "indentation"
    """A line that is indented otherwise than its neighbours."""
    TOO_LARGE = "too-large"
    """More bytes, values, levels or problems than a film needs."""
    DUPLICATE_KEY = "duplicate-key"
    """A key that stands twice in one mapping."""
    UNKNOWN_KEY = "unknown-key"
    """A key that the format does not have."""
    MISSING_FIELD = "missing-field"
    """A key that a record cannot do without."""
    WRONG_TYPE = "wrong-type"
    """A list where a text is wanted, a word where a number is wanted, and so on."""
    EMPTY_VALUE = "empty-value"
    """A key with nothing after it."""
    OUT_OF_RANGE = "out-of-range"
    """A number or a text outside the values that are possible."""
    HASH = "hash"
    """A ``#`` in unquoted text, which YAML may read as a comment."""
    ID = "id"
    """An id that cannot be an anchor, or a name that makes none."""
    DUPLICATE_ID = "duplicate-id"
    """Two records with one id."""
    DUPLICATE_CREDIT = "duplicate-credit"
    """A performer who is listed twice for the same role."""
    UNKNOWN_CHARACTER = "unknown-character"
    """A speaker or addressee who is not in the cast."""
    AMBIGUOUS_NAME = "ambiguous-name"
    """A name that two characters share."""
    UNKNOWN_SCENE = "unknown-scene"
    """A scene that the film does not list."""
    UNKNOWN_THEME = "unknown-theme"
    """A theme that ``themes.yaml`` does not list."""
    URL = "url"
    """An address that does not begin with ``https://`` or ``http://``."""
    SCRIPT = "script"
    """A line of a script that names no speaker."""
    POSITION = "position"
    """A position without a source, or after the end of the film."""
    LONG_EXCERPT = "long-excerpt"
    """An excerpt of a film in copyright that has more words than the site allows."""
    MUCH_QUOTED = "much-quoted"
    """More words of a film in copyright, in all its quotations, than the site allows."""
    NO_FILM = "no-film"
    """A page that asks for something of its film and belongs to none."""
    UNKNOWN_FILM = "unknown-film"
    """A film that a page names and that has no file."""
    UNKNOWN_PERSON = "unknown-person"
    """A person that a page names and that no film credits."""
    UNKNOWN_QUOTE = "unknown-quote"
    """A quotation that a page asks for and that the film does not have."""
    LINES = "lines"
    """Lines that a page asks for and that the quotation does not have."""
    NOT_SHOWN = "not-shown"
    """A reference to something that no page shows."""
    MISQUOTE = "misquote"
    """Words in quotation marks on a page that are nearly those of a record."""
    KNOWN_MISQUOTE = "known-misquote"
    """Words in quotation marks on a page that a record lists as a misquotation of it."""
    TYPED_QUOTE = "typed-quote"
    """Words of a record that are typed into a page."""
    UNRECORDED_QUOTE = "unrecorded-quote"
    """Words that a page attributes to a character and that are on no record."""
    EMPTY_SPOILER = "empty-spoiler"
    """A ``{spoiler}`` with nothing in it."""


@dataclass(frozen=True)
class Problem:
    """One mistake in one file.

    ``line`` and ``column`` count from 1; ``path`` is the way to the value, such as ``cast[2].performer``.
    """

    file: str
    line: int
    column: int
    path: str
    message: str
    code: Code

    def __lt__(self, other: Problem) -> bool:
        """Sort by place, so that a file's problems read from top to bottom."""
        return self._key() < other._key()

    def _key(self) -> tuple[str, int, int, str, str]:
        return self.file, self.line, self.column, self.path, self.message

    @property
    def text(self) -> str:
        """The message with the path in front of it."""
        return f"{self.path}: {self.message}" if self.path else self.message

    def __str__(self) -> str:
        """Return the problem as ``sphinx-build`` prints it."""
        return f"{self.file}:{self.line}: WARNING: {self.text} [film.{self.code.value}]"


def path_text(path: tuple[int | str, ...]) -> str:
    """Return ``("cast", 2, "performer")`` as ``cast[2].performer``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{clip(step)}" if text else clip(step)
    return text
