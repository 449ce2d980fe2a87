"""Relations: who did what to whom, in the active, the passive and in nouns; and what only may happen."""

import csv
from collections import Counter

import pytest
import spacy
from spacy.tokens import Doc

from analysis.components import mending
from analysis.components.actors import ActorMention
from analysis.components.relations import RelationMatch, find_relations
from analysis.components.relations.lexicon import EVENTS, event_words, read_events
from analysis.errors import KnowledgeError
from analysis.records import Event, How, Polarity

NAMES = {
    "Kenya": "KEN", "Kenyan": "KEN", "Nairobi": "KEN", "Sudan": "SDN", "Sudanese": "SDN", "Egypt": "EGY", "Ethiopia": "ETH",
    "Brazil": "BRA", "Venezuela": "VEN", "Venezuelan": "VEN", "Maduro": "Maduro", "Lula": "Lula", "Poland": "POL",
    "Belarus": "BLR",
    "Japan": "JPN", "Japanese": "JPN", "China": "CHN", "Chinese": "CHN", "Manila": "PHL", "Turkey": "TUR", "Greece": "GRC",
    "India": "IND", "Pakistan": "PAK", "Israel": "ISR", "Israeli": "ISR", "Iran": "IRN", "Iranian": "IRN", "Germany": "DEU",
    "Mali": "MLI", "French": "FRA", "France": "FRA", "Macron": "Macron", "Modi": "Modi", "Norway": "NOR", "Serbia": "SRB",
    "Canada": "CAN",
}  # fmt: skip


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.load("data/pipeline")
    nlp.add_pipe(mending.FACTORY, after="parser")
    return nlp


def read(nlp, text: str) -> list[RelationMatch]:
    """The relations of a text whose actors are the names above."""
    doc: Doc = nlp(text)
    doc._.mentions = [
        ActorMention(token.i, token.i + 1, (NAMES[token.text],), How.NAME, "") for token in doc if token.text in NAMES
    ]
    return find_relations(doc)


def triples(matches: list[RelationMatch]) -> set[tuple[str, str, str]]:
    return {(match.source, match.event.value, match.target) for match in matches}


