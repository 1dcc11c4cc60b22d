"""The corpus: true lines, and passages made from them by rules, each with the verdict that it should get.

``lines.tsv`` holds lines of plays and titles of films that are in the public domain: the ones marked ``line``
are on record, the ones marked ``other`` are not. Everything else follows from the rules below, each a
function that returns a passage, or None where a line gives no occasion for it. Nothing here is random: where
there is a choice, the digest of the line makes it. README.md says the rules in words.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

SAME, MISQUOTE, NONE = "same", "misquote", "none"

_WORD = re.compile(r"\w+(?:[’']\w+)*")
_TENSES = """
    is:was was:is are:were were:are am:was have:had had:has has:had will:would would:will can:could
    could:can shall:should should:shall may:might do:did think:thought know:knew say:said said:says see:saw
    saw:see come:came go:went make:made made:make take:took feel:felt felt:feel love:loved speak:spoke
    hear:heard heard:hear give:gave tell:told told:tell wants:wanted believe:believed suppose:supposed
    hope:hoped find:found look:looked let:lets stand:stood bring:brought meet:met lies:lay wait:waited
    hate:hated use:used
"""
_SYNONYMS = """
    kind:gentle happy:glad sweetest:loveliest girl:woman pretty:handsome little:small big:large dear:darling
    fearful:terrible friend:companion people:persons brother:sister husband:spouse lady:woman old:aged
    young:youthful speak:talk talk:speak think:believe believe:think know:understand hear:listen look:gaze
    see:notice like:love love:adore hate:detest begin:start end:finish world:earth house:home town:city
    journey:voyage idea:notion money:wealth reason:cause moment:instant place:spot name:title king:prince
    lord:master lords:masters sir:madam father:mother mother:father son:child death:murder life:being
    heart:soul hand:arm hands:arms eyes:face blood:gore fear:dread bear:carry bring:fetch take:seize
    give:offer make:create go:walk come:return leave:abandon live:dwell die:perish tell:inform ask:demand
    morning:evening night:evening day:night wife:woman noble:great good:fine bad:wicked
    excessively:extremely thoroughly:completely perfectly:absolutely really:truly very:extremely kind:good
    book:novel pleasant:agreeable man:fellow men:people boy:lad room:chamber hair:beard word:phrase
    Tod:Krieg Stadt:Burg Herz:Hirn Brüder:Schwestern Glück:Segen Tage:Jahre Leben:Dasein tale:story
    tears:sorrow
"""
_PERSONS = """
    I:he he:she she:he you:we we:they they:you my:his his:her her:his your:our our:their me:him him:me
    us:them them:us ich:er euch:uns eure:unsere
