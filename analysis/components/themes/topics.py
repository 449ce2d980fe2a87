"""What an article is about, and what each of its statements is about.

A statement's themes are those that its content names. Where it names none, or only in passing ("the deal is not
enough", "it will not accept that"), it goes on with what the text was speaking of: the rest of its sentence and the
sentences just before, as far as these are what the article is about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from analysis.components.actors import mentions_at
from analysis.components.statements.attribution import Attribution
from analysis.components.statements.tree import tree_of
from analysis.components.themes.matching import STRONG, ThemeMatch
from analysis.records import ThemeShare

_ENOUGH = 1.0  # what a sentence's terms must weigh for the sentence to count: one term proper or two weak ones
_LONGER = 0.25  # what each further word of a term adds: a longer term says more
_FADING = (1.0, 0.6, 0.4, 0.3)  # of the statement's own sentence, the one before it, and so on
_COMMON = 0.2  # what a theme of the context is worth that the article hardly speaks of
_THROUGHOUT = 0.5  # what a theme of the article is worth where the context does not speak of it
_ASIDE = 0.6  # of the likeliest theme of the context, what a second one must reach
_BESIDE = 0.4  # of the heaviest theme that a content names, what another must weigh
_MOST = 2  # themes taken from the context

Range = tuple[int, int]


def themes_of_statement(doc: Doc, statement: Attribution, shares: Iterable[ThemeShare]) -> tuple[str, ...]:
    """The themes of a statement, the weightiest first; `shares` are its article's, as `ranked` gives them."""
    own: dict[str, float] = defaultdict(float)
    certain = False
    for part in statement.content:
        for hit in _hits(doc, part.start, part.end):
            own[hit.theme] += _weight(hit)
            certain = certain or hit.weight >= STRONG
    if certain:
        return _heaviest_first({theme: weight for theme, weight in own.items() if weight >= _BESIDE * max(own.values())})
    return tuple(dict.fromkeys((*_heaviest_first(own), *_carried_on(doc, statement, {s.id: s.share for s in shares}))))


def _carried_on(doc: Doc, statement: Attribution, shares: dict[str, float]) -> list[str]:
    """What the text was speaking of where the statement stands."""
    aside = [span for span in (statement.source, statement.cue) if span is not None]
    named = mentions_at(doc)
    scores: dict[str, float] = defaultdict(float)
    for fading, (start, end) in zip(_FADING, _backwards(doc, statement.content[0].start), strict=False):
        for hit in _hits(doc, start, end):
            if hit.start not in named and not any(span.start <= hit.start and hit.end <= span.end for span in aside):
                scores[hit.theme] += fading * _weight(hit)
    scores = {theme: scores[theme] * (_COMMON + share) + _THROUGHOUT * share for theme, share in shares.items()}
    likeliest = max(scores.values(), default=0.0)
    return [theme for theme in _heaviest_first(scores) if scores[theme] >= _ASIDE * likeliest][:_MOST]


def _backwards(doc: Doc, index: int) -> Iterator[Range]:
    """The sentence that holds a token, and those before it, blank ones apart."""
    tree = tree_of(doc)
    while index >= 0:
        start, end = tree.sentence[index]
        if not all(tree.space[start:end]):
            yield start, end
        index = start - 1


def ranked(doc: Doc) -> list[ThemeShare]:
    """The article's themes, those that take most of its sentences first.

    A sentence counts where one term proper or two weak ones stand; a theme without such a sentence is none of the
    article's. Of themes with the same share, the one that more
    statements speak of comes first (where the article's statements are known).
    """
    places: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    counts: dict[str, int] = defaultdict(int)
    sentence_of, total = _sentence_numbers(doc)
    for hit in doc._.theme_hits or ():
        places[hit.theme][sentence_of[hit.start]] += hit.weight
        counts[hit.theme] += 1
    names = doc._.theme_names or {}
    shares = []
    for theme, sentences in places.items():
        held = sum(weight >= _ENOUGH for weight in sentences.values())
        if held:
            shares.append(ThemeShare(id=theme, name=names.get(theme, theme), count=counts[theme], share=round(held / total, 4)))
    spoken_of = Counter(theme for start, end in _statement_places(doc) for theme in _weights(doc, start, end))
    return sorted(shares, key=lambda share: (-share.share, -spoken_of[share.id], -share.count, share.id))


def _statement_places(doc: Doc) -> list[Range]:
    statements = doc._.statements if Doc.has_extension("statements") else None
    return [(part.start, part.end) for statement in statements or () for part in statement.content]


def _sentence_numbers(doc: Doc) -> tuple[list[int], int]:
    """For each token the number of its sentence, and how many sentences there are (blank ones apart)."""
    numbers: list[int] = []
    total = 0
    tree, end = tree_of(doc), 0
    while end < len(doc):
        start, end = tree.sentence[end]
        total += not all(tree.space[start:end])
        numbers += [total] * (end - start)
    return numbers, max(total, 1)


def _hits(doc: Doc, start: int, end: int) -> Iterator[ThemeMatch]:
    """The places of terms that lie within the tokens from `start` to `end`."""
    matches = doc._.theme_hits or []
    for hit in matches[bisect_left(matches, start, key=lambda match: match.start) :]:
        if hit.start >= end:
            return
        if hit.end <= end:
            yield hit


def _weights(doc: Doc, start: int, end: int) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for hit in _hits(doc, start, end):
        found[hit.theme] += _weight(hit)
    return found


def _weight(hit: ThemeMatch) -> float:
    return hit.weight * (1 + _LONGER * (hit.end - hit.start - 1))


def _heaviest_first(weights: dict[str, float]) -> tuple[str, ...]:
    return tuple(sorted(weights, key=lambda theme: -weights[theme]))
