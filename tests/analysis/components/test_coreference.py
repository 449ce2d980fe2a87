"""Whom pronouns, phrases for two and definite nouns lead to; the texts are our own."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from analysis import pipeline
from analysis.benchmarks.coreference import Outcome, Score, is_anaphor
from analysis.benchmarks.gum import documents
from analysis.components.coreference.anaphors import Number, is_expletive
from analysis.components.coreference.ranking import weights
from analysis.components.coreference.words import USES, people, read, words_for
from analysis.components.statements.tree import tree_of
from analysis.errors import KnowledgeError, StandpointError
from analysis.knowledge.tables import DATA
from analysis.records import How

ON = date(2025, 1, 22)


@pytest.fixture(scope="module")
def nlp():
    return pipeline.load()


def doc_of(nlp, text, on=ON):
    doc = nlp.make_doc(text)
    doc._.published = on
    for name, component in nlp.pipeline:
        doc = component(doc)
        if name == "standpoint_coreference":
            return doc
    raise AssertionError("the pipeline has no coreference")


def links(nlp, text, on=ON):
    """(words, names of whom they mean) of each mention that coreference added, in text order."""
    doc = doc_of(nlp, text, on)
    return [
        (doc[m.start : m.end].text, {doc._.actors[key].name for key in m.keys})
        for m in doc._.mentions
        if m.why.startswith(doc[m.start : m.end].text.lower() + ": ")
    ]


def meant(nlp, text, words, on=ON):
    """Whom the first mention with these words means; nobody where coreference abstains."""
    return next((names for found, names in links(nlp, text, on) if found == words), set())


XI, PUTIN, TRUMP = "Xi Jinping", "Vladimir Putin", "Donald Trump"
MODI, MACRON, MERKEL = "Narendra Modi", "Emmanuel Macron", "Angela Merkel"


@pytest.mark.parametrize(
    ("text", "pronoun", "who"),
    [
        ("Narendra Modi landed in Paris on Monday. He will address parliament.", "He", MODI),
        ("Emmanuel Macron praised his army.", "his", MACRON),
        ("Angela Merkel met Emmanuel Macron. She urged restraint.", "She", MERKEL),
        ("Angela Merkel met Emmanuel Macron. He urged restraint.", "He", MACRON),
        ("Donald Trump said he would raise tariffs if Vladimir Putin refused to talk. He also praised the envoys.", "He", TRUMP),
        ("Xi Jinping wants to keep good relations with Donald Trump. But he must not lose Moscow.", "he", XI),
        ("Xi Jinping is keen to keep a good relationship with Donald Trump. However, he must also look after Moscow.", "he", XI),
        ("Vladimir Putin welcomed the growing trade with China. He spoke of a new order.", "He", PUTIN),
        ("In his speech to parliament on Monday, Narendra Modi warned of war.", "his", MODI),
        ("In his speech, Narendra Modi warned of war.", "his", MODI),
        ("Emmanuel Macron, who lost his majority in June, will travel to Kyiv.", "his", MACRON),
    ],
)
def test_he_and_she_are_whoever_the_sentence_is_about(nlp, text, pronoun, who):
    assert meant(nlp, text, pronoun) == {who}


@pytest.mark.parametrize(
    ("text", "pronoun", "not_who"),
    [
        ("Emmanuel Macron met him in Berlin on Friday.", "him", MACRON),
        ("Vladimir Putin wants to meet him.", "him", PUTIN),
        ('Narendra Modi said: "He must go."', "He", MODI),
        ("Angela Merkel spoke first. He answered her an hour later.", "He", MERKEL),
        ("A spokesman for Emmanuel Macron declined to comment. He hung up.", "He", MACRON),
    ],
)
def test_a_pronoun_is_nobody_whom_grammar_gender_or_quotation_marks_rule_out(nlp, text, pronoun, not_who):
    assert not_who not in meant(nlp, text, pronoun)


@pytest.mark.parametrize(
    ("text", "pronoun", "who"),
    [
        ("China said it would defend its interests.", "its", "China"),
        ("NATO closed its office in Moscow.", "its", "NATO"),
        ("Beijing denied that it had sent weapons.", "it", "China"),
    ],
)
def test_it_is_a_country_or_an_organisation(nlp, text, pronoun, who):
    assert meant(nlp, text, pronoun) == {who}


@pytest.mark.parametrize(
    "text",
    [
        "China waited. It is clear that talks have failed.",
        "Moscow is cold. It rained all day.",
        "France hesitates. It seems that nobody wants to pay.",
    ],
)
def test_an_it_that_stands_for_nobody_is_no_mention(nlp, text):
    assert meant(nlp, text, "It") == set()


def test_an_it_that_stands_for_nobody_is_seen_by_its_syntax(nlp):
    tree = tree_of(doc_of(nlp, "It is clear that talks have failed."))
    assert is_expletive(tree, 0)


XI_AND_PUTIN = "Xi Jinping and Vladimir Putin spoke by video on Tuesday. "


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (XI_AND_PUTIN + "Both leaders recalled the war.", "Both leaders", {XI, PUTIN}),
        (XI_AND_PUTIN + "Donald Trump is ready to deal with both leaders.", "both leaders", {XI, PUTIN}),
        (
            XI_AND_PUTIN + "Donald Trump was sworn in on Monday. The two leaders did not mention him.",
            "The two leaders",
            {XI, PUTIN},
        ),
        (XI_AND_PUTIN + "The pair will meet in May.", "The pair", {XI, PUTIN}),
        ("Emmanuel Macron met Narendra Modi in Delhi. The two leaders signed a treaty.", "The two leaders", {MACRON, MODI}),
        ("Emmanuel Macron held talks with Narendra Modi. Both leaders were pleased.", "Both leaders", {MACRON, MODI}),
        (
            "China and India withdrew their troops. The two countries share a long border.",
            "The two countries",
            {"China", "India"},
        ),
        ("Xi Jinping of China met Narendra Modi of India. The two nations want peace.", "The two nations", {"China", "India"}),
        (
            "France, Germany and Britain condemned Iran. The three countries want inspections.",
            "The three countries",
            {"France", "Germany", "United Kingdom"},
        ),
        ("China and India withdrew their troops.", "their", {"China", "India"}),
    ],
)
def test_a_phrase_for_several_means_those_named_together(nlp, text, words, who):
    assert meant(nlp, text, words) == who


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nobody came. Both leaders were pleased.", "Both leaders"),
        (XI_AND_PUTIN + "Both leaders of the coalition resigned.", "Both leaders"),
    ],
)
def test_a_phrase_for_two_without_a_pair_or_with_its_own_owner_is_left_alone(nlp, text, words):
    assert meant(nlp, text, words) == set()


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("NATO held drills in Poland. The alliance sent ships.", "The alliance", "NATO"),
        ("The European Union imposed duties on cars. The bloc is afraid of cheap imports.", "The bloc", "European Union"),
        ("Emmanuel Macron spoke in Lyon. The president promised jobs.", "The president", MACRON),
        ("Kenya has sent police to Haiti. The country expects thanks.", "The country", "Kenya"),
    ],
)
def test_a_definite_noun_is_whoever_it_can_call(nlp, text, words, who):
    assert meant(nlp, text, words) == {who}


@pytest.mark.parametrize(
    ("text", "pronoun", "who"),
    [
        ("Emmanuel Macron rejected the plan: the tax, he argued, would hurt farmers.", "he", MACRON),
        ("Narendra Modi urged ministers to wait. “It has been agreed,” he said.", "he", MODI),
        ("Emmanuel Macron has a plan: the French president rang Vladimir Putin, urging him to stop.", "him", PUTIN),
    ],
)
def test_who_speaks_on_and_who_is_acted_on_is_told_by_the_syntax(nlp, text, pronoun, who):
    assert meant(nlp, text, pronoun) == {who}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Ursula von der Leyen spoke in Lyon. The Commission president wants tariffs.",
            "The Commission president",
            "Ursula von der Leyen",
        ),
        ("Kenya has forbidden the export of maize. The government says stocks are low.", "The government", "Kenya"),
        ("Emmanuel Macron spoke in Lyon. The oil minister promised jobs.", "The oil minister", None),
    ],
)
def test_a_definite_noun_may_say_of_what(nlp, text, words, who):
    assert meant(nlp, text, words) == ({who} if who else set())


def test_two_presidents_as_near_leave_the_president_open(nlp):
    assert meant(nlp, "Emmanuel Macron and Xi Jinping met in Paris. The president smiled.", "The president") == set()


def test_a_name_in_an_apposition_is_not_its_own_relative(nlp):
    assert "Philip Harlow" not in meant(nlp, "Philip Harlow, his brother, opposed the plan.", "his")


def test_mentions_stay_in_text_order_and_say_why(nlp):
    doc = doc_of(nlp, XI_AND_PUTIN + "Both leaders praised their envoys. He smiled.")
    starts = [mention.start for mention in doc._.mentions]
    assert starts == sorted(starts)
    added = [m for m in doc._.mentions if m.how is How.PRONOUN]
    assert added
    assert all(doc._.actors[key].name in m.why for m in added for key in m.keys)


@pytest.mark.parametrize("text", ["", "   ", "He.", "\n\nIt.\n", "Both", "“He said”", "his his his"])
def test_texts_with_nobody_in_them_pass(nlp, text):
    assert links(nlp, text) == []


def test_every_word_of_the_table_has_a_known_use_and_stands_once():
    rows = read(DATA / "anaphora.csv")
    assert {use for _, use, _ in rows} == set(USES)
    assert people()["spokeswoman"] == "f"
    assert "country" in words_for("country")


def test_a_word_with_an_unknown_use_is_named_with_its_line(tmp_path):
    path = tmp_path / "words.csv"
    path.write_text("word,use,gender\nking,person,m\nqueen,monarch,f\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"words\.csv, line 3"):
        read(path)


def test_every_kind_of_pronoun_has_weights_and_all_evidence_is_weighed():
    with (DATA / "coreference_weights.csv").open(encoding="utf-8", newline="") as file:
        names = [row["evidence"] for row in csv.DictReader(file)]
    assert len(names) == len(set(names))
    for number in Number:
        assert {"nobody", "back 0", "subject", "unnamed"} <= weights()[number].keys()


GUM = """
# newdoc id = GUM_news_fair
# meta::dateCreated = 2020-03-01
# newpar
# sent_id = GUM_news_fair-1
1|Ada|Ada|PROPN|NNP|_|3|nsubj|_|Entity=(1-person-new-s-cf1-1,2-coref
2|Byrne|Byrne|PROPN|NNP|_|1|flat|_|Entity=1)
3|sings|sing|VERB|VBZ|_|0|root|_|SpaceAfter=No
4|.|.|PUNCT|.|_|3|punct|_|_

