"""The extension's own words, such as "Cast" and "voice", in the language of the site."""

from sphinx.locale import get_translation

CATALOGUE = "filmguide"
"""The name of the message catalogue in this folder."""

_ = get_translation(CATALOGUE)
