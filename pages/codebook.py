"""Codebook: the themes of this workspace and the terms they are known by; tried out before they are saved."""

from __future__ import annotations

import re

import streamlit as st

from analysis import codebook as codebooks
from analysis import queries
from analysis.codebook import Codebook, Theme
from analysis.errors import KnowledgeError
from analysis.queries import Filters
from analysis.store import owning
from pages.ui import links, session, words, work
from pages.ui.data import ask
from pages.ui.markup import Mark, marked

_NEW = "A new theme"
_HEIGHT = 640  # pixels of the list of themes
_PICKED = "theme in hand"
_ASKED = "term asked for"  # session state: that of the address, which is to become a theme
_STYLE = "<style>.sp-term{background:color-mix(in srgb, #e6a700 45%, transparent);border-radius:3px;font-weight:600}</style>"
_SAMPLE_LENGTH = 5_000  # characters of a text to try a theme on
_MARKS = (
    "One term a line, or several with commas. *tariff* finds every form of the word; **=arms** only this form; **reunif\\*** "
    "every word that begins so; **strike_NOUN** only the noun; **WHO** only in capitals."
)


def draw() -> None:
    words.title("Codebook", "The themes of this workspace, and the words by which they are known.")
    own = owning.equipment(session.store(), session.workspace().id)
    codebook = own.codebook
    if own.themes is None:
        st.caption("These are the themes that come with Standpoint. What you change here holds for this workspace alone.")
    exchange(codebook, own.themes is not None)
    choice, form = st.columns([1, 2], gap="large")
    with choice:
        picked = chosen(codebook)
    with form:
        edited(codebook, picked)


def exchange(codebook: Codebook, changed: bool) -> None:
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Export as TOML", codebook.to_toml(), "codebook.toml", "application/toml", on_click="ignore",
            icon=":material/download:", key="export codebook",
        )  # fmt: skip
        with st.popover("Import", icon=":material/upload:"):
            st.caption("A codebook in TOML takes the place of this one.")
            given = st.file_uploader("Codebook", type=["toml"], key="codebook file")
            if given and st.button("Use it", type="primary", key="import codebook"):
                save(codebooks.parse(given.getvalue(), name=given.name))
        if changed and st.button("Back to the built-in one", icon=":material/restart_alt:", key="builtin codebook"):
            save(codebooks.builtin())


def chosen(codebook: Codebook) -> str | None:
    """The id of the theme in hand, None for a new one."""
    counts = ask(queries.theme_counts, Filters()).set_index("theme")["articles"]
    names = {theme.id: f"{theme.name} ({counts.get(theme.id, 0):,})" for theme in codebook}
    if links.own("term") != st.session_state.get(_ASKED):
        st.session_state[_ASKED] = links.own("term")
        st.session_state[_PICKED] = _NEW
    if st.session_state.get(_PICKED) not in (*names, _NEW):
        st.session_state[_PICKED] = next(iter(names))
    with st.container(height=_HEIGHT, border=False, key="themes of codebook"):
        picked = st.radio(
            "Theme (articles that hold it)", [_NEW, *names], format_func=lambda id_: names.get(id_, id_), key=_PICKED
        )
    return None if picked == _NEW else picked


def edited(codebook: Codebook, picked: str | None) -> None:
    theme = codebook[picked] if picked else None
    at = picked or "new"
    asked = "" if theme else (links.own("term") or "")[:80]
    name = st.text_input("Name", theme.name if theme else asked.capitalize(), max_chars=80, key=f"name {at}")
    description = st.text_input("What it is about", theme.description if theme else "", max_chars=300, key=f"about {at}")
    terms = st.text_area("Terms", _lines(theme.terms) if theme else asked, height=180, key=f"terms {at}", help=_MARKS)
    weak = st.text_area(
        "Weak terms", _lines(theme.weak if theme else ()), height=90, key=f"weak {at}",
        help="They count only in an article that holds a term of the list above.",
    )  # fmt: skip
    exclude = st.text_area(
        "Exclusions", _lines(theme.exclude if theme else ()), height=90, key=f"exclude {at}",
        help="A place inside one of these phrases does not count.",
    )  # fmt: skip
    try:
        made = Theme(
            picked or _id(name, codebook), name.strip(), _terms(terms), description.strip(), _terms(weak), _terms(exclude)
        )
    except KnowledgeError as error:
        made = None
        if name or terms:
            st.warning(str(error), icon=":material/rule:")
    if made:
        tried(codebook, made)
    with st.container(horizontal=True, gap="small"):
        unchanged = made is None or made == theme
        if st.button("Save", type="primary", icon=":material/save:", disabled=unchanged, key=f"save {at}") and made:
            st.session_state["theme saved"] = made.id
            save(codebook.with_theme(made))
        if theme and len(codebook) > 1 and st.button("Remove this theme", icon=":material/delete:", key=f"remove {at}"):
            save(codebook.without(theme.id))


def tried(codebook: Codebook, theme: Theme) -> None:
    """What the theme would find in a text, before it is saved."""
    with st.expander("Try it on a text", icon=":material/science:"):
        text = st.text_area("A paragraph", key="text to try", height=120, max_chars=_SAMPLE_LENGTH)
        if not (st.button("Try", key="try theme", icon=":material/play_arrow:", disabled=not text.strip()) and text.strip()):
            return
        from analysis import jobs  # here, because it brings the language pipeline: seconds to import

        with st.spinner("Reading …"):
            hits = [hit for hit in jobs.themes_in(text, codebook.with_theme(theme)) if hit.theme == theme.id]
        if not hits:
            st.info("It finds nothing in this text.", icon=":material/search_off:")
            return
        st.caption(f"It finds {words.counted(len(hits), 'place')}.")
        st.html(f"{_STYLE}<p>{marked(text, [Mark(hit.start, hit.end, 'sp-term') for hit in hits])}</p>")


def save(codebook: Codebook) -> None:
    """Use it from now on, and read again in the background what it can touch."""
    from analysis import jobs

    workspace = session.workspace()
    with st.spinner("Looking which articles this touches …"):
        count = jobs.save_codebook(session.store(), workspace.id, codebook)
    if count:
        work.restart(workspace)
        st.toast(
            f"Saved. {words.counted(count, 'article')} being read again; the sidebar tells how far.", icon=":material/check:"
        )
    else:
        st.toast("Saved. It changes nothing in the articles that are here.", icon=":material/check:")
    st.rerun()


def _lines(terms: tuple[str, ...]) -> str:
    return "\n".join(terms)


def _terms(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(term.split()) for term in re.split(r"[\n,]", text) if term.strip()))


def _id(name: str, codebook: Codebook) -> str:
    """A new id made of the name."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:80] or "theme"
    number = next(n for n in range(1, len(codebook) + 2) if (slug if n == 1 else f"{slug}-{n}") not in codebook)
    return slug if number == 1 else f"{slug}-{number}"


draw()
