"""Values stay text: nothing that a film says becomes markup, script, TeX, address or path."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from tests.conftest import Build, MakeSite, Site, TypesetPdf

ROOT = Path(__file__).parent.parent

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</title></script><script>alert(1)</script>",
    "javascript:alert(1)",
    "&lt;b&gt; &amp; &#60;",
    "<!-- no --> ]]> <![CDATA[",
    r"\input{/etc/passwd}",
    r"$\write18{id}$ \(x\) $$y$$",
    r"\end{document} \csname end\endcsname",
    r"}\def\x{\par}{ ~^_#%& ^^5cinput",
    r"\directlua{os.execute('id')}",
    "{{ 7*7 }} {% raw %}",
    "```{eval-rst} `{raw}`",
    "|substitution| :ref:`x` **b** _i_ `c`_",
    "../../etc/passwd",
    "%s %(name)s {0} {name} $HOME",
    "-- --- ... \"q\" 'q' (c) <<q>>",
]
TAME = [f"plain words {number}" for number in range(len(HOSTILE))]

PAGES = {
    "index.md": "# Site\n```{toctree}\nreel/index\nreel/misquoted\npeople\n```\n```{films}\n```\n",
    "people.md": "# People\n```{people}\n```\n```{themes}\n```\n",
    "reel/index.md": """
        # Guide
        ```{film}
        ```
        ```{film}
        :line:
        ```
        ```{cast}
        ```
        ```{timeline}
        ```
        ```{scenes}
        ```
        ```{quotes}
        ```
        {film}`reel`, {quote}`q0`, {quote}`x1`, {character}`~c2`, {credit}`c3`, {scene}`s4`, {theme}`t5`.
        """,
}

NO_BRACKETS = str.maketrans("[]", "  ")

Make = Callable[[list[str]], "Site"]


def film(values: list[str]) -> dict[str, Any]:
    """Return a film in which each value stands in each field that takes words."""

    def name(kind: str, number: int) -> str:
        return f"{kind} {values[number]} {kind}{number}"

    def script(number: int) -> str:
        direction = name("Direction", number).translate(NO_BRACKETS)
        lines = [
            f"[{direction}]",
            f"c{number}: {name('Said', number)}",
            f"c{number - 1}: {name('Answer', number)}",
        ]
        return "\n".join(map(plain, lines))

    numbers = range(len(values))
    everything = " ".join(values)
    cited = [{"title": name("Source", n), "locator": name("Locator", n)} for n in numbers]
    exchanges = {f"x{n}": {"lines": script(n), "scene": f"s{n}"} for n in numbers[1:]}
    return {
        "title": f"Title {everything} title",
        "rights": "public-domain",
        "runtime": "90",
        "countries": [name("Country", n) for n in numbers],
        "synopsis": f"Synopsis {everything}\n\nSecond {everything}",
        "cast": [
            {
                "performer": name("Performer", n),
                "role": name("Role", n),
                "id": f"c{n}",
                "short": name("Short", n),
                "aliases": [name("Alias", n)],
                "about": name("About", n),
                **({"as": name("Printed", n)} if n % 2 else {}),
                **({"credited_as": name("Credited", n)} if n % 3 else {}),
                "voice": "true",
            }
            for n in numbers
        ],
        "crew": [
            {"person": name("Person", n), "job": name("Job", n), "with_cast": str(not n % 2).lower()}
            for n in numbers
        ],
        "scenes": {
            f"s{n}": {
                "title": name("Scene", n),
                "summary": name("Summary", n),
                "at": f"0:{n + 10}:00",
                "source": cited[n],
            }
            for n in numbers
        },
        "quotes": {
            f"q{n}": {
                "text": name("Quote", n),
                "speaker": f"c{n}",
                "to": f"c{n - 1 if n else 1}",
                "scene": f"s{n}",
                "themes": [f"t{n}"],
                "original": {"lang": "de", "text": name("Original", n)},
                "translator": name("Translator", n),
                "variants": [name("Variant", n)],
                "checked": {"against": name("Disc", n), "on": "2026-11-21"},
                "at": f"0:{n + 10}:30",
                "source": {**cited[n], "url": f"https://example.org/?a=%3Cb%3E&c={n}$_~#x"},
            }
            for n in numbers
        }
        | exchanges,
    }


def yaml_of(value: object) -> str:
    """Return YAML: what JSON writes is YAML, with every text in quotation marks."""
    return json.dumps(value, ensure_ascii=False, indent=1)


@pytest.fixture
def make(make_site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1500000000")

    def site(values: list[str]) -> Site:
        themes = {f"t{n}": {"name": f"Theme {v}", "summary": f"About {v}"} for n, v in enumerate(values)}
        people = {
            f"p{n}": {"name": f"Person {v} Person{n}", "sort": f"Person {v}"} for n, v in enumerate(values)
        }
        files = {
            "reel/film.yaml": yaml_of(film(values)),
            "themes.yaml": yaml_of(themes),
            "people.yaml": yaml_of(people),
        }
        shown = "".join(f"```{{quote}} q{number}\n:variants:\n```\n" for number in range(len(values)))
        return make_site(
            {**files, **PAGES, "reel/misquoted.md": f"# Misquoted\n{shown}"}, epub_show_urls="no"
        )

    return site


def structure(build: Build, suffix: str) -> dict[str, Counter[tuple[str, ...]]]:
    """Return, for each page, how often each element occurs with which attributes."""
    return {
        str(path.relative_to(build.out)): Counter(
            (tag.name, *sorted(tag.attrs))
            for tag in BeautifulSoup(path.read_text("utf-8"), "html.parser")(True)
        )
        for path in build.out.rglob(f"*{suffix}")
    }


def plain(text: str) -> str:
    return " ".join(text.split())


def assert_harmless(build: Build, suffix: str) -> None:
    """Assert that all values are there as text, and that nothing leads anywhere but where it may."""
    shown = ""
    for path in build.out.rglob(f"*{suffix}"):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        shown += plain(page.get_text()) + "\n"
        for tag in page(True):
            addresses = [str(tag.get(name, "")) for name in ("href", "src", "action", "data")]
            assert not [a for a in addresses if re.match(r"\s*(javascript|data|vbscript|file):", a, re.I)]
            assert not [name for name in tag.attrs if name.startswith("on")]
    fields = [
        "Performer",
        "Role",
        "Short",
        "About",
        "Printed",
        "Person",
        "Job",
        "Country",
        "Scene",
        "Summary",
    ]
    fields += ["Quote", "Original", "Translator", "Source", "Locator", "Said", "Answer", "Theme"]
    missing = [
        f"{field} {value}" for field in fields for value in HOSTILE if f"{field} {plain(value)}" not in shown
    ]
    # Every other credit prints other words for the performer or the role; the first character answers nobody.
    allowed = [f"{field} {HOSTILE[0]}" for field in ("Said", "Answer")]
    missing = [text for text in missing if text not in allowed]
    assert [text for text in missing if text.split()[0] not in ("Performer", "Role", "Printed")] == []
    assert len(missing) < 2 * len(HOSTILE)


def test_html(make: Make) -> None:
    tame = structure(make(TAME).build(into="tame"), ".html")
    build = make(HOSTILE).build(into="hostile")
    hostile = structure(build, ".html")
    assert hostile == tame
    assert_harmless(build, ".html")
    for path in build.out.rglob("*.json"):
        json.loads(path.read_text("utf-8"))


def test_epub(make: Make) -> None:
    tame = structure(make(TAME).build("epub", into="tame"), ".xhtml")
    build = make(HOSTILE).build("epub", into="hostile")
    assert structure(build, ".xhtml") == tame
    assert_harmless(build, ".xhtml")
    for suffix in (".xhtml", ".opf", ".ncx"):
        for path in build.out.rglob(f"*{suffix}"):
            ElementTree.parse(path)


# What Sphinx and docutils write for a sign that means something to TeX.
ESCAPES = re.compile(r"\\(text\w+|sphinx\w*|PYG\w+|protect|\W|_)")


def commands(build: Build) -> set[str]:
    text = "".join(path.read_text("utf-8") for path in build.out.glob("*.tex"))
    return {command for command in re.findall(r"\\(?:[A-Za-z@]+|.)", text) if not ESCAPES.fullmatch(command)}


def test_latex(make: Make) -> None:
    tame = commands(make(TAME).build("latex", into="tame"))
    build = make(HOSTILE).build("latex", into="hostile")
    assert commands(build) - tame <= {r"\textless", r"\textgreater"}
    [text] = [path.read_text("utf-8") for path in build.out.glob("*.tex")]
    assert text.count(r"\end{document}") == 1
    for attack in (r"\input{/", r"\write18", r"\directlua{os", r"\def\x", r"\csname end", "^^5c"):
        assert attack not in text
    assert not re.search(r"(?<!\\)\$(?!\\)", re.sub(r"\\sphinxhref\{[^}]*\}|\\href\{[^}]*\}", "", text))


@pytest.mark.slow
def test_pdf(make: Make, typeset_pdf: TypesetPdf) -> None:
    build = make(HOSTILE).build("latex")
    [main] = build.out.glob("*.tex")
    text = re.sub(r"\s", "", typeset_pdf(build.out, main.stem).text)
    assert "root:x:" not in text
    assert "uid=" not in text
    for value in (r"\input{/etc/passwd}", "<script>alert(1)</script>", "{{7*7}}", "../../etc/passwd"):
        assert value in text, value


@pytest.mark.slow
def test_line_breaks_do_no_harm(make: Make, typeset_pdf: TypesetPdf) -> None:
    site = make([f"first{n}\n\nsecond{n}\nthird" for n in range(6)])
    build = site.build("latex")
    [main] = build.out.glob("*.tex")
    text = plain(typeset_pdf(build.out, main.stem).text)
    assert "Role first2 second2 third Role2" in text
    for path in site.build("epub").out.rglob("*.xhtml"):
        ElementTree.parse(path)


BIDI = "Reel \u202egnp.exe\u202c \u2066x\u2069"


def test_what_cannot_be_seen_is_told_and_left_out(make_site: MakeSite) -> None:
    yaml = f'title: {BIDI}\nsynopsis: "A\0 reel\x1b[31m \\e[31m \\0"\n'
    site = make_site(
        {"reel/film.yaml": yaml, "reel/index.md": "# Guide\n```{film}\n```\n"}, root_doc="reel/index"
    )
    build = site.build(warn=True)
    assert [warning.rpartition(" ")[2] for warning in build.warnings] == ["[film.character]"] * 3
    output = build.text("reel/index.html") + "".join(build.warnings)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", output)


def cast(number: int) -> str:
    return "cast:\n" + "".join(f"  - performer: Ada {n}\n    role: Role {n}\n" for n in range(number))


def bomb() -> str:
    lines = [
        'a: &a ["x", "x"]',
        *(f"{b}: &{b} [*{a}, *{a}, *{a}]" for a, b in zip("abcdefg", "bcdefgh", strict=True)),
    ]
    return "\n".join(lines)


LIMITS = {
    "file-too-large": ("synopsis: " + "x" * 1_000_000, 1, "too-large"),
    "text-too-long": ("synopsis: " + "x " * 450_000, 1, "too-large"),
    "text-too-long-in-quotes": ('synopsis: "' + "x " * 450_000 + '"', 1, "too-large"),
    "quotation-mark-not-closed": ('synopsis: "' + "x\n  " * 200_000, 1, "syntax"),
    "cast-too-long": (cast(10_000), 1, "too-large"),
    "cast-too-long-and-broken": (cast(10_000) + "crew: [", 1, "too-large"),
    "too-deep-brackets": ("synopsis: " + "[" * 100_000, 1, "too-large"),
    "too-deep-braces": ("synopsis: " + "{a: " * 100_000, 1, "too-large"),
    "too-deep-hyphens": ("synopsis:\n  " + "- " * 100_000, 1, "too-large"),
    "too-deep-lines": ("synopsis:\n" + "".join(" " * n + "a:\n" for n in range(1, 1000)), 1, "too-large"),
    "alias-bomb": (bomb(), 201, "feature"),
    "key-too-long": ("k" * 100_000 + ": a", 1, "too-large"),
    "quoted-key-too-long": ('"' + "k" * 100_000 + '": a', 1, "too-large"),
    "explicit-key-too-long": ("? " + "k" * 100_000 + "\n: a", 1, "too-large"),
    "too-many-keys": ("".join(f"key-{n}: a\n" for n in range(50_000)), 1, "too-large"),
    "many-unknown-keys": ("".join(f"key-{n}: a\n" for n in range(9_000)), 201, "unknown-key"),
    "many-unknown-speakers": (
        cast(1_000) + "quotes:\n" + "".join(f"  q{n}: {{speaker: Bob {n}, text: a}}\n" for n in range(2_000)),
        201,
        "unknown-character",
    ),
    "many-syntax-errors": (
        "quotes:\n" + "".join(f"  q{n}:\n    text: @a\n" for n in range(4_000)),
        201,
        "syntax",
    ),
    "many-performers-of-one-role": (
        "cast:\n" + "".join(f"  - {{performer: Ada {n}, role: Crowd}}\n" for n in range(3_000)),
        201,
        "too-large",
    ),
    "many-long-values": ("languages: [" + ("x" * 19_000 + ", ") * 45 + "]", 201, "out-of-range"),
    "long-names": (
        "".join(f"  - {{performer: {'x' * 15_000}{n}, role: {'y' * 15_000}{n}}}\n" for n in range(30)).join(
            ["cast:\n", "quotes:\n  q: {speaker: " + "y" * 19_000 + ", text: a}\n"]
        ),
        201,
        "unknown-character",
    ),
}
READ = """
import sys
from pathlib import Path
from filmguide.catalogue.lookups import read_catalogue
for problem in read_catalogue(Path(sys.argv[1]), ["reel/film.yaml"]).problems:
    print(problem)
"""


@pytest.mark.parametrize("name", LIMITS)
def test_limit(name: str, tmp_path: Path) -> None:
    text, most, code = LIMITS[name]
    (tmp_path / "reel").mkdir()
    (tmp_path / "reel" / "film.yaml").write_text(f"title: The Reel\n{text}\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", READ, tmp_path],
        env={"PYTHONPATH": str(ROOT / "_ext"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.stderr.decode() == ""
    problems = done.stdout.decode().splitlines()
    assert 1 <= len(problems) <= most
    assert f"[film.{code}]" in done.stdout.decode()
    assert max(map(len, problems)) < 1000
