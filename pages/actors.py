"""Actors: everybody in these articles, and those whom this workspace knows for itself."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import actor_list, queries
from analysis.actor_list import ActorList, listed
from analysis.records import ActorKind
from analysis.store import owning
from pages.ui import exports, filters, links, session, words, work
from pages.ui.data import ask
from pages.ui.rows import rows

_COLUMNS = {
    "name": "Name", "kind": "Kind", "country": "Acts for", "articles": "Articles", "mentions": "Mentions",
    "statements": "Statements", "score": "Mean stance", "key": "Key",
}  # fmt: skip
_SHOWN_ROWS = 15


def draw() -> None:
    words.heading("Actors", "Everybody in these articles, and the names that this workspace knows beyond those of Standpoint.")
    here, own = st.tabs(["In these articles", "Known to this workspace"])
    with here:
        in_articles()
    with own:
        known()


def in_articles() -> None:
    if words.nothing_here():
        return
    frame = ask(queries.actors, filters.current())
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        wanted = st.text_input("Find by name or key", key="actor wanted", icon=":material/search:")
        exports.download(frame, "actors")
    shown = _matching(frame, wanted)
    st.caption(f"{words.counted(len(shown), 'actor')}, the most mentioned first. Choose one to see what it says.")
    countries = ask(queries.options).countries.set_index("country")["name"]
    picked = st.dataframe(
        shown.assign(country=shown["country"].map(countries).fillna(shown["country"]))[list(_COLUMNS)].rename(columns=_COLUMNS),
        hide_index=True,
        placeholder="",
        on_select="rerun",
        selection_mode="single-row",
        column_config={"Mean stance": st.column_config.NumberColumn(format="%.2f", help="-1 opposes, 1 supports")},
        key="actors table",
        height="auto" if len(shown) <= _SHOWN_ROWS else 35 * (_SHOWN_ROWS + 1),
        alt="Actors with their kind, country, counts and mean stance",
    )
    chosen = picked.selection.rows if picked else []
    if chosen:
        row = shown.iloc[chosen[0]]
        with st.container(horizontal=True, gap="small"):
            st.markdown(f"**{words.plain(row['name'])}**")
            links.to("positions", "Where it stands", icon=":material/balance:", actors=(row["key"],))
            links.to("network", "Its network", icon=":material/hub:", actors=(row["key"],))
            links.to("corrections", "Merge or rename", icon=":material/edit_note:")


def known() -> None:
    workspace = session.workspace()
    there = owning.equipment(session.store(), workspace.id).actors
    st.caption(
        "Standpoint knows countries, leaders and organisations. Add people and groups that matter to your question, or other "
        "names of those it knows; articles in which a new name stands are then read again."
    )
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Export as CSV", there.to_csv(), "actors.csv", "text/csv", on_click="ignore", disabled=not len(there),
            icon=":material/download:", key="export actors",
        )  # fmt: skip
        imported(there)
    added(there)
    for actor in there:
        own_actor(there, actor)


def imported(there: ActorList) -> None:
    with st.popover("Import", icon=":material/upload:"):
        st.caption("CSV with the columns key, name, kind, country, aliases (with semicolons between them); only name is needed.")
        given = st.file_uploader("List of actors", type=["csv"], key="actors file")
        if given and st.button("Add them", type="primary", key="import actors"):
            together = there
            for actor in actor_list.parse(given.getvalue(), name=given.name):
                together = together.with_actor(actor)
            save(together)


def added(there: ActorList) -> None:
    everybody = ask(queries.options).actors
    names = dict(zip(everybody["key"], everybody["name"], strict=True))
    with st.expander("Add an actor, or another name of one", icon=":material/person_add:", expanded=not len(there)):
        old = st.selectbox(
            "Another name of", list(names), index=None, format_func=lambda key: names.get(key, key), key="actor known",
            placeholder="Leave it empty for a new actor",
        )  # fmt: skip
        with st.form("add actor", border=False, clear_on_submit=True):
            name = None if old else st.text_input("Name", max_chars=200, key="actor name")
            aliases = st.text_input("Other names, with semicolons between them", key="actor aliases")
            kind = None if old else st.selectbox("Kind", [str(kind) for kind in ActorKind], key="actor kind")
            country = None if old else st.text_input("Acts for (a code such as CHN)", max_chars=3, key="actor country")
            if st.form_submit_button("Add", type="primary", icon=":material/add:"):
                if old:
                    made = _more_names(there, everybody, old, aliases)
                else:
                    made = listed(name or "", kind or "person", country, aliases.split(";"))
                save(there.with_actor(made))


def _more_names(there: ActorList, everybody: pd.DataFrame, key: str, aliases: str) -> actor_list.ListedActor:
    before = next((actor.aliases for actor in there if actor.key == key), ())
    (one,) = rows(everybody[everybody["key"] == key])
    country = None if pd.isna(one["country"]) else one["country"]
    return listed(one["name"], one["kind"], country, (*before, *aliases.split(";")), key)


def own_actor(there: ActorList, actor: actor_list.ListedActor) -> None:
    with st.container(border=True, key=f"own {actor.key}", gap="xxsmall"):
        left, right = st.columns([5, 1], vertical_alignment="center")
        with left:
            st.markdown(f"**{words.plain(actor.name)}** {actor.kind}{', ' + actor.country if actor.country else ''}")
            if actor.aliases:
                st.caption("also " + words.plain(", ".join(actor.aliases)))
        with right:
            if st.button("Remove", key=f"remove {actor.key}", icon=":material/delete:", width="stretch"):
                save(there.without(actor.key))


def save(actors: ActorList) -> None:
    """Know them from now on, and read again in the background where their names stand."""
    from analysis import jobs  # here, because it brings the language pipeline: seconds to import

    workspace = session.workspace()
    count = jobs.save_actors(session.store(), workspace.id, actors)
    if count:
        work.restart(workspace)
    told = f"{words.counted(count, 'article')} being read again." if count else "None of their names stands in an article here."
    st.toast(f"Saved. {told}", icon=":material/check:")
    st.rerun()


def _matching(frame: pd.DataFrame, wanted: str) -> pd.DataFrame:
    if not wanted.strip():
        return frame
    holds = frame["name"].str.contains(wanted.strip(), case=False, regex=False)
    return frame[holds | (frame["key"].str.casefold() == wanted.strip().casefold())]


draw()
