"""A line beside a source: what counts as the same, what differs, where it is, and every trap by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from filmguide.sources.judging import Verdict
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.sources.conftest import FORMATS, srt

if TYPE_CHECKING:
    from filmguide.sources.comparing import Finding

    from tests.sources.conftest import CUES, Compare

LINE = "I have waited here for longer than the rails have"
QUOTE = f"  late: {{speaker: Clara, text: {LINE}}}\n"
BEFORE: CUES = [(1, 2, "Is this the platform?"), (3, 4, "It was, once.")]
AFTER: CUES = [(90, 92, "Then wait a little more.")]


def one(found: list[Finding]) -> Finding:
    [finding] = found
    return finding


TRAPS: dict[str, CUES] = {
    "as it is": [(10, 12, LINE)],
    "line break": [(10, 12, "I have waited here for longer\nthan the rails have")],
    "across cues": [
        (10, 12, "I have waited here"),
        (12.1, 14, "for longer than the"),
        (14.1, 15, "rails have"),
    ],
    "two speakers in one cue": [
        (10, 12, "- Still here?\n- I have waited here"),
        (12, 14, "for longer than the rails have"),
    ],
    "dashes without spaces": [(10, 12, "–Still here?\n–I have waited here for longer than the rails have")],
    "chevrons": [(10, 12, ">> Still here?\n>> I have waited here for longer than the rails have")],
    "somebody interrupts": [
        (10, 12, "- I have waited here for longer\n- Madam!"),
        (12, 14, "than the rails have"),
    ],
    "italics": [(10, 12, "<i>I have waited</i> here for <b>longer</b> than the <i>rails</i> have")],
    "tags inside a word": [(10, 12, "I have wai<i>ted</i> here for longer than the rails have")],
    "colour": [(10, 12, '<font color="#ffff00">I have waited here for longer than the rails have</font>')],
    "override tags": [(10, 12, r"{\an8}I have waited{\i1} here for longer{\i0} than the rails have")],
    "sound": [
        (10, 12, "I have waited here [MUSIC] for longer"),
        (13, 14, "[TRAIN\nWHISTLES]\nthan the rails have"),
    ],
    "manner of speaking": [(10, 12, "(sighs) I have waited here (laughs) for longer than the rails have")],
    "name in capitals": [
        (10, 12, "CLARA: I have waited here"),
        (12, 13, "CLARA (V.O.): for longer than the rails have"),
    ],
    "name of the cast": [
        (10, 12, "Clara: I have waited here"),
        (12, 13, "Clara Voss: for longer than the rails have"),
    ],
    "musical notes": [(10, 12, "♪ I have waited here ♪"), (12, 13, "♪ for longer than the rails have ♪")],
    "invisible signs": [
        (10, 12, "\u200eI have wai\u00adted here\u200b for longer than the\u00a0rails have\ufeff")
    ],
    "entities": [(10, 12, "I have waited&nbsp;here for longer &lrm;than the rails have")],
    "sign shown at the same time": [
        (10, 14, "I have waited here for longer"),
        (11, 13, "PLATFORM NINE"),
        (14, 15, "than the rails have"),
    ],
    "two layers": [
        (10, 12, "I have waited here"),
        (10, 12, "I have waited here"),
        (12, 14, "for longer than the rails have"),
        (12, 14, "for longer than the rails have"),
    ],
    "rolling captions": [
        (10, 12, "I have waited here"),
        (12, 14, "I have waited here\nfor longer than the"),
        (14, 16, "for longer than the\nrails have"),
    ],
    "repeated words before it": [(8, 9, "I have waited"), (10, 12, LINE)],
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("trap", TRAPS)
def test_line_is_found_in_spite_of(trap: str, form: str, compare: Compare) -> None:
    cues = [*BEFORE, *TRAPS[trap], *AFTER]
    found = one(compare(QUOTE, FORMATS[form](cues), f".{form}"))
    assert (found.verdict, found.found) == (Verdict.EXACT, 10)


@pytest.mark.parametrize(
    ("written", "verdict"),
    [
        ("I have waited here for longer than the rails have!", Verdict.EXACT),
        ("I HAVE WAITED HERE FOR LONGER THAN THE RAILS HAVE", Verdict.NORMALISED),
        ("I have waited here – for longer than the rails have", Verdict.NORMALISED),
        ("I have waited here for… longer than the rails have", Verdict.NORMALISED),
        ("I have not waited here for longer than the rails have", Verdict.DIFFERS),
        ("I have waited there for longer than the rails had", Verdict.DIFFERS),
        ("I have waited for longer than the rails have", Verdict.DIFFERS),
        ("Then the bird sang all night for the boys", Verdict.NOT_FOUND),
    ],
)
def test_verdict(written: str, verdict: Verdict, compare: Compare) -> None:
    assert one(compare(QUOTE, srt([*BEFORE, (10, 12, written), *AFTER]), ".srt")).verdict is verdict


def test_differing_words_are_marked_and_nothing_else_is_copied(compare: Compare) -> None:
    cues = [*BEFORE, (10, 12, "- He said, I have not waited there for\nlonger than the rails"), *AFTER]
    found = one(compare(QUOTE, srt(cues), ".srt"))
    assert found.judgement.ours == "I have waited ›here‹ for longer than the rails ›have‹"
    assert found.judgement.theirs == "I have ›not‹ waited ›there‹ for longer than the rails"


def test_a_dropped_not_is_never_missed(compare: Compare) -> None:
    for place in range(1, 9):
        words = LINE.split()
        written = " ".join([*words[:place], "not", *words[place:]])
        for cues in (
            [(10, 12, written)],
            [(10, 12, " ".join(words[:place])), (12, 13, "not"), (13, 14, " ".join(words[place:]))],
        ):
            assert one(compare(QUOTE, srt([*BEFORE, *cues, *AFTER]), ".srt")).verdict is Verdict.DIFFERS, (
                written
            )


@pytest.mark.parametrize(
    ("quoted", "verdict"),
    [
        ("I have waited … than the rails have", Verdict.EXACT),
        ("I have waited […] than the rails have", Verdict.EXACT),
        ("I … here for longer ... rails have", Verdict.EXACT),
        ("[She has] waited here for longer", Verdict.EXACT),
        ("I have waited [at the station] for longer", Verdict.NORMALISED),
        ("I have waited here for [laughs] longer than the rails", Verdict.EXACT),
        ("[i] have waited here", Verdict.NORMALISED),
        ("I have wait[ed] here", Verdict.NORMALISED),
        ("I have waited … than the roads have", Verdict.DIFFERS),
        ("I have waited … and the bird sang all night for boys", Verdict.NOT_FOUND),
    ],
)
def test_excerpt(quoted: str, verdict: Verdict, compare: Compare) -> None:
    quote = f"  late:\n    text: >-\n      {quoted}\n"
    assert one(compare(quote, srt([*BEFORE, (10, 12, LINE), *AFTER]), ".srt")).verdict is verdict


def test_excerpt_says_no_more_of_the_source_than_itself(compare: Compare) -> None:
    quote = "  late:\n    text: I have waited … than the roads have\n"
    found = one(compare(quote, srt([(10, 12, LINE)]), ".srt"))
    assert found.judgement.theirs == "I have waited … than the ›rails‹ have"


EXCHANGE = """  exchange:
    lines: |
      Clara: Is it [a pause] late?
      [A long silence.]
      The Stationmaster: It was never late.
      Clara: No.
