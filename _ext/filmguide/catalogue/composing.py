"""Building the tree from the events of libyaml, or of PyYAML's own parser where libyaml is missing."""

from __future__ import annotations

import re
from typing import Any

import yaml

from filmguide.catalogue.decoding import FORBIDDEN, forbidden_message
from filmguide.catalogue.faults import Fault, TooLarge
from filmguide.catalogue.problems import Code
from filmguide.catalogue.text import Faulty, Mapping, Place, Sequence, Text, clip

MAX_DEPTH = 50
MAX_VALUES = 20_000
MAX_TEXT = 20_000

PARSER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# A question mark inside words, which PyYAML's own parser does not let stand between brackets.
_QUESTION = re.compile(r"(?<=[^\s\[{,\\])\?")
_HIDDEN = "\ufdd0"

_CLOSE_COMMENT = re.compile(r"(?:[!&]\S*\s+)*[|>][-+0-9]*#")


class Composer:
    """Builds the tree of a file, as a whole or piece by piece, and keeps the faults met on the way."""

    def __init__(self, lines: list[str], file: str) -> None:
        """Prepare to compose pieces of *file*, which has these *lines*."""
        self.faults: list[Fault] = []
        self._file = file
        self._lines = lines
        self._values = 0

    def compose(self, first: int, end: int, parser: type | None = None) -> Any:
        """Return the tree of the lines from *first*, counted from 0, to before *end*; None if it is empty.

        A text of more than ``MAX_TEXT`` characters is a fault, and empty in the tree.

        :param parser: a loader of PyYAML, if not ``PARSER``.
        :raises yaml.YAMLError: if it is not YAML; its marks count from *first*. There are no faults then.
        :raises TooLarge: if there are more than ``MAX_DEPTH`` levels, or ``MAX_VALUES`` values in all.
        """
        self._first = first
        self._root: Any = None
        self._open: list[tuple[Mapping | Sequence, Text | None]] = []
        self._key: Text | None = None
        known, counted = len(self.faults), self._values
        try:
            self._source = _QUESTION.sub(_HIDDEN, "\n".join(self._lines[first:end]) + "\n")
            # Without either, no text holds a character that the source could not.
            self._unusual = "\\" in self._source or "\t" in self._source
            for event in yaml.parse(self._source, Loader=parser or PARSER):
                self._take(event)
        except yaml.YAMLError:
            del self.faults[known:]
            self._values = counted
            raise
        return self._root

    def _fault(self, place: Place, message: str, code: Code = Code.FEATURE) -> None:
        self.faults.append(Fault(place, message, code))

    def _take(self, event: Any) -> None:
        place = Place(self._first + event.start_mark.line + 1, event.start_mark.column + 1, self._file)
        if isinstance(event, yaml.AliasEvent):
            self._sign(place, f"*{event.anchor}", "*")
            self._add(Faulty("", place))
        elif isinstance(event, yaml.NodeEvent):
            self._start(event, place)
        elif isinstance(event, yaml.CollectionEndEvent):
            _, self._key = self._open.pop()

    def _sign(self, place: Place, written: str, sign: str) -> None:
        message = (
            f"“{clip(written)}” means something else to YAML; put words that begin with “{sign}” in quotes"
        )
        self._fault(place, message)

    def _start(self, event: Any, place: Place) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            raise TooLarge(place, f"more than {MAX_VALUES:,} values; keep to one film")
        if event.anchor:
            self._sign(place, f"&{event.anchor}", "&")
        if event.tag:
            self._sign(place, event.tag.replace("tag:yaml.org,2002:", "!!"), "!")
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event, place))
            return
        value: Mapping | Sequence = Mapping() if isinstance(event, yaml.MappingStartEvent) else Sequence()
        value.place, value.told = place, bool(event.anchor or event.tag)
        if len(self._open) >= MAX_DEPTH:
            raise TooLarge(place, f"more than {MAX_DEPTH} levels, one inside the other; films need four")
        self._add(value)
        self._open.append((value, self._key))
        self._key = None

    def _scalar(self, event: Any, place: Place) -> Text:
        words = event.value.replace(_HIDDEN, "?")
        if len(words) > MAX_TEXT:
            self._fault(place, f"a text of more than {MAX_TEXT:,} characters; shorten it", Code.TOO_LARGE)
            return Faulty("", place)
        if self._unusual or event.style in ("|", ">"):
            self._check_portable(event)
        if self._unusual and (bad := FORBIDDEN.search(words)):
            self._fault(place, forbidden_message(bad.group()), Code.CHARACTER)
            words = FORBIDDEN.sub(" ", words)
        if event.style in ("|", ">"):  # whose words begin below the indicator and end in a line break
            return self._block(event, words.rstrip("\n"), place)
        end = self._first + event.end_mark.line
        if not event.style and end < len(self._lines):
            rest = self._lines[end][event.end_mark.column :]
            if rest and re.match(r"\s+#\S", rest):
                self.faults.append(hash_fault(end, event.end_mark.column + rest.index("#")))
                return Faulty((words + rest).strip(), place)
        text = Text(words, place)
        text.folded = event.end_mark.line > event.start_mark.line
        return text

    def _check_portable(self, event: Any) -> None:
        """Refuse what only one of the parsers refuses.

        That is half of a character, which libyaml refuses by itself; and a comment right after the sign of a
        block, and a tab before words that go on, which PyYAML does.
        """
        first, last = (self._first + mark.line for mark in (event.start_mark, event.end_mark))
        half = re.search("[\ud800-\udfff]", event.value)
        comment = event.style in ("|", ">") and _CLOSE_COMMENT.match(self._source, event.start_mark.index)
        tab = not event.style and any(re.match(" *\t", line) for line in self._lines[first + 1 : last + 1])
        if half or comment or tab:
            context = "while scanning a double-quoted scalar" if half else "while scanning a scalar"
            mark, problem = event.start_mark, "found unknown escape character"
            raise yaml.scanner.ScannerError(context, mark, problem, mark)

    def _block(self, event: Any, words: str, place: Place) -> Text:
        below = self._lines[place.line : self._first + event.end_mark.line + 1]
        written = [line for line in below if line.strip()]
        indent = len(written[0]) - len(written[0].lstrip()) if written else 0
        text = Text(words, place._replace(line=place.line + 1, column=indent + 1))
        text.folded = event.style == ">" and len(written) > 1
        return text

    def _add(self, value: Any) -> None:
        if not self._open:
            self._root = value if self._root is None else self._root
            return
        container, _ = self._open[-1]
        if isinstance(container, Sequence):
            container.append(value)
        elif self._key is None:
            self._key = value if isinstance(value, Text) else Faulty("", value.place)
            if not isinstance(value, Text):
                message = "brackets where a key is wanted; write a name, such as “title:”"
                self._fault(value.place, message, Code.WRONG_TYPE)
        else:
            if not isinstance(self._key, Faulty) and (fault := add(container, self._key, value)):
                self.faults.append(fault)
            self._key = None


def hash_fault(line: int, column: int) -> Fault:
    """Return the fault of a ``#`` without a space after it; *line* and *column* count from 0."""
    message = (
        "“#” begins a comment here; put the whole value in quotes, or a space after “#” if it is a comment"
    )
    return Fault(Place(line + 1, column + 1), message, Code.HASH)


def add(mapping: Mapping, key: Text, value: Any) -> Fault | None:
    """Set *key*, unless it is there already; then return the fault."""
    if key in mapping:
        return Fault(key.place, f"“{clip(key)}” stands here twice; keep one", Code.DUPLICATE_KEY)
    mapping[key] = value
    return None
