"""What can be corrected, before it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import corrections
from analysis.errors import CorrectionError

TEXT = "Norway offered “to host talks”. 🌲 Peru’s answer came late."


@pytest.mark.parametrize(
    ("selected", "place"),
    [
        ("offered “to host talks”", "offered “to host talks”"),
        (" offered “to host ", "offered “to host"),
        ("fered “to ho", "offered “to host"),
        ("🌲 Peru", "🌲 Peru"),
        ("answer came late.", "answer came late."),
    ],
)
def test_what_is_selected_reaches_out_to_whole_words(selected, place):
    start = TEXT.index(selected)
    found = corrections.place_of(TEXT, start, start + len(selected))
    assert found.text == place == TEXT[found.start : found.end]


@pytest.mark.parametrize(("start", "end"), [(6, 7), (30, 31), (5, 5), (9, 3), (900, 950)])
def test_a_selection_without_words_is_refused(start, end):
    with pytest.raises(CorrectionError, match="No words"):
        corrections.place_of(TEXT, start, end)


@given(st.text(max_size=40), st.integers(-5, 50), st.integers(-5, 50))
def test_a_place_always_holds_what_stands_there(text, start, end):
    try:
        place = corrections.place_of(text, start, end)
    except CorrectionError:
        return
    assert place.text == text[place.start : place.end]
    assert place.text == place.text.strip() != ""
