"""About: how Standpoint works, what it cannot do, its figures, its data and their licences."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import streamlit as st

from pages.ui import words

_ROOT = Path(__file__).parents[1]
_PLAIN_HEADING = re.compile(r"^#+\s*", re.MULTILINE)

_STEPS = """
1. **Article.** A file or a pasted text is decoded, cleaned of what the website put around it, dated, and checked to be English.
   The text as it was given is kept unchanged beside it.
2. **Sentences and words.** A language pipeline trained for this project, which runs on this machine alone, finds sentences, parts
   of speech, who governs what in a sentence, and names.
3. **Actors.** Names, titles, adjectives (“Chinese”), capitals that stand for governments (“Beijing”), surnames and pronouns are
   resolved to countries, leaders in office on the day of the article, organisations and other people.
4. **Themes.** The terms of a codebook of 25 themes are matched on the base forms of words.
5. **Statements.** Who is said to have said, thought or wanted what: source, cue and content of every attribution, direct or not.
6. **Stance.** The words of the cue and of the content, with negation and the like, add up to support, opposition or neither,
   from −1 to 1.
7. **Relations.** Who did what to whom, in the sixteen classes of PLOVER, as cooperation or conflict.
8. **Positions.** An actor's statements on one theme, summed up: the stance, how it moved, and the sentences that tell it best.

Nothing leaves this machine: there is no service behind it, no key, no download, and no statistics of use. A link shows a view to
whoever can reach this server; it carries the workspace's token and the filters, not the articles.
"""

_LIMITS = """
- It reads English only, and news prose best. Irony, clipped headlines and long chains of “he said that she said” mislead it.
- A stance is an estimate from words, and it can be wrong. Read the sentence before you quote the number; each leads to it.
- A pronoun or a surname that could be two people is left unresolved rather than guessed, so counts are a little too low.
- People outside its lists are found by their names alone; two people of one name are taken for one.
- It tells what articles report, not what is true, and it can be no more balanced than the articles that you give it.
- Being mentioned together is not a tie by itself; the signed relations say more, where there are any.
"""

_LINE = "Who stands where in a pile of news: actors, themes and positions, each one click from its sentence."


def draw() -> None:
    words.title("About Standpoint", _LINE)
    how, limits, figures, data = st.tabs(["How it works", "What it cannot do", "The language model", "Data and licences"])
    with how:
        st.markdown(_STEPS)
    with limits:
        st.markdown(_LIMITS)
    with figures:
        st.markdown(_document("data/MODEL_CARD.md"))
    with data:
        st.markdown(_document("data/README.md"))
    st.caption(f"Standpoint {_version()}, MIT licence. Its language model is CC BY-SA 4.0.")


@st.cache_data(show_spinner=False)
def _document(path: str) -> str:
    """A document of the project with its headings brought down to the size of this page's."""
    return _PLAIN_HEADING.sub("#### ", (_ROOT / path).read_text(encoding="utf-8"))


@st.cache_data(show_spinner=False)
def _version() -> str:
    return str(tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


draw()