"""
_VERBS = {
    *("is", "are", "was", "were", "am", "can", "could", "will", "would", "shall", "should", "must", "may"),
    *("might", "had", "has", "sind", "ist", "muß"),
}
_NOTS = frozenset(["not", "never", "no", "none", "nor", "nicht"])
_WITH_DO = {
    *("think", "know", "believe", "suppose", "hope", "want", "like", "use", "feel", "see", "hear", "speak"),
    *("come", "go", "insist"),
}


class Pair(NamedTuple):
    """A passage, what it was made from and how, and the verdict that it should get."""

    line: str
    passage: str
    verdict: str
    rule: str


def lines(kind: str = "line") -> list[str]:
    """Return the lines of a kind, "line" or "other"."""
    with (Path(__file__).parent / "lines.tsv").open(encoding="utf-8") as file:
        return [row[3] for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row[0] == kind]


def held_out(line: str) -> bool:
    """Tell whether a source line, with all that is made from it, is kept for the test."""
    return _digest(line) % 2 == 1


def pairs(for_test: bool) -> list[Pair]:
    """Return the pairs of one half of the lines: those kept for the test, or those to tune on."""
    others = [other for other in lines("other") if held_out(other) == for_test]
    return [
        Pair(line, passage, verdict, name)
        for line in lines()
        if held_out(line) == for_test
        for name, (verdict, rule) in RULES.items()
        if (passage := rule(line, others)) is not None
        and passage != line
        and len(_WORD.findall(passage)) >= 4
    ]


def _digest(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)


def _choose(line: str, count: int, rule: str) -> int:
    return _digest(f"{rule}: {line}") % count


def _replaced(line: str, table: str, name: str, count: int = 1) -> str | None:
    """Return *line* with words of *table* replaced, chosen by digest."""
    known = dict(entry.split(":") for entry in table.split())
    found = [match for match in _WORD.finditer(line) if match[0] in known]
    if len(found) < count:
        return None
    first = _choose(line, len(found) - count + 1, name)
    for match in reversed(found[first : first + count]):
        line = line[: match.start()] + known[match[0]] + line[match.end() :]
    return line


def _without(line: str, match: re.Match[str]) -> str:
    return " ".join((line[: match.start()] + line[match.end() :]).replace(" ,", ",").split())


def _inner(line: str) -> list[re.Match[str]]:
    return [m for m in list(_WORD.finditer(line))[1:-1] if m[0].lower() not in _NOTS and "n’t" not in m[0]]


def dropped_word(line: str, others: list[str]) -> str | None:
    """Leave out a word of four letters or more."""
    found = [match for match in _inner(line) if len(match[0]) > 3]
    return _without(line, found[_choose(line, len(found), "dropped word")]) if found else None


def dropped_small_word(line: str, others: list[str]) -> str | None:
    """Leave out a word of three letters or fewer."""
    found = [match for match in _inner(line) if len(match[0]) <= 3]
    return _without(line, found[_choose(line, len(found), "dropped small word")]) if found else None


def added_word(line: str, others: list[str]) -> str | None:
    """Put in a word that stresses another."""
    found = _inner(line)
    place = found[_choose(line, len(found), "added word")].start()
    word = ("really", "just", "ever", "only", "truly")[_choose(line, 5, "which word")]
    return f"{line[:place]}{word} {line[place:]}"


def added_not(line: str, others: list[str]) -> str | None:
    """Deny the first auxiliary verb with “not”, in German with “nicht”."""
    for match in _WORD.finditer(line):
        if match[0].lower() in _VERBS:
            return f"{line[: match.end()]} {'nicht' if _german(line) else 'not'}{line[match.end() :]}"
    return None


def added_contraction(line: str, others: list[str]) -> str | None:
    """Deny the first auxiliary verb with “n’t”."""
    contracted = {"is", "are", "was", "were", "could", "would", "should", "had", "has", "must"}
    for match in _WORD.finditer(line):
        if match[0].lower() in contracted:
            return f"{line[: match.end()]}n’t{line[match.end() :]}"
    return None


def added_do_not(line: str, others: list[str]) -> str | None:
    """Deny a verb with “do not” or “don’t”."""
    match = re.search(r"\b(I|you|we|they) (\w+)\b", line)
    if match and match[2] in _WITH_DO:
        helper = ("do not", "don’t")[_choose(line, 2, "do not")]
        return f"{line[: match.start()]}{match[1]} {helper} {match[2]}{line[match.end() :]}"
    return None


def added_never(line: str, others: list[str]) -> str | None:
    """Put “never” after a pronoun and its auxiliary verb."""
    match = re.search(r"\b(?:I|you|we|they|he|she|it) (?:(?:have|has|had|will|would|is|am|was) )?", line)
    return f"{line[: match.end()]}never {line[match.end() :]}" if match else None


def dropped_not(line: str, others: list[str]) -> str | None:
    """Leave out the first “not”, “never”, “no”, “none”, “nor”, “n’t” or “nicht”."""
    for match in _WORD.finditer(line):
        word = match[0]
        answers = word.lower() == "no" and not line[match.end() :].startswith(" ")  # "No, …" denies nothing
        if word.lower() in _NOTS and not answers:
            return _without(line, match)
        if word.endswith("n’t"):
            base = {"can’t": "can", "won’t": "will"}.get(word.lower(), word.removesuffix("n’t"))
            return line[: match.start()] + base + line[match.end() :]
    return None


def tense(line: str, others: list[str]) -> str | None:
    """Put a verb into another tense."""
    return _replaced(line, _TENSES, "tense")


def synonym(line: str, others: list[str]) -> str | None:
    """Replace a word by one of like meaning, or of its kind."""
    return _replaced(line, _SYNONYMS, "synonym")


def person(line: str, others: list[str]) -> str | None:
    """Replace a pronoun by that of another person."""
    return _replaced(line, _PERSONS, "person")


def two_changes(line: str, others: list[str]) -> str | None:
    """Replace a word by a synonym and leave out a small one."""
    changed = synonym(line, others) if len(line.split()) >= 9 else None
    return dropped_small_word(changed, others) if changed else None


def transposition(line: str, others: list[str]) -> str | None:
    """Swap two neighbouring words."""
    found = [m for m in re.finditer(r"(?<=\s)(\w+) (\w+)(?=\s)", line) if m[1].lower() != m[2].lower()]
    if not found:
        return None
    match = found[_choose(line, len(found), "transposition")]
    return f"{line[: match.start()]}{match[2]} {match[1]}{line[match.end() :]}"


def halves_swapped(line: str, others: list[str]) -> str | None:
    """Swap what stands before and after the first comma."""
    first, comma, second = line.rstrip(".!?").partition(", ")
    if not comma or min(len(first.split()), len(second.split())) < 3:
        return None
    return f"{second}, {first}"


def elision(line: str, others: list[str]) -> str | None:
    """Put a mark of omission in the place of one to three words."""
    return _elided(line, line)


def elision_with_change(line: str, others: list[str]) -> str | None:
    """Put a verb into another tense, and a mark of omission somewhere else."""
    changed = tense(line, others)
    elided = _elided(changed, line) if changed else None
    return None if elided == _elided(line, line) else elided  # the change may be what is left out


def _elided(line: str, chooser: str) -> str | None:
    words = line.split()
    if len(words) < 8:
        return None
    begin = 2 + _choose(chooser, len(words) - 6, "elision")
    end = begin + 1 + _choose(chooser, 3, "how many")
    if any(w.strip(".,;:!?").lower() in _NOTS or "n’t" in w for w in words[max(0, begin - 1) : end + 1]):
        return None
    mark = ("…", "[…]", "...", "[...]")[_choose(chooser, 4, "mark")]
    return " ".join([*words[:begin], mark, *words[end:]])


def straight(line: str, others: list[str]) -> str | None:
    """Type straight apostrophes, two hyphens for a dash, and no sign at the end."""
    return line.replace("’", "'").replace("—", "--").rstrip(".!?")


def capitals(line: str, others: list[str]) -> str | None:
    """Print everything in capitals."""
    return line.upper()


def signs(line: str, others: list[str]) -> str | None:
    """Change commas, semicolons and full stops, and swap capitals and small letters."""
    return line.replace(",", " –").replace(";", "...").replace(".", "!").swapcase()


def small_first_letter(line: str, others: list[str]) -> str | None:
    """Put the first letter, made small, in brackets."""
    return f"[{line[0].lower()}]{line[1:]}"


def bracketed(line: str, others: list[str]) -> str | None:
    """Put a name in brackets in the place of a pronoun."""
    people = "I:[Jack] you:[Cecily] he:[Ernest] she:[Gwendolen]"
    pronouns = "my:[his] your:[her] me:[him] we:[they] euch:[ihnen]"
    return _replaced(line, f"{people} {pronouns}", "bracketed")


def excerpt(line: str, others: list[str]) -> str | None:
    """Take five or more words in a row."""
    words = line.split()
    if len(words) < 8:
        return None
    length = 5 + _choose(line, len(words) - 6, "length")
    begin = _choose(line, len(words) - length + 1, "excerpt")
    around = words[max(0, begin - 1) : begin] + words[begin + length : begin + length + 1]
    if any(word.strip(".,;:!?").lower() in _NOTS or "n’t" in word for word in around):
        return None
    return " ".join(words[begin : begin + length])


def excerpt_with_change(line: str, others: list[str]) -> str | None:
    """Take words in a row and change one of them."""
    part = excerpt(line, others)
    if part is None or len(part.split()) < 6:
        return None
    return synonym(part, others) or tense(part, others)


def unrelated(line: str, others: list[str]) -> str | None:
    """Take the line, not on record, that is nearest in length."""
    near = sorted(
        others, key=lambda other: (abs(len(other.split()) - len(line.split())), _digest(line + other))
    )
    return near[0]


def unrelated_longer(line: str, others: list[str]) -> str | None:
    """Take any line that is not on record."""
    return others[_choose(line, len(others), "unrelated")]


def frame(line: str, others: list[str]) -> str | None:
    """Return the small words of *line* with the long words of another in the place of its own."""
    donors = [m[0] for other in others for m in _WORD.finditer(other) if len(m[0]) > 4]
    start = _choose(line, len(donors), "frame")
    number = 0

    def replace(match: re.Match[str]) -> str:
        nonlocal number
        if len(match[0]) < 5:
            return match[0]
        number += 1
        return donors[(start + number) % len(donors)].lower()

    made = _WORD.sub(replace, line)
    return made if number * 2 >= len(_WORD.findall(line)) - 1 else None


def same_opening(line: str, others: list[str]) -> str | None:
    """Go on after three words with a line that is not on record."""
    words, other = line.split(), unrelated(line, others)
    assert other is not None
    tail = other.split()[3:]
    return " ".join([*words[:3], *tail]) if len(tail) >= 4 else None


def _german(line: str) -> bool:
    return bool(re.search(r"\b(?:der|das|und|ist|sie)\b", line.lower()))


Rule = Callable[[str, list[str]], str | None]

NEGATING = ("added not", "added n’t", "added do not", "added never", "dropped not")
RULES: dict[str, tuple[str, Rule]] = {
    "dropped word": (MISQUOTE, dropped_word),
    "dropped small word": (MISQUOTE, dropped_small_word),
    "added word": (MISQUOTE, added_word),
    "added not": (MISQUOTE, added_not),
    "added n’t": (MISQUOTE, added_contraction),
    "added do not": (MISQUOTE, added_do_not),
    "added never": (MISQUOTE, added_never),
    "dropped not": (MISQUOTE, dropped_not),
    "tense": (MISQUOTE, tense),
    "synonym": (MISQUOTE, synonym),
    "person": (MISQUOTE, person),
    "two changes": (MISQUOTE, two_changes),
    "transposition": (MISQUOTE, transposition),
    "halves swapped": (MISQUOTE, halves_swapped),
    "excerpt with a change": (MISQUOTE, excerpt_with_change),
    "elision with a change": (MISQUOTE, elision_with_change),
    "elision": (SAME, elision),
    "straight marks": (SAME, straight),
    "capitals": (SAME, capitals),
    "other signs": (SAME, signs),
    "first letter in brackets": (SAME, small_first_letter),
    "changed in brackets": (SAME, bracketed),
    "excerpt": (SAME, excerpt),
    "unrelated, of similar length": (NONE, unrelated),
    "unrelated, of any length": (NONE, unrelated_longer),
    "same small words": (NONE, frame),
    "same opening": (NONE, same_opening),
}


def works() -> Iterator[str]:
    """Yield the works that the lines are from."""
    with (Path(__file__).parent / "lines.tsv").open(encoding="utf-8") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        yield from dict.fromkeys(row[1] for row in rows)
