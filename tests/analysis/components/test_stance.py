"""Stance: for, against or neither, by cue, by what the content says, and by negation."""

import csv

import pytest
import spacy
from spacy.tokens import Doc, Span

from analysis.components.stance import DECISIVE, read_stance_of
from analysis.components.stance.lexicon import STANCE, Kind, StanceWord, read_stance, stance_words
from analysis.components.statements.attribution import Attribution
from analysis.errors import KnowledgeError
from analysis.records import Stance, StatementKind


@pytest.fixture(scope="module")
def nlp():
    return spacy.load("data/pipeline")


def attributed(doc: Doc, cue: str, content: str, cue_type: str, *, negated: bool = False) -> Attribution:
    said = _span(doc, cue)
    negated = negated or " not " in cue
    return Attribution(
        source=doc[0:1],
        cue=said,
        content=(_span(doc, content),),
        kind=StatementKind.INDIRECT,
        cue_lemma="rule out" if "rule out" in cue else next(t.lemma_ for t in said if not t.is_stop or len(said) == 1),
        cue_type=cue_type,
        negated=negated,
    )


def _span(doc: Doc, part: str) -> Span:
    start = doc.text.index(part)
    span = doc.char_span(start, start + len(part), alignment_mode="expand")
    assert span is not None
    return span


FOR, AGAINST, NEITHER = Stance.SUPPORT, Stance.OPPOSE, Stance.NEUTRAL

CASES = [
    # cues that speak for themselves
    ("Ghana praised the new port agreement.", "praised", "the new port agreement", "praise", FOR),
    ("Ghana condemned the raid on the embassy.", "condemned", "the raid on the embassy", "criticise", AGAINST),
    ("Oslo rejected the offer of a loan.", "rejected", "the offer of a loan", "reject", AGAINST),
    ("Oslo denied that it had armed the rebels.", "denied", "that it had armed the rebels", "deny", AGAINST),
    ("Chad is sceptical of the border treaty.", "is sceptical", "the border treaty", "feel", AGAINST),
    ("Chad welcomed the lifting of the embargo.", "welcomed", "the lifting of the embargo", "praise", FOR),
    # wishes: for what is wished, unless it is harm
    ("Peru hopes to deepen its friendship with Chile.", "hopes", "to deepen its friendship with Chile", "want", FOR),
    ("Peru wants to join the trade bloc.", "wants", "to join the trade bloc", "want", FOR),
    ("Niger vowed to punish the neighbouring state.", "vowed", "to punish the neighbouring state", "promise", AGAINST),
    ("Niger plans to impose tariffs on imported cars.", "plans", "to impose tariffs on imported cars", "plan", AGAINST),
    ("Nepal urged both armies to end the violence.", "urged", "both armies to end the violence", "urge", FOR),
    ("Nepal is willing to mediate in the dispute.", "is willing", "to mediate in the dispute", "want", FOR),
    ("Cuba wants to repair strained relations.", "wants", "to repair strained relations", "want", FOR),
    # mere saying: the content decides
    ("Kenya said the pact was a historic success.", "said", "the pact was a historic success", "say", FOR),
    ("Kenya said the pact would harm small farmers.", "said", "the pact would harm small farmers", "say", AGAINST),
    ("Kenya said the levy was unfair.", "said", "the levy was unfair", "say", AGAINST),
    ("Kenya said the levy was not unfair.", "said", "the levy was not unfair", "say", FOR),
    ("Laos said it would not accept the terms.", "said", "it would not accept the terms", "say", AGAINST),
    ("Laos said the war must end.", "said", "the war must end", "say", FOR),
    ("Laos said it would impose sanctions if talks failed.", "said", "it would impose sanctions if talks failed", "say", AGAINST),
    ("Laos said it would help if the crisis got worse.", "said", "it would help if the crisis got worse", "say", FOR),
    ("Mali noted the growing friendship of the two peoples.", "noted", "the growing friendship of the two peoples", "say", FOR),
    # what others must not do or must undo, what one will not do oneself
    ("Peru urged Chile not to block the port.", "urged", "Chile not to block the port", "urge", AGAINST),
    ("Peru demanded that Chile revoke the decision.", "demanded", "that Chile revoke the decision", "demand", AGAINST),
    ("Peru said it would never yield to Chile.", "said", "it would never yield to Chile", "say", AGAINST),
    ("Peru said that it reserves the right to respond.", "said", "that it reserves the right to respond", "say", AGAINST),
    ("Peru did not rule out sanctions on Chile.", "did not rule out", "sanctions on Chile", "reject", AGAINST),
    ("Peru voiced doubts that the deal would hold.", "voiced", "that the deal would hold", "say", AGAINST),
    ("Peru warned that it would protect its fishermen.", "warned", "that it would protect its fishermen", "say", FOR),
    ("Peru said that it stands with Chile.", "said", "that it stands with Chile", "say", FOR),
    ("Peru called the verdict unjust.", "called", "the verdict unjust", "urge", AGAINST),
    # what one's own side will do or will not, and words before the cue
    ("Peru said that it would send food to Chile.", "said", "that it would send food to Chile", "say", FOR),
    ("Peru vowed that it would not give up the island.", "vowed", "that it would not give up the island", "promise", AGAINST),
    ("Peru is no longer interested in the accord.", "interested", "in the accord", "want", AGAINST),
    ("Peru stopped short of endorsing the accord.", "endorsing", "the accord", "support", AGAINST),
    ("Peru spoke out against the new canal.", "spoke out", "the new canal", "say", AGAINST),
    ("Peru insisted that it will not pay.", "insisted", "that it will not pay", "say", AGAINST),
    ("Peru urged Chile to stop buying its tin.", "urged", "Chile to stop buying its tin", "urge", AGAINST),
    ("Peru complained that Chile wanted to stay.", "complained", "that Chile wanted to stay", "say", AGAINST),
    ("Peru urged Chile to free the arrested sailors.", "urged", "Chile to free the arrested sailors", "urge", FOR),
    ("Peru vowed to tear it up.", "vowed", "to tear it up", "promise", AGAINST),
    ("Peru said the talks had lasted too long.", "said", "the talks had lasted too long", "say", AGAINST),
    ("Peru called the expulsion fair.", "called", "the expulsion fair", "urge", FOR),
    ("Peru does not want a war.", "does not want", "a war", "want", AGAINST),
    # two words that say more than each of them
    ("Peru said the verdict was a turning point.", "said", "the verdict was a turning point", "say", FOR),
    ("Peru said the verdict was a black day.", "said", "the verdict was a black day", "say", AGAINST),
    ("Peru said Chile was not serious about the canal.", "said", "Chile was not serious about the canal", "say", AGAINST),
    # nothing speaks
    ("“Who gave them the key?” Mali asked.", "asked", "“Who gave them the key?”", "ask", NEITHER),
    ("Mali said the delegation arrived on Monday.", "said", "the delegation arrived on Monday", "say", NEITHER),
    ("Mali said that twelve ministers attended.", "said", "that twelve ministers attended", "say", NEITHER),
]


