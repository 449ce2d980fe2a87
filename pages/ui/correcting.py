"""*Correct*: beside each evidence, a way to say that the machine is wrong and what is right.

correcting.controls("statement", row, key)        # row as `queries.statements` gives it, or at least with its statement_id
correcting.controls("relation", row, key)         # as `queries.relations` gives it, or at least with its relation_id
correcting.controls("mention", row | {"actor": key_of_actor}, key)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import pandas as pd
import streamlit as st

from analysis import corrections, queries
from analysis.corrections import Change, Chosen, Place, Reach
from analysis.errors import CorrectionError, StandpointError
from analysis.records import ActorKind
from analysis.store import Store, correcting, owning
from pages.ui import session, words, work
from pages.ui.charts.look import STANCE_MARKS, STANCE_WORDS
from pages.ui.data import ask
from pages.ui.deeds import EVENTS
from pages.ui.rows import rows

Evidence = Literal["statement", "relation", "mention"]
Row = dict[str, Any]

_MANY = 200  # articles that are not corrected while somebody waits
_WHO = "who corrects"  # session state: what the visitor calls herself
_NOBODY = "Nobody known"
_STATEMENT = {
    "speaker": "Somebody else says it",
    "stance": "Its stance is wrong",
    "themes": "Its themes are wrong",
    "none": "Nobody says this",
}
_RELATION = {
    "source": "Somebody else does it",
    "target": "It is done to somebody else",
    "event": "It is another kind of deed",
    "actual": "Whether it has happened is wrong",
    "none": "That is not so",
}
_REACH = {Reach.HERE: "Only here", Reach.ARTICLE: "In this article", Reach.WORKSPACE: "In all articles, also new ones"}
_TITLE = "Correct what the machine found"


def controls(kind: Evidence, row: Row, key: str) -> None:
    """A small button that opens the correction of this evidence; nothing where the row does not tell its place."""
    if st.button("Correct", icon=":material/edit_note:", type="tertiary", key=f"correct {key}", help="Say what is wrong here"):
        open_for(kind, row)


def open_for(kind: Evidence, row: Row) -> None:
    """Open the dialog at once, for pages with a control of their own."""
    {"statement": _statement, "relation": _relation, "mention": _mention}[kind](row)


def add_statement(article_id: int, text: str, selected: tuple[int, int] | None = None, themes: Sequence[str] = ()) -> None:
    """Open the dialog in which a statement that was missed is added: by what is `selected` in the article's text, from start
    to end, or else by its words. `themes` are the ids of those that it may be on.
    """
    _missed(article_id, text, selected, themes)


@st.dialog(_TITLE)
def _statement(row: Row) -> None:
    found = _whole(queries.statement, row["statement_id"])
    if found is None:
        st.info("This statement is not there any more; somebody may have corrected it.")
        return
    _quote(found["content"])
    what = st.radio("What is wrong?", list(_STATEMENT), format_func=_STATEMENT.__getitem__, key="wrong")
    place, was = Place(found["start"], found["end"], found["content"]), _maybe(found["actor"])
    change: Change | None = None
    if what == "speaker":
        picked = _actor("Who says it?", nobody=True)
        change = corrections.speaker(place, was, picked[0]) if picked else None
    elif what == "stance":
        change = corrections.stance(place, was, _stance(found["stance"]))
    elif what == "themes":
        change = corrections.themes(place, was, _themes(found["themes"]))
    else:
        change = corrections.not_a_statement(place)
    _confirm(change, int(found["article_id"]))


@st.dialog(_TITLE)
def _relation(row: Row) -> None:
    found = _whole(queries.relation, row["relation_id"])
    if found is None:
        st.info("This relation is not there any more; somebody may have corrected it.")
        return
    _quote(found["evidence"])
    who, whom = words.plain(found["source_name"]), words.plain(found["target_name"])
    st.markdown(f"The machine reads here that {who} **{EVENTS[found['event']]}**, and that it does so to {whom}.")
    what = st.radio("What is wrong?", list(_RELATION), format_func=_RELATION.__getitem__, key="wrong")
    place = Place(found["start"], found["end"], found["evidence"])
    if what == "none":
        change: Change | None = corrections.not_a_relation(place, found["source"], found["target"])
    else:
        change = _other_deed(what, found, place)
    _confirm(change, int(found["article_id"]))


def _other_deed(what: str, found: Row, place: Place) -> Change | None:
    """The relation with the one thing set right that is wrong about it."""
    ends: dict[str, Chosen | None] = {end: _known_actor(found[end]) for end in ("source", "target")}
    event, actual = found["event"], bool(found["actual"])
    if what in ends:
        picked = _actor("Who does it?" if what == "source" else "To whom is it done?", nobody=False)
        ends[what] = picked[0] if picked else None
    elif what == "event":
        event = st.selectbox("What is done?", list(EVENTS), list(EVENTS).index(event), format_func=_deed, key="event")
    else:
        actual = not actual
        st.caption("It has happened." if actual else "It is denied, threatened or only possible, so it does not count.")
    doer, done_to = ends["source"], ends["target"]
    if not doer or not done_to:
        return None
    if doer["key"] == done_to["key"]:
        st.warning("That is one and the same actor.", icon=":material/warning:")
        return None
    return corrections.relation(place, (found["source"], found["target"], found["event"]), doer, done_to, event, actual)


def _deed(event: str) -> str:
    return f"{event.lower()}: {EVENTS[event]}"


@st.dialog(_TITLE)
def _mention(row: Row) -> None:
    _quote(row["text"])
    picked = _actor("Whom do these words name?", nobody=True, otherwise="No actor at all")
    reach = st.radio("Where?", list(_REACH), format_func=_REACH.__getitem__, key="reach")
    change = None
    if picked:
        place = None if reach is Reach.WORKSPACE else Place(int(row["start"]), int(row["end"]), row["text"])
        change = corrections.refers_to(place, row["actor"], picked[0], reach, row["text"])
    _confirm(change, None if reach is Reach.WORKSPACE else int(row["article_id"]))


@st.dialog("Add a statement")
def _missed(article_id: int, text: str, selected: tuple[int, int] | None, on: Sequence[str]) -> None:
    place = _pasted(text) if selected is None else _selected(text, *selected)
    picked = _actor("Who says it?", nobody=True)
    stance, themes = _stance("neutral"), _themes(on)
    change = corrections.statement(place, picked[0], stance, themes) if place and picked else None
    _confirm(change, article_id, "Add it")


def _selected(text: str, start: int, end: int) -> Place | None:
    try:
        place = corrections.place_of(text, start, end)
    except CorrectionError as error:
        st.warning(str(error), icon=":material/search_off:")
        return None
    _quote(place.text)
    return place


def _pasted(text: str) -> Place | None:
    st.caption("Paste the words of the article that somebody says, exactly as they stand there.")
    said = st.text_area("What is said", key="said", height=100).strip()
    start = text.find(said) if said else -1
    if said and start < 0:
        st.warning("These words do not stand in the article like this.", icon=":material/search_off:")
    return Place(start, start + len(said), said) if start >= 0 else None


def _quote(text: str) -> None:
    st.markdown(f"> {words.plain(text)}")


def _actor(label: str, nobody: bool, otherwise: str = _NOBODY) -> tuple[Chosen | None] | None:
    """What was picked, in a tuple (None in it: nobody); None before anything is."""
    known = ask(queries.options).actors
    names = dict(zip(known["key"], known["name"], strict=True))
    offered = ([""] if nobody else []) + list(names)
    picked = st.selectbox(
        label,
        offered,
        index=None,
        format_func=lambda key: names.get(key, key) or otherwise,
        placeholder="Choose an actor, or type a new name",
        accept_new_options=True,
        key="actor picked",
    )
    if picked is None:
        return None
    if picked == "":
        return (None,)
    return (_known_actor(picked) if picked in names else _new(picked),)


def _known_actor(key: str) -> Chosen:
    known = ask(queries.options).actors
    row = known[known["key"] == key].iloc[0]
    return {"key": key, "name": row["name"], "kind": row["kind"], "country": _maybe(row["country"])}


def _new(name: str) -> Chosen:
    kind = st.segmented_control("A new actor. What is it?", [str(kind) for kind in ActorKind], default="person", key="new kind")
    return corrections.new_actor(name, kind or "person")


def _stance(now: str) -> str:
    stances = list(STANCE_WORDS)
    return st.radio(
        "Where does it stand?",
        stances,
        index=stances.index(now),
        format_func=lambda stance: f"{STANCE_MARKS[stance]} {STANCE_WORDS[stance]}",
        horizontal=True,
        key="stance",
    )


def _themes(now: Sequence[str]) -> dict[str, str]:
    codebook = owning.equipment(session.store(), session.workspace().id).codebook
    names = {theme.id: theme.name for theme in codebook}
    offered = list(dict.fromkeys([*names, *now]))
    chosen = st.multiselect("Themes", offered, list(now), format_func=lambda id_: names.get(id_, id_), key="themes picked")
    return {id_: names.get(id_, id_) for id_ in chosen}


def _confirm(change: Change | None, article_id: int | None, label: str = "Correct it") -> None:
    who = _who("corrector")
    if st.button(label, type="primary", disabled=change is None, icon=":material/check:", key="make correction") and change:
        st.session_state[_WHO] = who
        make([change], article_id)


def make(changes: Sequence[Change], article_id: int | None = None) -> None:
    """Make these corrections in the name of the visitor and draw the page anew; what speaks against it is told."""
    store, workspace, who = session.store(), session.workspace().id, st.session_state.get(_WHO)
    _carry_out(
        lambda tell: correcting.add(store, workspace, changes, who, article_id, progress=tell),
        changes,
        "Corrected. The Corrections page can take it back.",
    )


def take_back(ids: Sequence[int], again: bool = False) -> None:
    """Undo these corrections, or let them hold `again`, and draw the page anew."""
    store, workspace = session.store(), session.workspace().id
    change = correcting.redo if again else correcting.undo
    changes = [one.change for one in correcting.corrections(store, workspace) if one.id in ids]
    _carry_out(
        lambda tell: change(store, workspace, ids, tell), changes, "It holds again." if again else "The correction is undone."
    )


def _carry_out(task: Callable[[correcting.Progress], object], changes: Sequence[Change], done: str) -> None:
    """At once, or where it touches many articles in the background: the sidebar then tells how far it is."""
    articles = correcting.touched(session.store(), session.workspace().id, changes)
    try:
        if articles > _MANY:
            work.correct(session.workspace(), task)
            done = f"Correcting {words.counted(articles, 'article')}; the sidebar tells how far it is."
        else:
            with st.spinner("Correcting …"):
                task(lambda _done, _total, _what: None)
    except StandpointError as error:
        st.error(str(error), icon=":material/error:")
        return
    st.toast(done, icon=":material/check:")
    st.rerun()


def corrector() -> None:
    """The field in which a visitor says who she is, for pages that make corrections."""
    st.session_state[_WHO] = _who("corrector here")


def _who(key: str) -> str:
    known = st.session_state.get(_WHO, "")
    return st.text_input("Your name, for the list of corrections", known, max_chars=100, key=key)


def _whole(query: Callable[[Store, int, int], pd.DataFrame], id_: int) -> Row | None:
    """The statement or relation as it is now."""
    found = ask(query, int(id_))
    return None if found.empty else rows(found)[0]


def _maybe(value: Any) -> str | None:
    return None if value is None or pd.isna(value) else str(value)
