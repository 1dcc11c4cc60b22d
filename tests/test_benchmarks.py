"""The benchmarks: the corpus is what it says, and a build that lacks something does not count."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from benchmarks import corpus
from benchmarks.checking import check
from benchmarks.contenders import Contender
from benchmarks.corpus import Film, Reference, library
from benchmarks.measuring import Failed
from benchmarks.registry import CONTENDERS
from benchmarks.reporting import markdown, write
from benchmarks.rounds import compare, verify
from benchmarks.studies import beside
from benchmarks.words import VOCABULARY, name, vocabulary
from benchmarks.yaml_text import film_yaml

FILMS = [*library(20)]
FIRST = FILMS[0]


def words(film: Film) -> list[list[str | Reference]]:
    """The words and references of each page."""
    paragraphs = [[part for _, parts in page.sections for part in parts] for page in film.pages]
    return [[word for part in parts for word in part] for parts in paragraphs]


def test_pages_have_590_words_of_which_15_are_references() -> None:
    for film in FILMS:
        assert len(film.pages) == 6
        for page in words(film):
            assert len(page) == 590
            assert sum(isinstance(word, Reference) for word in page) == 15


def test_films_have_a_cast_of_14_and_6_quotations() -> None:
    for film in FILMS:
        assert len({credit.short for credit in film.cast}) == len({c.role for c in film.cast}) == 14
        assert len({quotation.text for quotation in film.quotations}) == 6
        record = yaml.safe_load(film_yaml(film))
        assert [entry["performer"] for entry in record["cast"]] == [c.performer for c in film.cast]
        assert [quote["text"] for quote in record["quotes"].values()] == [q.text for q in film.quotations]


def test_films_have_a_file_of_3600_bytes() -> None:
    sizes = [len(film_yaml(film).encode()) for film in FILMS]
    assert 3500 < sum(sizes) / len(sizes) < 3700


def test_nobody_is_called_like_somebody_else() -> None:
    assert len({name(number) for number in range(100_000)}) == 100_000


def test_frequent_words_are_frequent() -> None:
    ranks = {word: rank for rank, word in enumerate(vocabulary(), 1)}
    used = [word for film in FILMS for page in words(film) for word in page if isinstance(word, str)]
    seen = [ranks[word] for word in (word.lower().rstrip(".") for word in used)]
    assert len(set(seen)) > 7000
    assert 0.08 < seen.count(1) / len(seen) < 0.12  # Zipf: 1 / (1 + 1/2 + … + 1/12000)
    assert 1.6 < seen.count(1) / seen.count(2) < 2.4
    assert len(ranks) == VOCABULARY


def test_a_film_is_the_same_in_a_library_of_any_size() -> None:
    assert [*library(3)] == FILMS[:3]
    assert corpus.film(7) == FILMS[7]


@pytest.mark.parametrize("contender", CONTENDERS.values(), ids=CONTENDERS)
def test_sources_are_the_same_each_time(contender: Contender, tmp_path: Path) -> None:
    def sources(folder: Path) -> dict[str, bytes]:
        contender.write(library(2), folder)
        files = (path for path in folder.rglob("*") if path.is_file())
        return {str(path.relative_to(folder)): path.read_bytes() for path in files}

    assert sources(tmp_path / "one") == sources(tmp_path / "two")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where two films were built by this extension, by hand, and without tables."""
    folder = tmp_path_factory.mktemp("benchmarks")
    contenders = [CONTENDERS[name] for name in ("filmguide", "floor", "by-hand")]
    results = compare(contenders, 2, 1, folder, say=lambda line: None)
    assert all(result.wall > 0 and result.html > 100_000 for result in results)
    return folder / "2"


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("ending", FIRST.quotations[1].text, "", "the quotation"),
        ("ending", FIRST.cast[13].role, "", "has no row of"),
        ("title", FIRST.pages[4].sections[2][0], "", "the heading"),
        ("motifs", 'href="index.html#', 'href="missing.html#', "leads to no page"),
        ("motifs", 'href="index.html#', 'href="index.html#missing-', "leads to nothing on the page"),
    ],
)
def test_what_is_missing_is_told(built: Path, file: str, old: str, new: str, problem: str) -> None:
    page = built / f"by-hand/html/guides/film-0000/{file}.html"
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new), "utf-8")
    try:
        assert any(problem in found for found in check(CONTENDERS["by-hand"], [FIRST], built / "by-hand"))
        with pytest.raises(Failed, match=problem):
            verify(CONTENDERS["by-hand"], 2, built / "by-hand")
    finally:
        page.write_text(text, "utf-8")


def test_prose_alone_does_not_pass_for_the_whole_content(built: Path) -> None:
    found = [*check(CONTENDERS["by-hand"], [FIRST], built / "floor")]
    assert sum("the cast has no row" in problem for problem in found) == 6 * corpus.CAST
    assert sum("the quotation" in problem for problem in found) == 6


def test_builds_at_the_same_time_are_counted_while_both_ran(tmp_path: Path) -> None:
    head, row = beside([CONTENDERS["filmguide"], CONTENDERS["floor-plain"]], 1, 2, tmp_path)
    told = dict(zip(head, row, strict=True))
    assert told["contender"] == CONTENDERS["floor-plain"].label
    assert row[2] == "2"
    assert int(row[4]) >= 1
    assert float(row[1]) / float(row[3]) == pytest.approx(float(told["cpu ÷ ours"]), rel=0.1)


def test_table_is_written_between_its_marks(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("# A\n<!-- compare-2 -->\nold\n<!-- /compare-2 -->\nB\n")
    write("compare-2", markdown([["site", "s"], ["this", "1.5"]]), readme)
    assert readme.read_text() == (
        "# A\n<!-- compare-2 -->\n\n"
        "| site |   s |\n|------|----:|\n| this | 1.5 |\n\n<!-- /compare-2 -->\nB\n"
    )
    with pytest.raises(KeyError):
        write("compare-3", "", readme)
