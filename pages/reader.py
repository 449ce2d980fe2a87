"""Reader: one article as it reads, with everything that was found in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from analysis import queries
from analysis.errors import StoreError
from analysis.queries import Reading
from pages.ui import correcting, filters, legend, links, reader, words
from pages.ui.charts import country_colours
from pages.ui.charts.look import OPPOSE, OTHER, SUPPORT, Key
from pages.ui.data import ask
from pages.ui.rows import rows

_SHOWN = ("Actors", "Statements", "Relations")  # of the layers, at first
_PICKED = "reader picked"  # session state: article and find
_STAYS_IN_VIEW = """<style>
@media (min-width: 641px) {
  [data-testid="stLayoutWrapper"]:has(> .st-key-beside-article) {
    position: sticky; top: 4.5rem; max-height: calc(100vh - 6rem); overflow-y: auto;
  }
}
</style>"""
_OFFERED = 2_000  # articles in the list


def page() -> None:
    words.heading("Reader", "The article as it reads. Click what is marked, or go to it with Tab and the arrow keys, to see why.")
    if words.nothing_here():
        return
    shown = ask(queries.articles, filters.current())
    asked = links.own("article")
    article_id = int(asked) if asked and asked.isdecimal() else int(shown["article_id"].iloc[0])
    try:
        reading = ask(queries.article, article_id)
    except StoreError as error:
        st.info(str(error), icon=":material/link_off:")
        return
    _turn_pages(shown, article_id)
    _head(reading)
    if reading.status != "analysed":
        st.info(
            reading.reason or "This article waits for its analysis; until then it is shown without marks.",
            icon=":material/hourglass:",
        )
    st.fragment(_body)(reading)


def _turn_pages(shown: pd.DataFrame, article_id: int) -> None:
    """To the next article in view, the one before, or any."""
    before, after = ask(queries.neighbours, filters.current(), article_id)
    turn, choose = st.columns([4, 8], vertical_alignment="bottom")
    with turn, st.container(horizontal=True, gap="small"):
        if st.button("Newer", icon=":material/arrow_back:", disabled=before is None, width="stretch", key="newer"):
            links.reader(int(before or 0))
        if st.button("Older", icon=":material/arrow_forward:", disabled=after is None, width="stretch", key="older"):
            links.reader(int(after or 0))
    with choose:
        ids = [int(id_) for id_ in shown["article_id"].head(_OFFERED)]
        told = {row["article_id"]: f"{row['title']} · {words.day(row['published'])}" for row in rows(shown.head(_OFFERED))}
        chosen = st.selectbox(
            "Article",
            ids,
            index=ids.index(article_id) if article_id in ids else None,
            format_func=lambda id_: told[id_],
            key=f"article of {article_id}",
            placeholder="The article below does not pass the filters; choose one that does",
        )
    if chosen is not None and chosen != article_id:
        links.reader(chosen)


def _head(reading: Reading) -> None:
    words.section(words.plain(reading.title))
    parts = [words.plain(reading.source) if reading.source else None, words.day(reading.published)]
    parts += [words.counted(reading.words, "word"), _original(reading.url)]
    st.caption(" · ".join(part for part in parts if part))


def _original(url: str | None) -> str | None:
    """A link to where the article was published, if that is a web address at all."""
    if not url or urlsplit(url).scheme not in ("http", "https") or any(sign in url for sign in " ()<>[]\"'`\\"):
        return None
    return f"[original]({url})"


def _body(reading: Reading) -> None:
    layers = st.pills("Marked", reader.LAYERS, selection_mode="multi", default=list(_SHOWN), key="layers")
    countries = ask(queries.options).countries
    names = dict(zip(countries["country"], countries["name"], strict=True))
    colours = country_colours(list(countries["country"]))
    legend.legend(_keys(reading, layers, colours, names))
    article, beside = st.columns([8, 4], gap="medium")
    with article:
        _text(reading, layers, colours)
    with beside, st.container(key="beside-article"):
        st.html(_STAYS_IN_VIEW)
        found = reader.find(reading, _held(reading).get("find"))
        with st.container(border=True, key="found"):
            if found:
                reader.tell(reading, found, lambda key: names.get(key, key))
            else:
                st.markdown(
                    "**Nothing picked yet.** Click an actor, a statement or a note in the margin, or choose from the lists."
                )
        _lists(reading)
        if reading.status == "analysed":
            _add_statement(reading)


def _add_statement(reading: Reading) -> None:
    st.caption(
        "Is a statement missing? Select its words in the article. Without a mouse: go to a find near them, then Shift with → and "
        "← moves the end, Shift with ↓ and ↑ the beginning, and Enter takes the words."
    )
    if st.button("Add a statement by its words", icon=":material/add_comment:", key="add statement"):
        correcting.add_statement(reading.article_id, reading.text)


def _text(reading: Reading, layers: list[str], colours: dict[str, str]) -> None:
    start = links.own("start")
    place = int(start) if start and start.isdecimal() else None
    held = _held(reading)
    selected = reader.text(
        reader.article_html(reading, layers, colours, place),
        key=f"text {reading.article_id}",
        picked=held.get("find"),
        noted="Relations" in layers and len(reading.relations) > 0,
        scroll=held.get("scroll") or (f"target@{place}" if place is not None else None),
        on_pick=lambda find: _pick(reading, find),
    )
    if selected:
        _offer(reading, selected)


def _offer(reading: Reading, selected: reader.Selection) -> None:
    """Let what is selected be a statement; by its words if the browser shows another text than ours."""
    start, end, hits = selected.start, selected.end, reading.theme_hits
    same = reading.text[start:end] == selected.text
    inside = hits[(hits["start"] >= start) & (hits["end"] <= end)] if same else hits[:0]
    correcting.add_statement(reading.article_id, reading.text, (start, end) if same else None, list(inside["theme"].unique()))


def _held(reading: Reading) -> dict[str, str]:
    """The find that is picked in this article, and whether it is to be brought into view."""
    held = st.session_state.get(_PICKED, {})
    return held if held.get("article") == reading.article_id else {}


def _pick(reading: Reading, find: str, scroll: str | None = None) -> None:
    st.session_state[_PICKED] = {"article": reading.article_id, "find": find, "scroll": scroll}


def _lists(reading: Reading) -> None:
    """All finds of the article; a row can be chosen."""
    actors, said, done, themes = st.tabs(["Actors", "Statements", "Relations", "Themes"])
    with actors:
        first = reading.mentions.reset_index().drop_duplicates("actor").set_index("actor")["index"]
        table = reading.actors[["name", "mentions", "statements"]]
        columns = {
            "name": "Actor",
            "mentions": st.column_config.NumberColumn("Mentions", width=70),
            "statements": st.column_config.NumberColumn("Says", width=50),
        }
        _table(reading, table, [f"m:{first[key]}" for key in reading.actors["key"]], "actors", columns)
    with said:
        told = reading.statements.assign(who=reading.statements["actor_name"].fillna(reading.statements["speaker"]).fillna("—"))
        names = [f"s:{id_}" for id_ in told["statement_id"]]
        _table(
            reading,
            told[["who", "stance", "content"]],
            names,
            "statements",
            {"who": "Who", "stance": "Stance", "content": "What"},
        )
    with done:
        deeds = reading.relations
        names = [f"r:{id_}" for id_ in deeds["relation_id"]]
        table = pd.DataFrame({"who": deeds["source_name"], "event": deeds["event"].str.lower(), "whom": deeds["target_name"]})
        _table(reading, table, names, "relations", {"who": "Who", "event": "Does", "whom": "To whom"})
    with themes:
        first = reading.theme_hits.reset_index().drop_duplicates("theme").set_index("theme")["index"]
        columns = {"name": "Theme", "count": "Places", "share": st.column_config.NumberColumn("Sentences", format="percent")}
        _table(
            reading,
            reading.themes[["name", "count", "share"]],
            [f"t:{first[key]}" for key in reading.themes["theme"]],
            "themes",
            columns,
        )


def _table(reading: Reading, table: pd.DataFrame, names: list[str], what: str, columns: Mapping[str, Any]) -> None:
    if table.empty:
        st.caption(f"No {what} were found in this article.")
        return
    key = f"{what} of {reading.article_id}"

    def choose() -> None:
        chosen = st.session_state[key]["selection"]["rows"]
        if chosen and chosen[0] < len(names):
            _pick(reading, names[chosen[0]], scroll=f"{names[chosen[0]]}@list")

    st.dataframe(
        table,
        hide_index=True,
        placeholder="",
        key=key,
        on_select=choose,
        selection_mode="single-row",
        column_config=columns,
        height=min(36 * (len(table) + 1) + 3, 400),
        alt=f"The {what} found in this article",
    )


def _keys(reading: Reading, layers: list[str], colours: dict[str, str], names: dict[str, str]) -> list[Key]:
    keys = []
    if "Actors" in layers:
        present = set(reading.mentions["country"].dropna())
        keys += [Key("square", colour, names[key]) for key, colour in colours.items() if key in present]
        keys += [Key("square", OTHER, "other actors")]
    if "Statements" in layers:
        keys += [Key("line", SUPPORT, "supports"), Key("line both", OTHER, "takes no side"), Key("line wave", OPPOSE, "opposes")]
    return keys


page()
