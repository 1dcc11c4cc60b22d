"""Words in quotation marks are judged in every build, and the author is told what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import MakeSite, Site

FILM = """
title: The Reel
languages: [en, de]
cast:
  - {performer: Ada Stone, role: Theodore Twombly, short: Theodore}
  - {performer: Bea Moss, role: Samantha}
quotes:
  seat:
    speaker: Samantha
    text: You may never take the seat by the window.
    variants: [You may never take that seat by the door.]
  late:
    lines: |
      Theodore: [quietly] Is it as late as all that?
      [A pause.]
      Samantha: It is later than you think, my dear.
  bridge:
    original: {lang: de, text: Die Brücke ist über Nacht verschwunden.}
    text: The bridge has vanished overnight.
"""
OTHER = """
title: Another
quotes:
  lamp:
    text: Put out the lamp before you leave the house.
"""
INDEX = """
# Guide
```{film}
```
```{quotes}
```
```{toctree}
:glob:
*
```
"""
NOT = "is not what the film has, which is"
UNRECORDED = (
    "no record of The Reel has it; check it against the film, record it in reel/film.yaml, "
    "and show the record [film.unrecorded-quote]"
)
TYPED = "in the place of the typed words"


def guide(make_site: MakeSite, page: str, suffix: str = "md", **conf: Any) -> Site:
    files = {
        "reel/film.yaml": FILM,
        "other/film.yaml": OTHER,
        "reel/index.md": INDEX,
        f"reel/page.{suffix}": f"{page}\n",
    }
    return make_site(files, root_doc="reel/index", exclude_patterns=["_build", "other/*.md"], **conf)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "“You may never have the seat by the window.”",
            f"“You may never ›have‹ the seat by the window.” {NOT} "
            "“You may never ›take‹ the seat by the window”; write {quote}`seat` [film.misquote]",
            id="another word",
        ),
        pytest.param(
            "“You may take the seat by the window.”",
            f"“You may take the seat by the window.” {NOT} "
            "“You may ›never‹ take the seat by the window”; write {quote}`seat` [film.misquote]",
            id="dropped not",
        ),
        pytest.param(
            "“It isn’t later than you think, my dear.”",
            f"“It ›isn’t‹ later than you think, my dear.” {NOT} "
            "“It ›is‹ later than you think, my dear”; write {quote}`late.3` [film.misquote]",
            id="added not, in a line of an exchange",
        ),
        pytest.param(
            "“take the seat by the window”",
            f"“take the seat by the window” {NOT} "
            "“›never‹ take the seat by the window”; write {quote}`seat` [film.misquote]",
            id="excerpt that drops the not before it",
        ),
        pytest.param(
            "“You may … take the seat by the window.”",
            f"“You may … take the seat by the window.” {NOT} "
            "“You may ›never‹ take the seat by the window”; write {quote}`seat` [film.misquote]",
            id="omission of a not",
        ),
        pytest.param(
            "> Is it as late as that?\n>\n> It is later than you think, my dear.",
            f"“Is it as late as that? It is later than you think, my dear.” {NOT} “Is it as late as ›all‹ "
            "that? It is later than you think, my dear”; write the directive {quote} late [film.misquote]",
            id="block",
        ),
        pytest.param(
            "“Put out the lamp when you leave the house.”",
            f"“Put out the lamp ›when‹ you leave the house.” {NOT} "
            "“Put out the lamp ›before‹ you leave the house”; write {quote}`other.lamp` [film.misquote]",
            id="another film",
        ),
        pytest.param(
            "„Die Brücke ist über Nacht gekommen.“",
            f"“Die Brücke ist über Nacht ›gekommen‹.” {NOT} “Die Brücke ist über Nacht ›verschwunden‹”; "
            "write the directive {quote} bridge [film.misquote]",
            id="original",
        ),
        pytest.param(
            "“You may never take that seat by the door.”",
            "“You may never take ›that‹ seat by the ›door‹.” is a known misquotation; the film has "
            "“You may never take ›the‹ seat by the ›window‹”; write {quote}`seat` [film.known-misquote]",
            id="known",
        ),
        pytest.param(
            '"you may never take the seat by the window"',
            f"“you may never take the seat by the window” is on record; write {{quote}}`seat` {TYPED} "
            "[film.typed-quote]",
            id="typed",
        ),
        pytest.param(
            "> Theodore: Is it as late as all that?\n>\n> S: It is later than you think, my dear.",
            "“Is it as late as all that? It is later than you think, my de…” is on record; "
            f"write the directive {{quote}} late {TYPED} [film.typed-quote]",
            id="typed exchange, with names",
        ),
        pytest.param(
            "“I shall be home before dark,” says Samantha.",
            f"“I shall be home before dark,” is attributed to Samantha, and {UNRECORDED}",
            id="unrecorded",
        ),
        pytest.param(
            "“I shall be home before dark,” she replies.",
            f"“I shall be home before dark,” is attributed to a character (“she”), and {UNRECORDED}",
            id="unrecorded, by a pronoun",
        ),
    ],
)
def test_author_is_told_what_to_write(text: str, message: str, make_site: MakeSite) -> None:
    site = guide(make_site, f"# Page\n\nText.\n\n{text}", filmguide_warn_typed_quotes=True)
    assert site.build(warn=True).warnings == [f"reel/page.md:5: WARNING: {message}"]


@pytest.mark.parametrize(
    "text",
    [
        "“the seat by the door of the house”",
        "the motif of “the window and the door”",
        "a critic writes that “you may call it a masterpiece”",
        "“You may never know what she saw by the river.”",
        "Kracauer says: “It is the last word of the film.”",
        "“is it” and “as late as” and “the window”",
        "he never “takes a seat by chance or by plan”",
    ],
)
def test_likeness_by_chance_is_not_told(text: str, make_site: MakeSite) -> None:
    guide(make_site, f"# Page\n\n{text}", filmguide_warn_typed_quotes=True).build()


@pytest.mark.parametrize(
    "text",
    [
        "“YOU MAY NEVER TAKE THE SEAT — by the window”",
        "“[y]ou may never take … the window.”",
        "“[Theodore] may never take the seat by the [...] window!”",
        "“Is it as late as all that? It is later than you think, my dear.”",
        "he says he will never “take the seat by the window”",
        "“...later than you think...”",
    ],
)
def test_typography_omissions_and_excerpts_are_no_misquotations(text: str, make_site: MakeSite) -> None:
    build = guide(make_site, f"# Page\n\n{text}", filmguide_warn_typed_quotes=True).build(warn=True)
    assert [warning.rpartition(" ")[2] for warning in build.warnings] == ["[film.typed-quote]"]


def test_typed_words_are_no_warning_unless_the_site_asks(make_site: MakeSite) -> None:
    guide(make_site, "# Page\n\n“You may never take the seat by the window.”").build()


def test_role_is_that_of_restructured_text_and_of_the_primary_domain(make_site: MakeSite) -> None:
    page = "Page\n====\n\n“You may never have the seat by the window.”"
    build = guide(make_site, page, "rst", primary_domain=None)
    index = INDEX.replace("{film}", "{film:film}").replace("{quotes}", "{film:quotes}")
    build.write({"reel/index.md": index})
    [warning] = build.build(warn=True).warnings
    assert warning.endswith("; write :film:quote:`seat` [film.misquote]")


@pytest.mark.parametrize(
    ("front", "conf"),
    [
        ("ignore-quotes:\n  - You may never have the seat by the window", {}),
        ("ignore-quotes:\n  - you may * the window", {}),
        ("ignore-quotes: you may never have *", {}),
        ("ignore-quotes:\n  - misquote: you may never have *", {}),
        ("x: y", {"filmguide_ignore_quotes": ["You may never have the seat by the window."]}),
        ("x: y", {"filmguide_ignore_quotes": [("misquote", "* seat by the window")]}),
        ("x: y", {"filmguide_ignore_quotes": [("film.misquote", "*")]}),
        ("x: y", {"suppress_warnings": ["film.misquote"]}),
    ],
)
def test_what_the_author_vouches_for_is_ignored(
    front: str, conf: dict[str, Any], make_site: MakeSite
) -> None:
    page = f"---\n{front}\n---\n# Page\n\n“You may never have the seat by the window.”"
    guide(make_site, page, **conf).build()


@pytest.mark.parametrize(
    ("front", "conf"),
    [
        ("ignore-quotes:\n  - the seat by the window", {}),
        ("ignore-quotes:\n  - typed-quote: '*'", {}),
        ("x: y", {"filmguide_ignore_quotes": [("typed-quote", "*")]}),
        ("x: y", {"suppress_warnings": ["film.typed-quote"]}),
    ],
)
def test_what_is_vouched_for_otherwise_is_told(front: str, conf: dict[str, Any], make_site: MakeSite) -> None:
    page = f"---\n{front}\n---\n# Page\n\n“You may never have the seat by the window.”"
    assert len(guide(make_site, page, **conf).build(warn=True).warnings) == 1


def test_page_in_restructured_text_vouches_in_its_field_list(make_site: MakeSite) -> None:
    fields = ":ignore-quotes: you may never have *\n                the lamp"
    guide(make_site, f"{fields}\n\nPage\n====\n\n“You may never have the seat by the window.”", "rst").build()


def test_page_outside_names_its_film_in_its_front_matter(make_site: MakeSite) -> None:
    site = guide(make_site, "# Page\n\nText.")
    site.write(
        {"essay.md": "---\nfilm: reel\norphan: true\n---\n# E\n\n“You may take the seat by the window.”\n"}
    )
    [warning] = site.build(warn=True).warnings
    assert warning.endswith("write {quote}`seat` [film.misquote]")
    site.edit("essay.md", "film: reel\n", "")
    [warning] = site.build(warn=True).warnings
    assert warning.endswith("write {quote}`reel.seat` [film.misquote]")


def test_new_record_is_judged_against_pages_that_are_not_read_again(make_site: MakeSite) -> None:
    site = guide(make_site, "# Page\n\nA sign: “Mind the gap beneath the rails”.")
    site.write({"reel/index.md": INDEX.replace("```{quotes}\n```\n", "")})
    site.build()
    site.edit("reel/film.yaml", "  bridge:", "  sign: {text: Mind the gap between the rails}\n  bridge:")
    again = site.build(warn=True)
    assert again.read == []
    assert again.warnings == [
        f"reel/page.md:3: WARNING: “Mind the gap ›beneath‹ the rails” {NOT} "
        "“Mind the gap ›between‹ the rails”; write {quote}`sign` [film.misquote]"
    ]


def test_warning_comes_again_until_it_is_mended_and_goes_with_a_corrected_record(make_site: MakeSite) -> None:
    site = guide(make_site, "# Page\n\n“You may never have the seat by the window.”")
    site.write({"reel/index.md": INDEX.replace("```{quotes}\n```\n", "")})
    first, second = site.build(warn=True), site.build(warn=True)
    assert (second.read, second.warnings) == ([], first.warnings)
    site.edit("reel/film.yaml", "text: You may never take the seat", "text: You may never have the seat")
    assert site.build().read == []


def test_page_that_is_mended_or_gone_is_no_longer_told_of(make_site: MakeSite) -> None:
    site = guide(make_site, "# Page\n\n“You may never have the seat by the window.”")
    assert len(site.build(warn=True).warnings) == 1
    site.edit("reel/page.md", "“You may never have the seat by the window.”", "Nothing is said.")
    assert "reel/page" not in site.build().domain.passages


def test_several_processes_note_and_tell_the_same(make_site: MakeSite) -> None:
    site = guide(make_site, "# Page\n\n“You may never have the seat by the window.”")
    for number in range(6):
        text = "“It is later than you thought, my dear.”" if number % 2 else "“some words of our own”"
        site.write({f"reel/p{number}.md": f"# P{number}\n\n{text}\n"})
    serial = site.build(warn=True, into="serial")
    parallel = site.build(warn=True, into="parallel", parallel=2)
    assert len(serial.warnings) == 4
    assert parallel.warnings == serial.warnings
    assert parallel.domain.data == serial.domain.data


def test_passage_inside_another_is_told_once(make_site: MakeSite) -> None:
    page = "# Page\n\n> He wrote: “You may never have the seat by the window.” And he meant it, too.\n"
    assert len(guide(make_site, page).build(warn=True).warnings) == 1


def test_translated_page_is_judged_in_its_own_words(make_site: MakeSite) -> None:
    site = guide(make_site, "# Page\n\nShe whispers “we have been here before”.\n\nThe end.", language="de")
    site.write(
        {
            "locale/de/LC_MESSAGES/reel/page.po": """
                msgid ""
                msgstr "Content-Type: text/plain; charset=UTF-8\\n"

                msgid "She whispers “we have been here before”."
                msgstr "»Hier sind wir schon gewesen«, flüstert sie."

                msgid "The end."
                msgstr "„Die Brücke ist über Nacht gekommen.“"
                """
        }
    )
    [warning] = site.build(warn=True, gettext_compact=False).warnings
    assert warning.startswith("reel/page.md:5: WARNING: “Die Brücke ist über Nacht ›gekommen‹.”")
