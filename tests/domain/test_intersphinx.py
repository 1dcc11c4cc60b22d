"""Another project points to the films of this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import Site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeSite

LIBRARY = {
    "her/film.yaml": """
        title: Her
        year: 2013
        cast:
          - performer: Joaquin Phoenix
            role: Theodore Twombly
            short: Theodore
            aliases: [Mr. Twombly]
            formerly: theo
        crew:
          - {person: Spike Jonze, job: Director}
        scenes:
          letter: {title: The letter}
        quotes:
          hello: {speaker: Theodore, text: Hello there, scene: letter, themes: [love]}
        """,
    "themes.yaml": "love: {name: Love}\n",
    "her/index.md": """
        # Her
        :::{film}
        :::
        :::{cast}
        :::
        :::{quote} hello
        :::
        :::{scenes}
        :::
        :::{themes}
        :::
        """,
}

PAGE = """
# Essay

{character}`her.Theodore`, {character}`her.theodore-twombly`, {character}`her.Mr. Twombly`,
{character}`her.theo`, {credit}`he <her.Theodore>`, {person}`Joaquin Phoenix`, {person}`spike-jonze`,
{film}`her`, {scene}`her.letter`, {theme}`love`, {quote}`her.hello`
"""


def test_another_project_resolves_every_kind_of_object_by_its_names(
    make_site: MakeSite, tmp_path: Path
) -> None:
    library = make_site(LIBRARY, root_doc="her/index", myst_enable_extensions=["colon_fence"]).build()
    essay = Site(tmp_path / "essay")
    conf = {
        "project": "Essay",
        "extensions": ["myst_parser", "filmguide", "sphinx.ext.intersphinx"],
        "intersphinx_mapping": {"lib": ("https://example.org/", str(library.out / "objects.inv"))},
        "primary_domain": "film",
        "nitpicky": True,
        "html_theme": "basic",
        "exclude_patterns": ["_build"],
    }
    essay.write({"conf.py": "\n".join(f"{k} = {v!r}" for k, v in conf.items()), "index.md": PAGE})
    page = essay.build().html("index")
    links = [(link["href"], link.get_text()) for link in page.select("a.external")]
    at = "https://example.org/her/index.html"
    theodore = f"{at}#character.her.theodore-twombly"
    assert links == [
        (theodore, "Theodore Twombly"),
        (theodore, "Theodore Twombly"),
        (theodore, "Theodore Twombly"),
        (theodore, "Theodore Twombly"),
        (theodore, "he"),
        (f"{at}#person.joaquin-phoenix", "Joaquin Phoenix"),
        (f"{at}#person.spike-jonze", "Spike Jonze"),
        (f"{at}#film.her", "Her"),
        (f"{at}#scene.her.letter", "The letter"),
        (f"{at}#theme.love", "Love"),
        (f"{at}#quote.her.hello", "Hello there"),
    ]


def test_what_no_project_has_is_told_as_it_was_typed(make_site: MakeSite) -> None:
    site = make_site({"index.md": "# Page\n{character}`her.Nobody at All`\n"})
    assert "Nobody at All" in "\n".join(site.build(warn=True).warnings)
