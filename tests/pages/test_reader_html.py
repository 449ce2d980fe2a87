"""The article in the reader: what is marked, and that it is safe."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis import queries
from pages.ui import reader
from tests.pages.test_markup import NASTY, Reader


@pytest.fixture
def reading(press):
    return queries.article(press.store, press.workspace.id, press.articles[0])


def parsed(html: str) -> Reader:
    found = Reader()
    found.handle_endtag = lambda tag: None  # type: ignore[method-assign]
    found.feed(html)
    return found


def ids(html: str) -> set[str]:
    return {str(attributes["data-id"]) for _, attributes in parsed(html).tags if "data-id" in attributes}


def test_every_find_is_marked_and_can_be_told(reading):
    found = ids(reader.article_html(reading))
    assert {f"m:{n}" for n in range(len(reading.mentions))} <= found
    assert {f"s:{id_}" for id_ in reading.statements["statement_id"]} <= found
    assert {f"r:{id_}" for id_ in reading.relations["relation_id"]} <= found
    assert {f"t:{n}" for n in range(len(reading.theme_hits))} <= found
    for name in found:
        told = reader.find(reading, name)
        assert told is not None
        assert told.kind[0] == {"m": "m", "s": "s", "r": "r", "t": "t"}[name[0]]


@pytest.mark.parametrize("layer", reader.LAYERS)
def test_a_layer_marks_its_own_alone(reading, layer):
    letters = {name[0] for name in ids(reader.article_html(reading, [layer]))}
    assert letters == {{"Actors": "m", "Statements": "s", "Relations": "r", "Theme terms": "t"}[layer]}


def test_without_layers_the_article_reads_as_it_was_written(reading):
    assert parsed(reader.article_html(reading, [])).text == reading.text
    assert parsed(reader.article_html(reading, ["Actors", "Statements", "Theme terms"])).text == reading.text


def test_source_cue_and_content_are_apart(reading):
    html = reader.article_html(reading, ["Statements"])
    assert '<span class="speaker" data-id="s:' in html
    assert '<span class="cue" data-id="s:' in html
    assert 'class="content support"' in html


def test_actors_take_the_colour_of_their_country(reading):
    html = reader.article_html(reading, ["Actors"], {"BRA": "#123456"})
    colours = {attributes["data-actor"]: attributes["style"] for _, attributes in parsed(html).tags}
    assert colours["Q1"] == "--actor:#123456"
    assert colours["PER"] != "--actor:#123456"


def test_the_sentence_of_the_link_is_the_target(reading):
    place = reading.text.index("Luis Quispe warned") + 3
    html = reader.article_html(reading, [], start=place)
    assert '<span class="target">Luis Quispe warned that the deal would cost the forest dearly.</span>' in html
    assert "target" not in reader.article_html(reading, [], start=10_000)


@pytest.mark.parametrize("nasty", NASTY)
def test_nothing_of_an_article_becomes_a_tag(reading, nasty):
    names = reading.relations.assign(source_name=nasty, target_name=nasty)
    actors = reading.mentions.assign(actor=nasty)
    evil = replace(reading, text=(nasty + " ") * 10, relations=names, mentions=actors)
    found = parsed(reader.article_html(evil))
    assert {tag for tag, _ in found.tags} <= {"span", "b"}
    assert all(set(attributes) <= {"class", "data-id", "data-actor", "style"} for _, attributes in found.tags)


@pytest.mark.parametrize("name", [None, "", "m", "m:", "m:999", "s:-1", "x:1", "m:1e3", "r:0", "m:１"])
def test_a_name_that_stands_for_nothing_is_nothing(reading, name):
    assert reader.find(reading, name) is None or name == "m:１"