# newpar
# sent_id = GUM_news_fair-2
1|She|she|PRON|PRP|_|2|nsubj|_|Entity=(1-person-giv-s-cf1-1-ana)
2-3|won't|_|_|_|_|_|_|_|SpaceAfter=No
2|wo|will|AUX|MD|_|0|root|_|_
3|n't|not|PART|RB|_|2|advmod|_|_
4|.|.|PUNCT|.|_|2|punct|_|SpaceAfter=No
"""


@pytest.fixture
def corpora(tmp_path):
    (tmp_path / "ud").mkdir()
    (tmp_path / "ud" / "dev.conllu").write_text(GUM.replace("|", "\t").lstrip(), encoding="utf-8")
    return tmp_path


def test_gum_is_read_with_its_marks_paragraphs_and_contractions(nlp, corpora):
    (document,) = documents(corpora / "ud" / "dev.conllu", ("news",))
    assert document.text == "Ada Byrne sings.\n\nShe won't."
    assert document.created == date(2020, 3, 1)
    assert [(mark.entity, mark.start, mark.end) for mark in document.marks] == [("1", 0, 2), ("1", 5, 6)]
    assert document.doc(nlp.vocab).text == document.text


def test_the_measure_counts_a_pronoun_of_a_named_person(corpora):
    from analysis.benchmarks.coreference import measure

    scores = measure(corpora, None).scores("gold")
    assert (scores["all"].anaphors, scores["all"].links, scores["all"].right) == (1, 1, 1)


def test_a_corpus_that_is_not_there_is_named(tmp_path):
    with pytest.raises(StandpointError, match=r"dev\.conllu"):
        list(documents(tmp_path / "ud" / "dev.conllu", ("news",)))


def test_precision_and_recall_of_nothing_are_nought():
    assert (Score().precision, Score().recall) == (0.0, 0.0)
    assert Outcome("d", 0, "The", None, None).sort == "definite noun"


def test_a_definite_noun_that_says_whose_it_is_is_no_anaphor(nlp):
    doc = doc_of(nlp, "The minister of Peru left. The minister smiled.")
    heads = [token for token in doc if token.lower_ == "minister"]
    assert [is_anaphor(head) for head in heads] == [False, True]
