"""The words that attribute: the files that ship, and what is wrong in others."""

import pytest

from analysis.components.statements.cues import CUES, FRAMES, lexicon, read_cues
from analysis.components.statements.likelihood import CONTEXTS, read_contexts
from analysis.components.statements.words import words_for
from analysis.errors import KnowledgeError

HEADER = "lemma,pos,type,frames,stance,reliability,forms\n"


def test_the_cues_that_ship_are_within_their_ranges_and_none_is_twice():
    cues = read_cues(CUES)
    assert len(cues) > 900
    assert len({(cue.lemma, cue.pos) for cue in cues}) == len(cues)
    for cue in cues:
        assert -1 <= cue.stance <= 1
        assert all(0 < share <= 1 for share in cue.frames.values())


@pytest.mark.parametrize(
    ("form", "lemma"), [("said", "say"), ("denies", "deny"), ("pledging", "pledge"), ("admitted", "admit"), ("sought", "seek")]
)
def test_a_form_finds_its_verb(form, lemma):
    assert lexicon().cue(form, "VERB").lemma == lemma


def test_a_word_that_attributes_nothing_is_no_cue():
    assert lexicon().cue("walked", "VERB") is None


@pytest.mark.parametrize(
    "row",
    [
        "say,VERB,say,ccomp=often,0,0.5,\n",
        "say,VERB,say,sideways=0.5,0,0.5,\n",
        "say,ADVERB,say,ccomp=0.5,0,0.5,\n",
        "say,VERB,say,,0,0.5,\n",
        "say,VERB,say,ccomp=0.5,strong,0.5,\n",
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path, row):
    path = tmp_path / "cues.csv"
    path.write_text(HEADER + row, encoding="utf8")
    with pytest.raises(KnowledgeError, match="line 2"):
        read_cues(path)


def test_every_context_that_ships_belongs_to_a_frame_that_was_counted_on_the_whole():
    contexts = read_contexts(CONTEXTS)
    wholes = {frame for frame, context, _ in contexts if context == "any"}
    assert {frame for frame, _, _ in contexts} == wholes
    assert wholes & FRAMES
    assert all(contexts[frame, "any", "any"] == 0 for frame in wholes)


def test_a_short_content_is_less_likely_than_a_long_one():
    contexts = read_contexts(CONTEXTS)
    assert contexts["obj", "length", "1"] < 0 < contexts["obj", "length", "9+"]


@pytest.mark.parametrize("use", ["hearing", "control", "medium", "time", "particle", "label"])
def test_every_word_list_that_ships_has_words(use):
    assert len(words_for(use)) > 10