@pytest.mark.parametrize(("text", "cue", "content", "cue_type", "stance"), CASES, ids=[case[0] for case in CASES])
def test_the_stance_of_a_source_toward_what_it_speaks_of(nlp, text, cue, content, cue_type, stance):
    doc = nlp(text)
    assert read_stance_of(attributed(doc, cue, content, cue_type), doc).stance is stance


def test_a_negated_cue_turns_the_stance(nlp):
    doc = nlp("Ghana did not praise the agreement.")
    plain = read_stance_of(attributed(doc, "praise", "the agreement", "praise"), doc)
    turned = read_stance_of(attributed(doc, "praise", "the agreement", "praise", negated=True), doc)
    assert plain.score > DECISIVE
    assert turned.score == -plain.score
    assert turned.stance is Stance.OPPOSE


def test_the_reasons_are_the_words_that_made_the_score(nlp):
    doc = nlp("Kenya said the levy was unfair.")
    assert read_stance_of(attributed(doc, "said", "the levy was unfair", "say"), doc).reasons == ("unfair",)


def test_a_neutral_statement_has_no_reasons(nlp):
    doc = nlp("Mali said that twelve ministers attended.")
    reading = read_stance_of(attributed(doc, "said", "that twelve ministers attended", "say"), doc)
    assert (reading.score, reading.reasons) == (0.0, ())


def test_a_statement_without_a_cue_stands_where_its_words_do(nlp):
    doc = nlp("“This illegal invasion is a disgrace.”")
    bare = Attribution(None, None, (doc[:],), StatementKind.DIRECT, "", "", False)
    assert read_stance_of(bare, doc).stance is Stance.OPPOSE


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_scores_stay_between_minus_one_and_one(nlp, case):
    doc = nlp(case[0])
    assert -1 <= read_stance_of(attributed(doc, case[1], case[2], case[3]), doc).score <= 1


# ---- the lexicon


def test_the_lexicon_is_large_and_has_no_word_twice():
    words = stance_words().words
    assert len(words) >= 1000
    assert len({(word.lemma, word.pos) for word in words}) == len(words)


def test_each_kind_of_word_has_the_sign_that_it_needs():
    for word in stance_words().words:
        assert word.lemma == word.lemma.lower().strip()
        assert word.polarity != 0
        if word.kind is Kind.WISH:
            assert word.polarity > 0
        if word.kind is Kind.SHIFTER:
            assert word.polarity < 0


def test_its_rows_are_sorted_so_that_a_change_is_easy_to_see():
    with STANCE.open(newline="") as file:
        rows = [(row["pos"], row["lemma"]) for row in csv.DictReader(file)]
    assert rows == sorted(rows)


@pytest.mark.parametrize(
    "row", ["good,ADJ,quality,much", "good,ADJ,mood,0.5", "good,ADV,quality,0.5", "good,ADJ,quality,2", ",ADJ,quality,0.5"]
)
def test_a_wrong_row_is_named_with_its_line(tmp_path, row):
    path = tmp_path / "mine.csv"
    path.write_text(f"lemma,pos,kind,polarity\nfine,ADJ,quality,0.5\n{row}\n")
    with pytest.raises(KnowledgeError, match=r"^mine\.csv, line 3: "):
        read_stance(path)


def test_a_right_row_is_read(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("lemma,pos,kind,polarity\nfine,ADJ,quality,0.5\n")
    assert read_stance(path) == [StanceWord("fine", "ADJ", Kind.QUALITY, 0.5)]
