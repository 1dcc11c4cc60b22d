"""A small library of films that uses everything, and the edits that people make to one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FILMS = """
reel:
  title: The Reel
  year: 1927
  runtime: 90
  countries: [Norway]
  languages: [en]
  synopsis: A reel is found.
  cast:
    - {performer: Ada Stone, role: Theodore Twombly, short: Theodore, about: A clerk.}
    - {performer: Bea Moss, role: Samantha, voice: true}
    - {performer: Cy Vale, role: [The Twin, The Other Twin]}
    - {performer: Bea Moss, role: Isabella, as: Isabella’s voice}
  crew:
    - {person: Dot Fern, job: Director, with_cast: true}
    - {person: Ada Stone, job: Editor}
  scenes:
    arrival: {title: The arrival, summary: They arrive., at: "0:05:00", source: {title: The print}}
    farewell: {title: The farewell, spoiler: true, at: "1:10:00", source: {title: The print}}
  quotes:
    hello: {speaker: Theodore, to: Samantha, scene: arrival, themes: [love], text: Hello there}
    bye: {speaker: Samantha, scene: farewell, themes: [love, loss], text: Bye now}
    talk: {scene: farewell, lines: "Theodore: Stay.\\n[A pause.]\\nSamantha: No.\\nTheodore: Then go.\\n"}
other:
  title: Other
  year: 1931
  cast:
    - {performer: Ada Stone, role: Theodore}
    - {performer: Eve Hart, role: Maria, aliases: [The Stranger]}
  crew:
    - {person: Dot Fern, job: Director}
  scenes:
    arrival: {title: The night}
  quotes:
    stay: {speaker: Maria, to: Theodore, scene: arrival, form: intertitle, themes: [loss], text: Stay}
    leave: {speaker: Theodore, form: letter, text: I have to leave}
