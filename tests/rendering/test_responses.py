"""The end of a page: the question, and a link by which an answer gets to the editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from docutils import nodes
from sphinx.errors import ConfigError

from tests.conftest import words

if TYPE_CHECKING:
    from bs4 import Tag

    from tests.conftest import Build, MakeSite, Site

REPOSITORY = "https://github.com/example/site"
ADDRESS = "https://site.example/en/latest/"


def guide(make_site: MakeSite, directive: str = "```{respond}\n```\n", **conf: Any) -> Site:
    return make_site(
        {
            "index.md": "# Site\n```{toctree}\nreel/index\n```\n```{respond}\n```\n",
            "reel/film.yaml": 'title: Sound & "Fury" 100%\nyear: 1927\n',
            "reel/index.md": f"# The *end* & after\n```{{toctree}}\npage\n```\n\n{directive}",
            "reel/page.md": "# Page\n## Part\nText.\n\n```{respond}\n```\n",
        },
        **{"html_baseurl": ADDRESS, "copyright": "Author", **conf},
    )


def end(build: Build, docname: str = "reel/index") -> Tag:
    [box] = build.html(docname).select(".film-respond")
    return box


def link(build: Build, docname: str = "reel/index") -> str:
    [found] = end(build, docname).select("a")
    assert words(found) == "Write a response"
    return str(found["href"])


def fields(url: str) -> dict[str, str]:
    return {name: value for name, [value] in parse_qs(urlsplit(url).query, strict_parsing=True).items()}


def test_end_of_a_page_asks_the_author_s_question_and_shows_the_author_s_words(make_site: MakeSite) -> None:
    site = guide(make_site, "```{respond} What is *behind* the door?\nWe never see it.\n```\n")
    box = end(site.build())
    assert [words(heading) for heading in box.select("h2")] == ["Share your opinion"]
    assert [words(paragraph) for paragraph in box.select("p")] == [
        "What is behind the door?",
        "We never see it.",
        "Put the question to somebody who has seen the film.",
    ]
    assert words(box.select("p.film-question em")[0]) == "behind"


def test_question_of_our_own_is_asked_where_the_author_has_none(make_site: MakeSite) -> None:
    box = end(guide(make_site).build())
    assert words(box.select("p.film-question")[0]) == "Is there more that belongs here?"
    assert box.select("a") == []


def test_link_opens_an_issue_that_names_page_film_and_address(make_site: MakeSite) -> None:
    url = link(guide(make_site, filmguide_respond={"repository": f"{REPOSITORY}.git"}).build())
    assert url.startswith(f"{REPOSITORY}/issues/new?")
    assert " " not in url
    assert fields(url) == {
        "title": "Response to “The end & after”",
        "body": (
            '\n\n---\n- Page: The end & after\n- Film: Sound & "Fury" 100% (1927)\n'
            f"- Address: {ADDRESS}reel/index.html\n"
        ),
    }


def test_link_opens_a_discussion_in_the_category_that_is_named(make_site: MakeSite) -> None:
    url = link(guide(make_site, filmguide_respond={"repository": REPOSITORY, "discussions": "ideas"}).build())
    assert url.startswith(f"{REPOSITORY}/discussions/new?")
    assert fields(url).keys() == {"category", "title", "body"}
    assert fields(url)["category"] == "ideas"


def test_link_opens_an_issue_of_gitlab(make_site: MakeSite) -> None:
    url = link(guide(make_site, filmguide_respond={"repository": "https://gitlab.example/a/b/c"}).build())
    assert url.startswith("https://gitlab.example/a/b/c/-/issues/new?")
    assert fields(url).keys() == {"issue[title]", "issue[description]"}


def test_link_begins_a_mail(make_site: MakeSite) -> None:
    url = link(guide(make_site, filmguide_respond={"mail": "editors@site.example"}).build())
    assert url.startswith(
        "mailto:editors%40site.example?subject=Response%20to%20%E2%80%9CThe%20end%20%26%20after"
    )
    assert "+" not in url
    assert "\r\n".join(("Page: The end & after", "Film: Sound")) in fields(url)["body"]


def test_page_outside_a_guide_names_no_film(make_site: MakeSite) -> None:
    url = link(guide(make_site, filmguide_respond={"repository": REPOSITORY}).build(), "index")
    assert "Film:" not in fields(url)["body"]


@pytest.mark.parametrize(
    ("builder", "end"),
    [("dirhtml", "reel/page/"), ("singlehtml", "index.html#document-reel/page"), ("epub", "reel/page.xhtml")],
)
def test_address_is_that_of_the_website(builder: str, end: str, make_site: MakeSite) -> None:
    build = guide(make_site, filmguide_respond={"repository": REPOSITORY}).build(builder)
    doctree = build.doctree("reel/page")
    links = [str(node.get("refuri")) for node in doctree.findall(nodes.reference)]
    [url] = [link for link in links if "issues/new" in link]
    expected = "reel/page.html" if builder == "epub" else end
    assert f"- Address: {ADDRESS}{expected}\n" in fields(url)["body"]


def test_page_of_a_site_without_an_address_is_known_by_its_name(make_site: MakeSite) -> None:
    url = link(guide(make_site, html_baseurl="", filmguide_respond={"repository": REPOSITORY}).build())
    assert "- Address: reel/index\n" in fields(url)["body"]


def test_long_title_does_not_make_a_link_that_servers_refuse(make_site: MakeSite) -> None:
    site = guide(make_site, filmguide_respond={"repository": REPOSITORY})
    site.write({"reel/page.md": f"# {'Längst ' * 500}\n\n```{{respond}}\n```\n"})
    assert len(link(site.build(), "reel/page")) < 4000


@pytest.mark.parametrize(
    ("builder", "file"),
    [("latex", "site.tex"), ("text", "reel/page.txt"), ("man", "site.1"), ("texinfo", "site.texi")],
)
def test_paper_prints_the_address(builder: str, file: str, make_site: MakeSite) -> None:
    build = guide(make_site, filmguide_respond={"repository": REPOSITORY}).build(builder)
    text = build.text(file).replace("\\:", "")
    assert f"{REPOSITORY}/issues/new" in text
    assert "issues/new?" not in text
    assert "Share your opinion" in text


@pytest.mark.parametrize("builder", ["latex", "singlehtml"])
def test_page_ends_before_the_pages_below_it_where_all_are_one(builder: str, make_site: MakeSite) -> None:
    site = guide(make_site, "```{respond} Of the guide?\n```\n")
    site.edit("reel/page.md", "```{respond}\n", "```{respond} Of the page?\n")
    build = site.build(builder)
    text = build.text("site.tex" if builder == "latex" else "index.html")
    assert text.index("Of the guide?") < text.index("Of the page?")


def test_question_is_translated_with_the_page(make_site: MakeSite) -> None:
    build = guide(make_site, "```{respond} What is *behind* the door?\nNo.\n```\n").build("gettext")
    messages = build.text("reel.pot")
    assert 'msgid "What is *behind* the door?"' in messages
    assert 'msgid "No."' in messages


def test_changed_title_of_the_film_reaches_the_link(make_site: MakeSite) -> None:
    site = guide(make_site, filmguide_respond={"repository": REPOSITORY})
    site.build()
    site.edit("reel/film.yaml", "1927", "1928")
    again = site.build()
    assert again.read == ["reel/index", "reel/page"]
    assert "(1928)" in fields(link(again))["body"]


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        (
            {"repository": "github.com/a/b"},
            "repository: “github.com/a/b” is not an address that begins with https://",
        ),
        (
            {"repositry": REPOSITORY},
            "repositry: unknown; write repository, discussions, mail, isso or giscus",
        ),
        ({"mail": "a@b, c@d"}, "mail: “a@b, c@d” is not a mail address"),
        ({"mail": 3}, "mail: write a text"),
        ({"discussions": "ideas"}, "“discussions” is a category of a repository; set “repository” too"),
        (
            {"isso": ADDRESS, "giscus": {"repo": "a/b", "repo_id": "1", "category": "c", "category_id": "2"}},
            "“isso” and “giscus” are two ways to comment; set one of them",
        ),
        ({"giscus": {"repo": "a/b"}}, "giscus.repo_id: missing; write it"),
    ],
)
def test_mistake_in_the_setting_stops_with_one_message(
    setting: dict[str, Any], message: str, make_site: MakeSite
) -> None:
    with pytest.raises(ConfigError) as stopped:
        guide(make_site, filmguide_respond=setting).build()
    assert str(stopped.value) == f"filmguide_respond: {message}"
