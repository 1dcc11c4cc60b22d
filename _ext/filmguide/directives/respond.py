"""``{respond}``: the end of a page, where readers are asked what they think."""

from __future__ import annotations

from docutils import nodes

from filmguide.catalogue.lookups import Catalogue
from filmguide.catalogue.matching import Miss
from filmguide.directives.showing import ShowingDirective, page_film


class Respond(ShowingDirective):
    """Invite a response; the argument is the question, and the body, if any, stands below it."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the note of what to show, with the author's words inside it."""
        docname = self.env.current_document.docname
        film = page_film(self.domain, docname, self.state.document)
        mentions = []
        if isinstance(film, Miss):  # told where the page asks for something of it
            film = None
        if film:
            mentions.append(self.domain.ask(docname, Catalogue.title, film).key)
        node = self.show("respond", (film,) if film else (), (), mentions)
        if self.arguments:
            words, messages = self.parse_inline(self.arguments[0])
            question = nodes.paragraph(self.arguments[0], "", *words, classes=["film-question"])
            self.set_source_info(question)
            node += [question, *messages]
        node += self.parse_content_to_nodes()
        return [node]
