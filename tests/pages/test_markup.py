"""Untrusted text as HTML: nothing of it becomes a tag, and none of it is lost."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.ui.markup import Mark, marked

NASTY = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "</span></article><h1>",
    "&lt;b&gt; & &amp;",
    "a < b > c “quoted” 'single' \"double\"",
    "javascript:alert(1)",
    "{{7*7}} ${x} `tick`",
]


class Reader(HTMLParser):
    """Collects the tags, their attributes and the text of some HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.depth = 0
        self.text = ""

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.depth += 1

    def handle_endtag(self, tag):
        assert tag == "span"
        self.depth -= 1

    def handle_data(self, data):
        self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.depth == 0
    return reader


places = st.tuples(st.integers(-5, 60), st.integers(0, 40)).map(lambda pair: (pair[0], pair[0] + pair[1]))
texts = st.one_of(st.text(max_size=50), st.sampled_from(NASTY))


@given(texts, st.lists(places, max_size=6))
def test_the_text_stays_as_it_is_whatever_is_marked(text, spans):
    html = marked(text, [Mark(start, end, "actor", (("data-id", f"m:{n}"),)) for n, (start, end) in enumerate(spans)])
    reader = read(html)
    assert reader.text.replace("\r\n", "\n").replace("\r", "\n") == text.replace("\r\n", "\n").replace("\r", "\n")
    assert all(tag == "span" and set(attributes) == {"class", "data-id"} for tag, attributes in reader.tags)


@pytest.mark.parametrize("nasty", NASTY)
def test_values_of_attributes_cannot_leave_them(nasty):
    reader = read(marked("word", [Mark(0, 4, "actor", (("data-actor", nasty),))]))
    assert reader.tags == [("span", {"class": "actor", "data-actor": nasty})]


def test_marks_that_overlap_are_cut_and_the_longest_is_outermost():
    html = marked("abcdef", [Mark(2, 6, "late"), Mark(0, 4, "early"), Mark(0, 6, "whole")])
    pieces = "".join(f"{n}|" for n in ("ab", "cd", "ef"))
    assert read(html).text == pieces.replace("|", "")
    assert html.startswith('<span class="whole"><span class="early">ab</span></span>')
    assert html.endswith('<span class="whole"><span class="late">ef</span></span>')


def test_places_count_from_the_offset():
    assert marked("war", [Mark(100, 103, "term")], offset=100) == '<span class="term">war</span>'
    assert marked("war", [Mark(0, 3, "term")], offset=100) == "war"


def test_notes_are_put_in_at_their_place():
    assert marked("a b", [Mark(0, 3, "x")], notes={2: "<i></i>"}) == '<span class="x">a </span><i></i><span class="x">b</span>'


@given(texts, st.integers(-3, 60))
def test_a_note_out_of_place_is_left_out_and_the_text_stays(text, place):
    html = marked(text, [], notes={place: "<i></i>"})
    assert html.count("<i></i>") == (1 if 0 <= place < len(text) else 0)
