"""What people do to a library: each edit changes it, in a place that chance picks."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from random import Random
from typing import Any

from tests.domain.library import FILMS, TOGGLES, Library

Edit = Callable[[Library, Random], object]


def change_words(library: Library, chance: Random) -> None:
    """Change what is said, seen or told of a quotation."""
    quote = chance.choice(list(_film(library, chance)["quotes"].values()))
    name = "lines" if "lines" in quote else "text"
    changes: list[tuple[str, Any]] = [
        (name, quote[name].rstrip() + f" {library.new()}"),
        ("scene", chance.choice(["arrival", "farewell"])),
        ("themes", chance.sample(["love", "loss", "hope"], 2)),
        ("form", chance.choice(["spoken", "letter", "song"])),
        ("formerly", f"old-{library.new()}"),
    ]
    if name == "text":
        changes.append(("speaker", chance.choice(["Theodore", "Samantha", "Maria", "Newcomer"])))
    key, value = chance.choice(changes)
    quote[key] = value


def place_words(library: Library, chance: Random) -> None:
    """Say where along the film a quotation or a scene is, or take that back."""
    film = _film(library, chance)
    record = chance.choice([*film["quotes"].values(), *film["scenes"].values()])
    if record.pop("at", None) is None:
        record |= {"at": f"0:{chance.randrange(10, 60)}:00", "source": {"title": "The print"}}


def add_quotation(library: Library, chance: Random) -> None:
    number, quotes = library.new(), _film(library, chance)["quotes"]
    quotes[f"line-{number}"] = {"speaker": "Theodore", "text": f"Line {number}"}


def remove_quotation(library: Library, chance: Random) -> None:
    _remove(_film(library, chance)["quotes"], chance)


def reorder(library: Library, chance: Random) -> None:
    film = _film(library, chance)
    name = chance.choice(["quotes", "scenes", "cast", "crew"])
    entries = list(film[name].items()) if isinstance(film[name], dict) else film[name]
    chance.shuffle(entries)
    film[name] = dict(entries) if isinstance(film[name], dict) else entries


def rename_id(library: Library, chance: Random) -> None:
    """Give a quotation or a scene another id, with or without a memory of the old one."""
    film = _film(library, chance)
    name = chance.choice(["quotes", "scenes"])
    old = chance.choice(list(film[name]))
    entry = film[name].pop(old)
    if chance.random() < 0.5:
        entry["formerly"] = old
    film[name][f"{old}-{library.new()}"] = entry


def change_scene(library: Library, chance: Random) -> None:
    scene = chance.choice(list(_film(library, chance)["scenes"].values()))
    key = chance.choice(["title", "summary"])
    scene[key] = f"{scene.get(key, 'Scene')} {library.new()}"


def remove_scene(library: Library, chance: Random) -> None:
    _remove(_film(library, chance)["scenes"], chance)


def change_cast(library: Library, chance: Random) -> None:
    entry = chance.choice(_film(library, chance)["cast"])
    key, value = chance.choice(
        [
            ("performer", chance.choice(["Ada Stone", "Zoe New", "Dot Fern"])),
            ("short", f"Short {library.new()}"),
            ("aliases", ["Theodore"]),
            ("about", f"Somebody, {library.new()}."),
            ("uncredited", True),
            ("id", f"who-{library.new()}"),
            ("formerly", f"whom-{library.new()}"),
        ]
    )
    entry[key] = value


def rename_character(library: Library, chance: Random) -> None:
    entry = chance.choice(_film(library, chance)["cast"])
    entry["role"] = f"Somebody {library.new()}"


def add_to_cast(library: Library, chance: Random) -> None:
    entry = {"performer": "Zoe New", "role": f"Extra {library.new()}"}
    _film(library, chance)["cast"].insert(chance.randrange(2), entry)


def remove_from_cast(library: Library, chance: Random) -> None:
    _remove(_film(library, chance)["cast"], chance)


def change_crew(library: Library, chance: Random) -> None:
    crew = _film(library, chance)["crew"]
    if len(crew) > 1 and chance.random() < 0.3:
        crew.pop()
    crew[0]["with_cast"] = not crew[0].get("with_cast", False)
    crew.append({"person": chance.choice(["Zoe New", "Eve Hart"]), "job": f"Job {library.new()}"})


def change_facts(library: Library, chance: Random) -> None:
    film, number = _film(library, chance), library.new()
    key, value = chance.choice(
        [("title", f"Reel {number}"), ("year", 1920 + number), ("synopsis", f"So {number}."), ("runtime", 80)]
    )
    film[key] = value


def add_wanted(library: Library, chance: Random) -> None:
    """Add what a page asked for in vain."""
    film = library.films.get("reel") or _film(library, chance)
    wanted: list[Callable[[], object]] = [
        lambda: film["cast"].append({"performer": "Fay Low", "role": "Newcomer"}),
        lambda: film["scenes"].update({"late": {"title": "Late"}}),
        lambda: film["quotes"].update({"late": {"text": "Late"}}),
        lambda: library.themes.update({"hope": {"name": "Hope"}}),
        lambda: film["crew"].append({"person": "Zoe New", "job": "Writer"}),
    ]
    chance.choice(wanted)()


def add_film(library: Library, chance: Random) -> None:
    film = copy.deepcopy(chance.choice(list(library.films.values())))
    name = next(name for name in ("third", "fourth", *map(str, range(99))) if name not in library.films)
    library.films[name] = film | {
        "title": f"Film {name}",
        "cast": [{"performer": "Ada Stone", "role": "Zed"}, *film["cast"]],
    }
    if chance.random() < 0.7:
        library.pages[f"{name}/index"] = f"# {name}\n```{{film}}\n```\n```{{cast}}\n```\n"
        if "other/index\n" in library.pages["index"]:
            _replace(library, "index", "other/index\n", f"other/index\n{name}/index\n")


def remove_film(library: Library, chance: Random) -> None:
    """Remove the file, or the file with its pages; a film that is gone comes back."""
    gone = [name for name in ("reel", "other") if name not in library.films]
    if gone:
        library.films[gone[0]] = _films()[gone[0]]
        return
    film = chance.choice(list(library.films))
    del library.films[film]
    if film not in ("reel", "other"):
        library.pages.pop(f"{film}/index", None)
        _replace(library, "index", f"{film}/index\n", "")


def rename_folder(library: Library, chance: Random) -> None:
    old = chance.choice(list(library.films))
    new = f"{old.split('-')[0]}-{library.new()}"
    if old in ("reel", "other"):  # the pages that name it are renamed with it, and back by the next edit
        new = f"{old}er"
    elif old in ("reeler", "otherer"):
        new = old[:-2]
    library.films = {new if name == old else name: film for name, film in library.films.items()}
    pattern = re.compile(rf"\b{old}(?=[./`])")
    library.pages = {
        re.sub(rf"^{old}/", f"{new}/", name): pattern.sub(new, text) for name, text in library.pages.items()
    }


def break_yaml(library: Library, chance: Random) -> None:
    """Break a film's file, or mend it."""
    library.broken = "" if library.broken else chance.choice(list(library.films))


