"""Whether a built site has the content that was asked of it: words, casts, quotations and links."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from bs4 import BeautifulSoup, Tag

from benchmarks.contenders import Contender
from benchmarks.corpus import Film, Page
from benchmarks.markup import printed

Parse = Callable[[str], Tag | None]


def check(contender: Contender, films: Iterable[Film], folder: Path) -> Iterator[str]:
    """Yield what is missing from the pages of *films* that *contender* built in *folder*."""
    output = folder / contender.output

    @cache
    def parse(path: str) -> Tag | None:
        file = output / path
        return BeautifulSoup(file.read_text("utf-8"), "html.parser") if file.is_file() else None

    for film in films:
        for page in film.pages:
            path = contender.page(film, page.name)
            html = parse(path)
            if html is None:
                yield f"{path}: there is no such page"
                continue
            article = html.find("article") or html.find("main") or html
            words = normal(article.get_text(" "))
            missing = [*_prose(film, page, words)]
            if contender.records:
                missing += [*_cast(film, article), *_quotation(film, page, words)]
            links = Counter(text for text, _ in _links(article))
            missing += _references(contender, film, page, links)
            for text, href in _links(article):
                if text in _expected(contender, film, page):
                    missing += _target(contender, path, href, parse)
            yield from (f"{path}: {problem}" for problem in missing)


def normal(text: str) -> str:
    """Return *text* with single spaces, none before a stop or inside brackets, and plain quotation marks."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r" ([.,)])", r"\1", text).replace("( ", "(")
    text = re.sub(r"[“”\"] ?", '"', text)
    return text


def _prose(film: Film, page: Page, words: str) -> Iterator[str]:
    for heading, paragraphs in page.sections:
        if heading not in words:
            yield f"the heading “{heading}” is missing"
        for paragraph in paragraphs:
            text = [word if isinstance(word, str) else "\0" for word in paragraph]
            for part in " ".join(text).split("\0"):
                if normal(part) not in words:
                    yield f"the words “{part.strip()[:60]}” are missing"


def _cast(film: Film, article: Tag) -> Iterator[str]:
    rows = [
        [normal(cell.get_text(" ")) for cell in row.find_all(["td", "th"])] for row in article.find_all("tr")
    ]
    for credit in film.cast:
        if not any(row and row[0] == credit.performer and row[1].startswith(credit.role) for row in rows):
            yield f"the cast has no row of {credit.performer} as {credit.role}"


def _quotation(film: Film, page: Page, words: str) -> Iterator[str]:
    quotation = film.quotations[page.number]
    _, found, after = words.partition(quotation.text)
    if not found:
        yield f"the quotation “{quotation.text[:60]}” is missing"
    elif film.attribution(quotation) not in after[:200]:
        yield f"the quotation “{quotation.text[:60]}” has no attribution"


def _expected(contender: Contender, film: Film, page: Page) -> Counter[str]:
    """Return the words of the links that a page has to have."""
    words = Counter[str]()
    for _, paragraphs in page.sections:
        for paragraph in paragraphs:
            for word in paragraph:
                if not isinstance(word, str) and word.kind in contender.linked:
                    words[normal(printed(film, word)).partition(" (")[0].strip('"')] += 1
    return words


def _references(contender: Contender, film: Film, page: Page, links: Counter[str]) -> Iterator[str]:
    for text, number in _expected(contender, film, page).items():
        if links[text] < number:
            yield f"“{text[:60]}” is a link {links[text]} times and not {number} times"


def _links(article: Tag) -> Iterator[tuple[str, str]]:
    for link in article.find_all("a", href=True):
        yield normal(link.get_text(" ")).strip('"'), str(link["href"])


def _target(contender: Contender, path: str, href: str, parse: Parse) -> Iterator[str]:
    """Yield a problem if a link leads nowhere."""
    address, anchor = urldefrag(href)
    place = (
        posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(urlsplit(address).path)))
        if address
        else path
    )
    html = parse(place) or parse(f"{place}/index.html")
    if html is None:
        yield f"the link to {href} leads to no page"
    elif anchor and contender.anchors and not html.find(id=unquote(anchor)):
        yield f"the link to {href} leads to nothing on the page"
