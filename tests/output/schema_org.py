"""What schema.org 30.0 says of the properties that we use, inherited ones included.

Taken from https://schema.org/version/30.0/schemaorg-current-https.jsonld (``domainIncludes``,
``rangeIncludes``). A Role repeats the property that led to it: https://schema.org/Role. Text may stand for
a thing: https://schema.org/docs/gs.html#schemaorg_expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

WORK = {
    "name": {"Text"},
    "url": {"URL"},
    "description": {"Text"},
    "author": {"Person", "Organization", "Role"},
    "creator": {"Person", "Organization", "Role"},
    "contributor": {"Person", "Organization", "Role"},
    "producer": {"Person", "Organization", "Role"},
    "translator": {"Person", "Organization", "Role", "Text"},
    "datePublished": {"Date"},
    "inLanguage": {"Language"},
    "countryOfOrigin": {"Country"},
    "isPartOf": {"Movie", "Quotation", "URL"},
    "translationOfWork": {"Movie", "Quotation"},
    "text": {"Text"},
}
PROPERTIES: dict[str, dict[str, set[str]]] = {
    "Movie": {
        **WORK,
        "duration": {"Duration"},
        "director": {"Person", "Role"},
        "musicBy": {"Person", "MusicGroup", "Role"},
        "actor": {"Person", "PerformingGroup", "Role", "PerformanceRole"},
    },
    "Quotation": {**WORK, "spokenByCharacter": {"Person", "Organization"}},
    "Person": {"name": {"Text"}, "url": {"URL"}, "sameAs": {"URL"}},
    "Country": {"name": {"Text"}},
    "Role": {"roleName": {"Text"}, "contributor": {"Person", "Organization"}},
    "PerformanceRole": {"characterName": {"Text"}, "actor": {"Person", "PerformingGroup"}},
}
VALUES = {
    "Text": re.compile(r".*\S.*", re.DOTALL),
    "URL": re.compile(r"https?://\S+"),
    "Date": re.compile(r"\d{4}(-\d\d-\d\d)?"),
    "Duration": re.compile(r"PT\d+M"),
    "Language": re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*"),
}


def mistakes(thing: Any) -> Iterator[str]:
    """Yield what is wrong with *thing* and all that it holds."""
    kind = thing["@type"]
    if "@id" in thing and not urlsplit(thing["@id"]).fragment:
        yield f"{kind}: {thing['@id']} names nothing on a page"
    for name, value in thing.items():
        if name in ("@type", "@id"):
            continue
        if name not in PROPERTIES[kind]:
            yield f"{kind} has no {name}"
            continue
        values = value if isinstance(value, list) else [value]
        if not values:
            yield f"{kind}.{name} is empty"
        for item in values:
            if isinstance(item, dict):
                if item["@type"] not in PROPERTIES[kind][name]:
                    yield f"{kind}.{name} is a {item['@type']}"
                yield from mistakes(item)
            elif not any(VALUES[type_].fullmatch(item) for type_ in PROPERTIES[kind][name] & VALUES.keys()):
                yield f"{kind}.{name}: {item!r}"