def change_themes(library: Library, chance: Random) -> None:
    number, theme = library.new(), chance.choice(list(library.themes.values()))
    edits: list[Callable[[], object]] = [
        lambda: theme.update(name=f"Theme {number}"),
        lambda: theme.update(summary=f"Summary {number}."),
        lambda: library.themes.update({f"theme-{number}": {"name": f"More {number}"}}),
        lambda: library.themes.update({"amour": library.themes.pop("love", {"name": "Love"})}),
        lambda: library.themes.update(dict(reversed([*library.themes.items()]))),
        lambda: theme.update(formerly=f"was-{number}"),
    ]
    chance.choice(edits)()


def change_people(library: Library, chance: Random) -> None:
    number, name = library.new(), chance.choice(["Ada Stone", "Bea Moss", "Dot Fern", "Zoe New"])
    entries = [key for key, entry in library.people.items() if entry["name"] == name]
    for key in entries:
        del library.people[key]
    if not entries or chance.random() < 0.7:
        fields: list[dict[str, Any]] = [
            {"sort": f"{chance.choice('ABZ')} {name}"},
            {"same_as": [f"https://example.org/{number}"]},
        ]
        fields.append({"formerly": f"was-{number}"})
        library.people[f"somebody-{number}"] = {"name": name, **chance.choice(fields)}


def toggle(library: Library, chance: Random) -> None:
    """Change a page: an option, a title, the order of a toctree, the front matter, the prose."""
    page, old, new = chance.choice([each for each in TOGGLES if each[0] in library.pages])
    if new and new in library.pages[page]:
        old, new = new, old
    _replace(library, page, old, new)


def add_page(library: Library, chance: Random) -> None:
    number = library.new()
    folder = chance.choice(["reel/", "other/", ""])
    text = chance.choice(["{quote}`reel.hello` {character}`reel.Samantha`", "```{cast} reel\n```", "Words."])
    library.pages[f"{folder}page-{number}"] = f"# Page {number}\n{text}\n"
    library.pages["library"] = library.pages["library"].replace("plain\n", f"plain\n{folder}page-{number}\n")


def remove_page(library: Library, chance: Random) -> None:
    page = chance.choice([name for name in library.pages if name not in ("index", "library")])
    del library.pages[page]
    if chance.random() < 0.5:
        name = page.rpartition("/")[2]
        library.pages["library"] = library.pages["library"].replace(f"\n{page}\n", "\n")
        for index in ("reel/index", "other/index"):
            if index in library.pages:
                library.pages[index] = library.pages[index].replace(f"\n{name}\n", "\n")


def change_configuration(library: Library, chance: Random) -> None:
    name, values = chance.choice(
        [
            ("filmguide_films", ["**/film.yaml", "reel/film.yaml", "o*/film.yaml"]),
            ("filmguide_themes", ["**/themes.yaml", "none.yaml"]),
            ("filmguide_people", ["**/people.yaml", "none.yaml"]),
            ("html_title", ["One", "Two"]),
        ]
    )
    library.conf[name] = chance.choice(values)


def _film(library: Library, chance: Random) -> dict[str, Any]:
    films = [film for name, film in library.films.items() if all(film.values())]
    return chance.choice(films) if films else _films()["reel"]


def _films() -> dict[str, Any]:
    return Library().films if FILMS else {}


def _remove(entries: Any, chance: Random) -> None:
    if len(entries) > 1:
        del entries[chance.choice(list(entries) if isinstance(entries, dict) else range(len(entries)))]


def _replace(library: Library, page: str, old: str, new: str) -> None:
    library.pages[page] = library.pages[page].replace(old, new, 1)


EDITS: list[Edit] = [
    change_words,
    place_words,
    add_quotation,
    remove_quotation,
    reorder,
    rename_id,
    change_scene,
    remove_scene,
    change_cast,
    rename_character,
    add_to_cast,
    remove_from_cast,
    change_crew,
    change_facts,
    add_wanted,
    add_film,
    remove_film,
    rename_folder,
    break_yaml,
    change_themes,
    change_people,
    toggle,
    add_page,
    remove_page,
    change_configuration,
]