"""


def test_directions_of_our_own_are_left_out_and_lines_are_judged_one_by_one(compare: Compare) -> None:
    cues = [*BEFORE, (20, 21, "Is it... late?"), (22, 23, "It is never late."), (24, 25, "No."), *AFTER]
    found = compare(EXCHANGE, srt(cues), ".srt")
    assert [(f.number, f.verdict, f.found) for f in found] == [
        (1, Verdict.NORMALISED, 20),
        (2, Verdict.DIFFERS, 22),
        (3, Verdict.EXACT, 24),
    ]


def test_common_line_is_found_beside_the_others_of_its_exchange(compare: Compare) -> None:
    cues = [
        (5, 6, "No."),
        (20, 21, "Is it late?"),
        (22, 23, "It was never late."),
        (24, 25, "No."),
        (40, 41, "No."),
    ]
    found = compare(EXCHANGE, srt(cues), ".srt")
    assert [(f.found, f.also) for f in found] == [(20, ()), (22, ()), (24, ())]


def test_line_that_differs_beside_the_others_is_not_taken_from_another_scene(compare: Compare) -> None:
    talk = [(n, n + 1, f"Word{n} another{n} third{n}") for n in range(100, 300)]
    cues = [
        (5, 6, "No."),
        *talk,
        (320, 321, "Is it late?"),
        (322, 323, "It never is late."),
        (324, 325, "Not."),
    ]
    found = compare(EXCHANGE, srt(cues), ".srt")
    assert [(f.verdict, f.found) for f in found[:2]] == [(Verdict.EXACT, 320), (Verdict.DIFFERS, 322)]
    assert found[2].found == 5  # and the time shows it
    exact = compare(EXCHANGE, srt([(5, 6, "It was never late."), *cues[1:]]), ".srt")
    assert (exact[1].verdict, exact[1].found) == (Verdict.DIFFERS, 322)


def test_line_that_is_said_twice_is_told_at_both_times(compare: Compare) -> None:
    cues = [(5, 6, "Nobody comes."), (60, 61, "Nobody comes.")]
    quote = "  nobody: {text: Nobody comes}\n"
    assert (one(compare(quote, srt(cues), ".srt")).found, one(compare(quote, srt(cues), ".srt")).also) == (
        5,
        (60,),
    )
    quote = "  nobody: {text: Nobody comes, at: 0:00:58, source: {title: The Disc}}\n"
    found = one(compare(quote, srt(cues), ".srt"))
    assert (found.found, found.also, found.distance) == (60, (), 2)


METROPOLIS = """  mediator:
    original: {lang: de, text: Mittler zwischen Hirn und Händen muß das Herz sein!}
    text: The mediator between brain and hands must be the heart!
