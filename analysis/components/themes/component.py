"""The spaCy component that says where an article speaks of which theme."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from analysis.codebook import Codebook, builtin, load
from analysis.components.actors import mentions_at
from analysis.components.themes.matching import WEAK, ThemeMatch, Trie, hits

FACTORY = "standpoint_themes"

Doc.set_extension("theme_hits", default=None, force=True)
Doc.set_extension("theme_names", default=None, force=True)


@Language.factory(
    FACTORY,
    default_config={"codebook": None},
    assigns=["doc._.theme_hits"],
    requires=["token.lemma", "token.pos"],
    retokenizes=False,
)
def make_themes(nlp: Language, name: str, codebook: str | None) -> ThemeMatcher:
    """`codebook` is the path of a TOML file; without it, the built-in codebook."""
    return ThemeMatcher(load(Path(codebook)) if codebook else builtin())


class ThemeMatcher:
    """The component. Set `codebook` to another one at any time; the next article is read with it."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook

    @property
    def codebook(self) -> Codebook:
        return self._codebook

    @codebook.setter
    def codebook(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._trie = Trie(codebook)

    def __call__(self, doc: Doc) -> Doc:
        doc._.theme_hits = _names_weigh_less(doc, hits(doc, self._trie))
        doc._.theme_names = {theme.id: theme.name for theme in self._codebook}
        return doc


def _names_weigh_less(doc: Doc, matches: list[ThemeMatch]) -> list[ThemeMatch]:
    """Who somebody is says little of what is spoken about: "the foreign minister", "the EU" count as weak terms."""
    named = mentions_at(doc)
    return [replace(match, weight=WEAK) if match.start in named and match.end - 1 in named else match for match in matches]
