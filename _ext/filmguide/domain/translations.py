"""The translator's words for what the catalogue says, from the message catalogue of the page."""

from __future__ import annotations

from collections.abc import Callable
from gettext import NullTranslations, translation
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.i18n import docname_to_domain

if TYPE_CHECKING:
    from sphinx.config import Config

    from filmguide.catalogue.text import Text


def untranslated(text: Text) -> str:
    """Return *text* as it is, where nobody has translated it."""
    return text


def translator(config: Config, docname: str, srcdir: Path) -> Callable[[Text], str]:
    """Return a function that translates words of the catalogue as the words of the page are translated.

    Sphinx reads the page again when its message catalogue changes.
    """
    domain = docname_to_domain(docname, config.gettext_compact)
    directories = [srcdir / directory for directory in config.locale_dirs]
    found = [translation(domain, str(d), [config.language], fallback=True) for d in directories]
    catalogues = [catalogue for catalogue in found if type(catalogue) is not NullTranslations]
    if not catalogues:
        return untranslated

    def translate(text: Text) -> str:
        translated = (catalogue.gettext(text) for catalogue in catalogues)
        return next((words for words in translated if words != text), text) if text else text

    return translate