HAPPENED = [
    # active verbs
    ("Kenya accused Sudan of arming the rebels.", ("KEN", "ACCUSE", "SDN")),
    ("Brazil praised Norway on Monday.", ("BRA", "SUPPORT", "NOR")),
    ("Macron met with Modi in Lyon.", ("Macron", "CONSULT", "Modi")),
    ("Poland, which accuses Belarus of sabotage, closed a crossing.", ("POL", "ACCUSE", "BLR")),
    ("Germany supplied Poland with air defences.", ("DEU", "AID", "POL")),
    ("Japan urged China to lift the ban.", ("JPN", "REQUEST", "CHN")),
    ("Turkey threatened to sanction Greece.", ("TUR", "THREATEN", "GRC")),
    # passive
    ("Sudan was invaded by Egypt.", ("EGY", "ASSAULT", "SDN")),
    ("Serbia was condemned by Greece.", ("GRC", "ACCUSE", "SRB")),
    # nouns
    ("The paper reported on Iran's attack on Israel.", ("IRN", "ASSAULT", "ISR")),
    ("Few noticed the Venezuelan threats against Brazil.", ("VEN", "THREATEN", "BRA")),
    ("There was criticism of Mali from France.", ("FRA", "ACCUSE", "MLI")),
    # calls, flights, complaints, aid that comes to somebody
    ("Macron, fresh from talks with Modi, flew home.", ("Macron", "CONSULT", "Modi")),
    ("Lula, after a call with Modi, sent an envoy.", ("Lula", "CONSULT", "Modi")),
    ("Modi rang Macron on Sunday.", ("Modi", "CONSULT", "Macron")),
    ("Two Iranian jets flew over Israel.", ("IRN", "MOBILIZE", "ISR")),
    ("Chinese ships circled near Japan.", ("CHN", "MOBILIZE", "JPN")),
    ("Food aid reached Sudan from Norway.", ("NOR", "AID", "SDN")),
    ("Macron complained to Modi about the noise.", ("Macron", "CONSULT", "Modi")),
    ("Kenya is reported to have attacked Sudan.", ("KEN", "ASSAULT", "SDN")),
    # light verbs
    ("Kenya imposed sanctions on Sudan.", ("KEN", "SANCTION", "SDN")),
    ("Sanctions were imposed on Sudan by Kenya.", ("KEN", "SANCTION", "SDN")),
    ("India held a round of talks with Pakistan.", ("IND", "CONSULT", "PAK")),
    ("Macron extended an invitation to Modi.", ("Macron", "CONSULT", "Modi")),
    # verb and noun together
    ("Egypt has cut ties with Iran.", ("EGY", "SANCTION", "IRN")),
    ("Kenya has lifted sanctions on Sudan.", ("KEN", "CONCEDE", "SDN")),
    ("Norway suspended aid to Mali.", ("NOR", "SANCTION", "MLI")),
    # whose troops, drones and officials
    ("Israeli jets bombed an Iranian base.", ("ISR", "ASSAULT", "IRN")),
    ("Mali expelled the French ambassador.", ("MLI", "SANCTION", "FRA")),
    ("Greece condemned Turkey's raid on the port.", ("GRC", "ACCUSE", "TUR")),
    # phrases that the parser hangs elsewhere, and rows of names
    ("Iran will hold talks on its nuclear programme with Germany next week.", ("IRN", "CONSULT", "DEU")),
    ("Venezuela has long accused Brazil and Poland of plotting against it.", ("VEN", "ACCUSE", "POL")),
    ("Sanctions imposed by Japan on Belarus have been extended.", ("JPN", "SANCTION", "BLR")),
    # what is borne, and what verbs give to somebody
    ("Greece came under Israeli fire again.", ("ISR", "ASSAULT", "GRC")),
    ("Kenya received a shipment of rockets from Norway.", ("NOR", "AID", "KEN")),
    ("Sudan was hit with new sanctions by Canada.", ("CAN", "SANCTION", "SDN")),
    ("Mali was granted a loan of two million euros by Germany.", ("DEU", "AID", "MLI")),
    ("Canada hit China with tariffs.", ("CAN", "SANCTION", "CHN")),
    # verbs with their particles, and adjectives
    ("Serbia turned down an offer of talks from Turkey.", ("SRB", "REJECT", "TUR")),
    ("Canada held Iran responsible for the crash.", ("CAN", "ACCUSE", "IRN")),
    ("Poland called in the Belarus ambassador.", ("POL", "ACCUSE", "BLR")),
    ("Serbia pulled its troops out of Mali.", ("SRB", "RETREAT", "MLI")),
    # amounts, borders, peoples
    ("Norway flew 50 tonnes of grain to Sudan.", ("NOR", "AID", "SDN")),
    ("Ethiopia massed troops on its border with Egypt.", ("ETH", "MOBILIZE", "EGY")),
    ("France deployed a warship to deter Iran.", ("FRA", "MOBILIZE", "IRN")),
    ("Macron attacked Iran over the arrests.", ("Macron", "ACCUSE", "IRN")),
    # nouns answered, pressed, described, done together
    ("Belarus rejected Poland's accusations.", ("BLR", "REJECT", "POL")),
    ("Kenya called Sudan's decision unjustified.", ("KEN", "ACCUSE", "SDN")),
    ("Turkey announced joint operations with the navy of Pakistan.", ("TUR", "COOPERATE", "PAK")),
]


@pytest.mark.parametrize(("text", "expected"), HAPPENED, ids=[text for text, _ in HAPPENED])
def test_what_happened_is_found(nlp, text: str, expected: tuple[str, str, str]):
    actual = [match for match in read(nlp, text) if match.actual or "will" in text]
    assert expected in triples(actual)


@pytest.mark.parametrize(("text", "expected"), HAPPENED, ids=[text for text, _ in HAPPENED])
def test_nobody_does_it_the_other_way_round(nlp, text: str, expected: tuple[str, str, str]):
    source, event, target = expected
    assert (target, event, source) not in triples(read(nlp, text))


