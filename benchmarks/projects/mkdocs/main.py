from functools import cache
from pathlib import Path

import yaml

DOCS = Path(__file__).parent / "docs"


def define_env(env):
    @cache
    def film(name):
        return yaml.load((DOCS / "guides" / name / "film.yaml").read_text("utf-8"), yaml.CSafeLoader)

    def link(name, number, words, kind="c"):
        return f"[{words}](index.md#{name}-{kind}{number})"

    def number(name, short):
        return [credit["short"] for credit in film(name)["cast"]].index(short)

    @env.macro
    def character(name, short):
        return link(name, number(name, short), short)

    @env.macro
    def credit(name, short):
        index = number(name, short)
        performer = link(name, index, film(name)["cast"][index]["performer"], "p")
        return f"{link(name, index, short)} ({performer})"

    @env.macro
    def person(name, performer):
        index = [credit["performer"] for credit in film(name)["cast"]].index(performer)
        return link(name, index, performer, "p")

    @env.macro
    def quoted(name, line, page):
        index = list(film(name)["quotes"]).index(line)
        return f"[“{film(name)['quotes'][line]['text']}”]({page}.md#{name}-q{index})"

    @env.macro
    def cast(name, home=False):
        rows = [f"Cast of *{film(name)['title']}*", "", "| Performer | Role |", "| --- | --- |"]
        for index, credit in enumerate(film(name)["cast"]):
            performer, role = credit["performer"], credit["role"]
            if home:
                performer = f'<span id="{name}-p{index}">{performer}</span>'
                about = f". {credit['about']}" if "about" in credit else ""
                role = f'<span id="{name}-c{index}">{role}</span>{about}'
            rows.append(f"| {performer} | {role} |")
        return "\n".join(rows)

    @env.macro
    def quote(name, line):
        record, index = film(name)["quotes"][line], list(film(name)["quotes"]).index(line)
        who = f"{character(name, record['speaker'])} to {character(name, record['to'])}"
        words = f'<span id="{name}-q{index}">{record["text"]}</span>'
        return f"> {words}\n>\n> — {who}, *{film(name)['title']}* ({film(name)['year']})"
