"""The wordings in which lines of *Her* are printed elsewhere are caught on a page of its guide."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import MakeSite, Site

GUIDES = Path(__file__).parent.parent.parent / "guides"
PUBLISHED = {
    "I’ve never loved anyone the way I’ve loved you": "now-we-know-how.1",
    "I’ve never loved anybody the way I loved you": "now-we-know-how.1",
    "there will be a piece of you in me til the end": "piece-of-you",
    "there will be a piece of you in me to the end": "piece-of-you",
    "I can’t live your book any more": "your-book",
}


def guide(make_site: MakeSite, text: str, variant: str = "") -> Site:
    film = re.sub(r"^    variants:.*\n(?:      .*\n)*", "", read("her/film.yaml"), flags=re.MULTILINE)
    if variant:
        record = f"  {PUBLISHED[variant].partition('.')[0]}:\n"
        film = film.replace(record, f"{record}    variants:\n      - {variant}\n")
    page = f"# Her\n\n```{{film}}\n```\n\nHe says “{text}”.\n"
    files = {"her/film.yaml": film, "her/index.md": page, "themes.yaml": read("themes.yaml")}
    return make_site(files, root_doc="her/index")


def read(name: str) -> str:
    return (GUIDES / name).read_text("utf-8")


@pytest.mark.parametrize("text", PUBLISHED)
def test_published_misquotation_is_told_with_the_role_to_write(text: str, make_site: MakeSite) -> None:
    [warning] = guide(make_site, text).build(warn=True).warnings
    assert warning.startswith("her/index.md:6: WARNING: “")
    assert warning.endswith(f"; write {{quote}}`{PUBLISHED[text]}` [film.misquote]")


@pytest.mark.parametrize("text", PUBLISHED)
def test_published_misquotation_on_record_is_told_as_known(text: str, make_site: MakeSite) -> None:
    [warning] = guide(make_site, text, variant=text).build(warn=True).warnings
    assert "is a known misquotation" in warning
    assert warning.endswith(f"; write {{quote}}`{PUBLISHED[text]}` [film.known-misquote]")