"""
GERMAN = srt([(10, 12, "Mittler zwischen Hirn und Händen\nmuss das Herz sein!")])
ENGLISH = srt([(10, 12, "The mediator between head and hands\nmust be the heart!")])


@pytest.mark.parametrize(
    ("source", "language", "compared", "verdict"),
    [
        (GERMAN, None, "de", Verdict.NORMALISED),
        (ENGLISH, None, None, Verdict.DIFFERS),
        (GERMAN, "de-DE", "de", Verdict.NORMALISED),
        (GERMAN, "en", None, Verdict.NOT_FOUND),
        (ENGLISH, "de", "de", Verdict.NOT_FOUND),
    ],
)
def test_original_or_translation(
    source: str, language: str | None, compared: str | None, verdict: Verdict, compare: Compare
) -> None:
    found = one(compare(METROPOLIS, source, ".srt", language))
    assert (found.language, found.verdict) == (compared, verdict)


def test_words_without_spaces_between_them(compare: Compare) -> None:
    quote = "  tokyo: {text: 東京へ行くの}\n"
    assert (
        one(compare(quote, srt([(10, 12, "東京へ"), (12, 13, "行くのは誰")]), ".srt")).verdict
        is Verdict.EXACT
    )
    assert one(compare(quote, srt([(10, 12, "東京から行くの")]), ".srt")).verdict is Verdict.DIFFERS


@pytest.mark.parametrize(
    "transcript",
    [
        LINE,
        f"CLARA\n        (to nobody)\n    {LINE}.\n",
        "Clara: I have waited here\n(She sits.)\nfor longer than the rails have.",
        f"[00:12:01] {LINE}",
    ],
)
def test_transcript_has_no_times(transcript: str, compare: Compare) -> None:
    found = one(compare(QUOTE, f"Is this the platform?\n\n{transcript}\n\nThen wait.\n"))
    assert (found.verdict, found.found, found.distance) == (Verdict.EXACT, None, None)


def test_words_in_brackets_are_read_where_the_line_is_in_them(compare: Compare) -> None:
    quote = "  sign: {form: on-screen, text: 'PLATFORM: closed for good'}\n"
    assert (
        one(compare(quote, srt([(10, 12, "[PLATFORM: CLOSED FOR GOOD]")]), ".srt")).verdict
        is Verdict.NORMALISED
    )


def test_line_that_is_said_again_at_once_is_no_caption_that_rolls(compare: Compare) -> None:
    quote = "  wait: {text: We wait here. We wait here.}\n"
    cues = [(10, 12, "We wait here."), (12, 14, "We wait here.")]
    assert one(compare(quote, srt(cues), ".srt")).verdict is Verdict.EXACT


def test_source_without_a_word_has_nothing(compare: Compare) -> None:
    assert one(compare(QUOTE, srt([(1, 2, "...")]), ".srt")).verdict is Verdict.NOT_FOUND


def test_long_film_is_compared_in_a_moment(compare: Compare) -> None:
    """A hundred lines, a fifth of them misquoted, among twenty thousand words."""
    import random
    import time

    chance = random.Random(1)
    vocabulary = [f"w{chance.randrange(10**6)}" for _ in range(3000)]
    spoken = [[chance.choice(vocabulary) for _ in range(8)] for _ in range(2500)]
    cues = [(2 * n, 2 * n + 1.5, " ".join(words)) for n, words in enumerate(spoken)]
    quotes = ""
    for n in range(100):
        words = [*spoken[n * 20], *spoken[n * 20 + 1]]
        words[3] = "never" if n % 5 == 0 else words[3]
        quotes += f"  q{n}: {{text: {' '.join(words)}}}\n"
    start = time.perf_counter()
    found = compare(quotes, srt(cues), ".srt")
    assert time.perf_counter() - start < 20
    assert [f.verdict for f in found] == [Verdict.DIFFERS, *[Verdict.EXACT] * 4] * 20
    assert [f.found for f in found] == [n * 40 for n in range(100)]


SPOKEN = [
    "Thou art welcome to whatever the night has left us, said the porter to the rain",
    "Never ask a clock what it has seen of those who stood below it and were late",
    "If the snow had a name it would be the name of the town that I came from",
    "All of my letters were written on trains and none of them was ever sent",
    "We are two people who have missed the same train and that is a kind of family",
    "The lamp goes out at ten and then you will have to believe that I am here",
]


@st.composite
def misquotations(draw: st.DrawFn) -> tuple[str, str]:
    """Return a line, and the same with a word dropped, added, moved or put in another's place."""
    words = draw(st.sampled_from(SPOKEN)).replace(",", "").split()
    start = draw(st.integers(0, len(words) - 6))
    line = words[start : start + draw(st.integers(6, 12))]
    spot = draw(st.integers(1, len(line) - 2))
    other = draw(st.sampled_from(["not", "never", "really", "so"]))
    wrong = {
        "dropped": [*line[:spot], *line[spot + 1 :]],
        "added": [*line[:spot], other, *line[spot:]],
        "replaced": [*line[:spot], other, *line[spot + 1 :]],
        "moved": [*line[: spot - 1], line[spot], line[spot - 1], *line[spot + 1 :]],
    }[draw(st.sampled_from(["dropped", "added", "replaced", "moved"]))]
    assume([word.lower() for word in wrong] != [word.lower() for word in line])
    assume(" ".join(wrong).lower() not in " ".join(line).lower())
    return " ".join(line), " ".join(wrong)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(misquotations(), st.sampled_from(list(FORMATS)), st.integers(2, 9))