"""
THEMES = {"love": {"name": "Love", "summary": "What holds."}, "loss": {"name": "Loss"}}
PEOPLE = {"ada": {"name": "Ada Stone", "sort": "Stone, Ada", "same_as": ["https://example.org/ada"]}}

PAGES = {
    "index": "# Site\n{film}`reel` and {film}`other`, by {person}`Dot Fern`.\n```{quote} reel.bye\n"
    ":no-index:\n```\n```{films}\n```\n```{toctree}\n:maxdepth: 2\nreel/index\nother/index\nlibrary\n```\n",
    "library": "# Library\n```{toctree}\npeople\nthemes\nquotations\nessay\nplain\n```\n",
    "people": "# People\n```{people}\n```\n",
    "themes": "# Themes\n```{themes}\n```\n",
    "quotations": "# Quotations\n```{quotes}\n:sort: speaker\n```\n",
    "essay": "---\nfilm: reel\n---\n# Essay\n{credit}`Theodore` and {character}`other.The Stranger` in "
    "{scene}`farewell`: {quote}`talk.3`, {theme}`love`.\n```{quotes}\n:theme: loss\n:film: other\n```\n",
    "plain": "# Plain\nNothing of films. [](reel/ending.md), {doc}`reel/index`, "
    "{ref}`indices <film-people>`.\n",
    "orphan": "---\norphan: true\n---\n# Outside\n```{quote} other.leave\n```\n{any}`person.ada`\n",
    "reel/index": "# *The Reel*\n```{film}\n:line: Overview\n```\n```{film}\n```\n```{cast}\n```\n"
    "```{toctree}\nending\nscenes\nvain\n```\n",
    "reel/ending": "# The ending\n```{film}\n:line:\n```\n```{cast}\n:only: Theodore, Samantha\n```\n"
    "{credit}`Theodore` says {quote}`hello` to {character}`~Samantha`.\n"
    "```{quote} talk\n:lines: 1-3\nA {theme}`note <love>`.\n```\n## Then\n{scene}`arrival`\n",
    "reel/scenes": "# Scenes\n```{scenes}\n```\n```{timeline}\n```\n{quote}`bye`\n",
    "reel/vain": "# In vain\n{character}`Newcomer` {scene}`late` {quote}`late` {theme}`hope` "
    "{person}`Zoe New`\n{film}`third` {character}`third.Zed`\n```{quote} late\n```\n",
    "other/index": "# Other\n```{film}\n```\n```{cast}\n:no-crew:\n```\n```{toctree}\nlines\n```\n",
    "other/lines": "# Lines\n```{film}\n:line:\n```\n```{quotes}\n:speaker: Theodore\n```\n"
    "```{quotes}\n:form: intertitle\n```\n{quote}`reel.hello`, {credit}`reel.Samantha`, {scene}`arrival`\n",
}
TOGGLES = [
    ("reel/index", "```{cast}\n", "```{cast}\n:no-crew:\n"),
    ("reel/index", "```{film}\n```", "```{film}\n:no-index:\n```"),
    ("reel/ending", ":only: Theodore, Samantha\n", ":only: The Twin\n"),
    ("reel/ending", ":lines: 1-3\n", ":no-attribution:\n"),
    ("reel/ending", "```{quote} talk\n", "```{quote} talk\n:no-index:\n"),
    ("people", "```{people}\n", "```{people}\n:no-index:\n"),
    ("quotations", ":sort: speaker\n", ":sort: text\n"),
    ("quotations", "```{quotes}\n", "```{quotes}\n:no-index:\n"),
    ("other/lines", ":form: intertitle", ":form: letter"),
    ("index", ":no-index:\n", ""),
    ("essay", "film: reel\n", "film: other\n"),
    ("essay", "---\nfilm: reel\n---\n", ""),
    ("index", ":maxdepth: 2", ":maxdepth: 1"),
    ("library", "people\nthemes\n", "themes\npeople\n"),
    ("index", "reel/index\nother/index\n", "other/index\nreel/index\n"),
    ("reel/index", "ending\nscenes\n", "scenes\nending\n"),
    ("reel/index", "# *The Reel*", "# The Reel"),
    ("reel/ending", "# The ending", "# The end"),
    ("reel/ending", "## Then", "## After that"),
    ("other/index", "# Other", "# Other: a guide"),
    ("library", "# Library", "# The library"),
    ("reel/scenes", "{quote}`bye`", "No line."),
    ("plain", "Nothing", "Not one word"),
    ("orphan", "orphan: true\n", "orphan: true\nfilm: other\n"),
]


@dataclass
class Library:
    """The sources, as data; ``broken`` is the film whose file is not YAML at the moment."""

    films: dict[str, Any] = field(default_factory=lambda: yaml.safe_load(FILMS))
    themes: dict[str, Any] = field(default_factory=lambda: yaml.safe_load(yaml.safe_dump(THEMES)))
    people: dict[str, Any] = field(default_factory=lambda: yaml.safe_load(yaml.safe_dump(PEOPLE)))
    pages: dict[str, str] = field(default_factory=lambda: dict(PAGES))
    conf: dict[str, Any] = field(default_factory=dict)
    broken: str = ""
    count: int = 0

    def new(self) -> int:
        """Return a number that was not there before."""
        self.count += 1
        return self.count

    def files(self, conf: str) -> dict[str, str]:
        """Return all files; *conf* is the text that ``conf.py`` begins with."""
        values = "".join(f"{name} = {value!r}\n" for name, value in self.conf.items())
        files = {f"{name}/film.yaml": _dump(film) for name, film in self.films.items()}
        if self.broken in self.films:
            name = f"{self.broken}/film.yaml"
            files[name] = files[name].replace("cast:", "cast: [", 1)
        pages = {f"{name}.md": text for name, text in self.pages.items()}
        shared = {"themes.yaml": _dump(self.themes), "people.yaml": _dump(self.people)}
        return {"conf.py": conf + values, **files, **shared, **pages}

    def write(self, root: Path, conf: str) -> None:
        """Bring the folder up to date; a file that stays the same is not touched."""
        files = self.files(conf)
        for path in [*root.rglob("*.md"), *root.rglob("*.yaml")]:
            if str(path.relative_to(root)) not in files:
                path.unlink()
        for name, text in files.items():
            path = root / name
            if not path.exists() or path.read_text("utf-8") != text:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")


def _dump(data: Any) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