@pytest.mark.parametrize(
    ("text", "one", "event", "other"),
    [
        ("India and Pakistan met in Dubai.", "IND", "CONSULT", "PAK"),
        ("Talks between Egypt and Ethiopia collapsed.", "EGY", "CONSULT", "ETH"),
        ("Greece and Turkey clashed at sea.", "GRC", "ASSAULT", "TUR"),
        ("Canada and India expelled each other's ambassadors.", "CAN", "SANCTION", "IND"),
        ("Poland and Germany will jointly build a bridge.", "POL", "COOPERATE", "DEU"),
    ],
)
def test_what_two_do_together_is_given_in_both_directions(nlp, text, one, event, other):
    assert {(one, event, other), (other, event, one)} <= triples(read(nlp, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya has not imposed sanctions on Sudan.", ("KEN", "SANCTION", "SDN")),
        ("Kenya never attacked Sudan.", ("KEN", "ASSAULT", "SDN")),
        ("Egypt may attack Ethiopia.", ("EGY", "ASSAULT", "ETH")),
        ("Germany will supply Poland with tanks.", ("DEU", "AID", "POL")),
        ("Turkey threatened to attack Greece.", ("TUR", "ASSAULT", "GRC")),
        ("Mali denied that France had helped Kenya.", ("FRA", "AID", "KEN")),
        ("Norway is considering sanctions on Serbia.", ("NOR", "SANCTION", "SRB")),
        ("Iran is no longer supplying oil to Mali.", ("IRN", "AID", "MLI")),
    ],
)
def test_what_did_not_happen_is_kept_apart(nlp, text: str, expected: tuple[str, str, str]):
    matches = [match for match in read(nlp, text) if triples([match]) == {expected}]
    assert matches
    assert not any(match.actual for match in matches)


def test_ones_own_announcement_of_harm_is_a_threat(nlp):
    matches = read(nlp, "Maduro said that Maduro would impose sanctions on Brazil.")
    assert ("Maduro", "THREATEN", "BRA") in triples([match for match in matches if match.actual])


@pytest.mark.parametrize(
    "text",
    [
        "Kenya is larger than Norway.",
        "India opened a school. Pakistan did too.",
        "Turkey exported its wheat through a port near Greece.",
    ],
)
def test_actors_that_only_stand_together_have_no_relation(nlp, text: str):
    assert not read(nlp, text)


def test_the_evidence_holds_source_event_and_target(nlp):
    (match,) = read(nlp, "On Monday Kenya sharply criticised Sudan in a letter.")
    assert match.evidence.text == "Kenya sharply criticised Sudan"
    assert match.polarity is Polarity.CONFLICT
    assert 0 < match.strength <= 1


def test_a_pair_has_an_event_once_a_sentence(nlp):
    found = Counter(triples(read(nlp, "Egypt attacked Sudan; Egypt's attack on Sudan went on.")))
    assert max(found.values()) == 1
    assert len(read(nlp, "Egypt attacked Sudan; Egypt's attack on Sudan went on.")) == 1


# ---- the lexicon


def test_the_lexicon_covers_all_sixteen_classes_and_is_large():
    words = event_words().words
    assert {word.event for word in words} - {None} == set(Event)
    assert len(words) >= 350
    assert len({(word.lemma, word.kind) for word in words}) == len(words)


def test_every_frame_names_places_that_are_known():
    simple = {"nsubj", "obj", "obj:xcomp", "iobj:xcomp", "iobj", "xcomp", "xcomp.obj", "ccomp.nsubj"}
    for word in event_words().words:
        if word.kind in ("VERB", "LIGHT", "BEAR"):
            places = {*word.frame.sources, *word.frame.targets}
            assert all(place in simple or place.startswith("obl:") for place in places), word.lemma
        if word.kind == "PHRASE":
            assert len(word.lemma.split()) in (2, 3), word.lemma  # a verb, its particle, a thing
            assert "|" not in word.lemma


def test_its_rows_are_sorted_within_each_kind():
    with EVENTS.open(newline="") as file:
        rows = [(row["pos"], row["lemma"]) for row in csv.DictReader(file)]
    for kind in {pos for pos, _ in rows}:
        lemmas = [lemma for pos, lemma in rows if pos == kind]
        assert lemmas == sorted(lemmas)


@pytest.mark.parametrize(
    "row",
    [
        "bribe,VERB,CORRUPT,conflict,0.5,nsubj>obj",
        "bribe,VERB,COERCE,war,0.5,nsubj>obj",
        "bribe,VERB,COERCE,conflict,5,nsubj>obj",
        "bribe,VERB,COERCE,conflict,0.5,",
        "bribe,VERB,,,0.5,nsubj>obj",
        "bribe,ADV,COERCE,conflict,0.5,nsubj>obj",
    ],
)
def test_a_wrong_row_is_named_with_its_line(tmp_path, row: str):
    path = tmp_path / "mine.csv"
    path.write_text(f"lemma,pos,event,polarity,strength,frame\nmeet,VERB,CONSULT,cooperation,0.5,nsubj>obj\n{row}\n")
    with pytest.raises(KnowledgeError, match=r"^mine\.csv, line 3: "):
        read_events(path)