def test_each_misquotation_differs_at_its_place_and_each_line_is_found(
    compare: Compare, pair: tuple[str, str], form: str, length: int
) -> None:
    line, wrong = pair
    words = " / ".join(SPOKEN).split()
    cues = [(n, n + 0.9, " ".join(words[n : n + length])) for n in range(0, len(words), length)]
    quotes = f"  right: {{text: '{line}'}}\n  wrong: {{text: '{wrong}'}}\n"
    right, misquoted = compare(quotes, FORMATS[form](cues), f".{form}")
    assert right.verdict.good
    assert misquoted.verdict is Verdict.DIFFERS
    assert right.found is not None
    assert misquoted.found is not None
    assert abs(right.found - misquoted.found) <= length
    assert "›" in misquoted.judgement.ours + misquoted.judgement.theirs


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(["a", "not", "…", "[x]", "[…]", "w[or]d", "'til", "–", "(", "]", "é", "屋根"]),
        min_size=1,
        max_size=9,
    ),
    st.lists(st.sampled_from(["a", "not", "- b", "(x)", "\n", "A:", "♪", "é", "屋", "[", ">>"]), max_size=30),
)
def test_any_line_beside_any_source(compare: Compare, line: list[str], source: list[str]) -> None:
    text = " ".join(line)
    if not any(map(str.isalnum, text)) or text.count("[") != text.count("]"):
        return
    cues = [(n, n + 1.5, f"x {' '.join(source[n : n + 4])}") for n in range(0, len(source) + 1, 4)]
    quote = f"  one:\n    text: >-\n      x {text}\n"
    found = one(compare(quote, srt(cues), ".srt"))
    assert (found.found is None) == (found.verdict is Verdict.NOT_FOUND)
