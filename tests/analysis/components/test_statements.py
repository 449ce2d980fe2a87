"""Statements: every form in which news says who says, thinks or wants what."""

import pytest

from analysis import language
from analysis.components import boundaries, statements  # noqa: F401  (registers the factories)
from analysis.components.statements import Attribution, statement_rows
from analysis.records import StatementKind


@pytest.fixture(scope="module")
def nlp():
    pipeline = language.load()
    pipeline.add_pipe("standpoint_boundaries", before="parser")
    pipeline.add_pipe("standpoint_statements")
    return pipeline


def said(found: Attribution) -> str:
    return " … ".join(part.text.strip("“”\"'‘’,. ") for part in found.content)


def by(found: Attribution) -> str | None:
    return found.source.text if found.source is not None else None


def pairs(nlp, text: str) -> list[tuple[str | None, str]]:
    return [(by(found), said(found)) for found in nlp(text)._.statements]


FORMS = [
    # direct speech
    ("“The bridge is safe,” the engineer said.", "the engineer", "The bridge is safe"),
    ('"The bridge is safe," said the engineer.', "the engineer", "The bridge is safe"),
    ("The engineer said: ‘The bridge is safe.’", "The engineer", "The bridge is safe"),
    ("Kofi Mensah told reporters, “Nobody will lose a job.”", "Kofi Mensah", "Nobody will lose a job"),
    # clauses
    ("The minister said that the harbour would stay open.", "The minister", "that the harbour would stay open"),
    ("The minister said the harbour would stay open.", "The minister", "the harbour would stay open"),
    ("The senators doubted whether the treaty would last.", "The senators", "whether the treaty would last"),
    ("The envoy explained why the talks had failed.", "The envoy", "why the talks had failed"),
    ("The minister said on Friday that the harbour would stay open.", "The minister", "that the harbour would stay open"),
    # infinitives and gerunds
    ("Kenya promised to send two hospital ships.", "Kenya", "to send two hospital ships"),
    ("The company denied hiding the report.", "The company", "hiding the report"),
    ("The union refused to sign the contract.", "The union", "to sign the contract"),
    # attributions set off
    ("The harbour will stay open, the minister said.", "the minister", "The harbour will stay open"),
    ("The harbour, the minister said, will stay open.", "the minister", "The harbour … will stay open"),
    ("In spring, the minister said, the harbour will open.", "the minister", "In spring … the harbour will open"),
    # phrases
    ("According to the coast guard, nine sailors were saved.", "the coast guard", "nine sailors were saved"),
    ("Nine sailors were saved, according to the coast guard.", "the coast guard", "Nine sailors were saved"),
    # objects
    ("The senator called the plan a waste of money.", "The senator", "the plan a waste of money"),
    ("Chile rejected the offer.", "Chile", "the offer"),
    ("Brazil accused the company of bribery.", "Brazil", "the company of bribery"),
    ("Chile called for an immediate ceasefire.", "Chile", "an immediate ceasefire"),
    # passives
    ("The general was accused of treason by the court.", "the court", "The general … of treason"),
    # nouns, adjectives
    ("Malta expressed hope that the ships would return.", "Malta", "that the ships would return"),
    ("Her vow to close the plant surprised everyone.", "Her", "to close the plant"),
    ("Malta is keen to host the conference.", "Malta", "to host the conference"),
    ("Ghana is concerned that the drought will spread.", "Ghana", "that the drought will spread"),
    # headlines
    ("Nikos Pappas: Greece is ready for talks", "Nikos Pappas", "Greece is ready for talks"),
]


@pytest.mark.parametrize(("text", "source", "content"), FORMS, ids=[text for text, _, _ in FORMS])
def test_a_form_gives_its_source_and_content(nlp, text, source, content):
    assert (source, content) in pairs(nlp, text)


def test_a_quotation_that_the_cue_interrupts_is_one_statement(nlp):
    text = "“The road is long,” the envoy said. “But we will walk it to the end.”"
    assert pairs(nlp, text)[0] == ("the envoy", "The road is long … But we will walk it to the end")


def test_a_quotation_alone_belongs_to_the_speaker_of_the_sentence_before(nlp):
    text = "The mayor spoke to the strikers on Monday and said that he understood them. “You have every right to be angry.”"
    spoken = [found for found in nlp(text)._.statements if any("every right" in part.text for part in found.content)]
    assert spoken
    assert spoken[0].source.text in ("The mayor", "he")


def test_an_unpaired_quotation_mark_leaves_the_other_paragraphs_alone(nlp):
    text = 'The guide said: "Stay close to the wall.\n\nThe pilot said the wind had turned. "We landed late," the pilot said.'
    found = pairs(nlp, text)
    assert ("The pilot", "the wind had turned") in found
    assert any(source == "the pilot" and content.endswith("We landed late") for source, content in found)


def test_a_statement_within_another_knows_its_parent(nlp):
    found = nlp("The minister said that Peru wants to buy the ships.")._.statements
    inner = next(one for one in found if one.cue.text == "wants")
    assert found[inner.parent].cue.text == "said"


def test_no_two_statements_report_each_other(nlp):
    found = nlp("The price may add to the burden of the poor, the bishop said, and many officials agree with him.")._.statements
    for place, one in enumerate(found):
        assert one.parent is None or found[one.parent].parent != place


@pytest.mark.parametrize("text", [text for text, _, _ in FORMS])
def test_content_holds_neither_its_cue_nor_its_source(nlp, text):
    for found in nlp(text)._.statements:
        own = {token.i for part in found.content for token in part}
        assert not own & {token.i for token in found.cue}
        assert found.source is None or not own & {token.i for token in found.source}


def test_what_the_subject_goes_on_to_do_is_a_statement_of_its_own(nlp):
    found = pairs(nlp, "Chile rejected the offer and accused the company of bribery.")
    assert ("Chile", "the offer") in found
    assert ("Chile", "the company of bribery") in found


def test_a_quotation_alone_is_direct_and_one_within_a_clause_mixed(nlp):
    direct = nlp("“We will not pay,” the tenant said.")._.statements[0]
    mixed = nlp("The tenant said that the rent was “a joke without a point”.")._.statements[0]
    assert direct.kind is StatementKind.DIRECT
    assert mixed.kind is StatementKind.MIXED


def test_a_denied_cue_is_marked(nlp):
    found = nlp("Chad did not say that the road was closed.")._.statements
    assert [one.negated for one in found if one.cue_lemma == "say"] == [True]


def test_a_plain_report_without_attribution_gives_nothing(nlp):
    assert pairs(nlp, "The ferry left the island at noon with forty passengers.") == []


def test_rows_are_offsets_into_the_text_and_leave_nested_ones_out(nlp):
    text = "The minister said that Peru wants to buy the ships."
    outer = list(statement_rows(nlp(text)))
    assert [text[start:end] for start, end in outer[0]["content"]] == ["that Peru wants to buy the ships"]
    assert len(list(statement_rows(nlp(text), nested=True))) > len(outer) == 1


def test_an_empty_text_gives_nothing(nlp):
    assert pairs(nlp, "") == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Russia is against the idea.", "Russia", "the idea"),
        ("Paris is in favour of a ban.", "Paris", "a ban"),
        ("London is opposed to the sale.", "London", "the sale"),
        ("The president is ready to talk to his rivals.", "The president", "to talk to his rivals"),
        ("Ankara is intent on keeping the base.", "Ankara", "keeping the base"),
        ("The ministry is committed to a truce.", "The ministry", "a truce"),
        ("The general insisted on a full withdrawal.", "The general", "a full withdrawal"),
        ("Scholz made clear that Germany would not send missiles.", "Scholz", "that Germany would not send missiles"),
    ],
)
def test_attitudes_that_a_predicate_tells_are_statements(nlp, text, source, content):
    assert (source, content) in pairs(nlp, text)


def test_what_nobody_is_against_is_no_statement(nlp):
    assert not pairs(nlp, "The match against the champions was on Sunday.")


@pytest.mark.parametrize(
    "text", ["Iran must never have nuclear weapons, Biden has repeatedly vowed.", "Talks have stalled, officials have said."]
)
def test_what_somebody_has_said_may_come_before_it(nlp, text):
    (found,) = nlp(text)._.statements
    assert said(found) == text.partition(",")[0]


def test_a_phrase_in_the_middle_attributes_what_stands_on_both_sides(nlp):
    (found,) = nlp("For Ankara, according to the report, the treaty is a test of good will.")._.statements
    assert said(found) == "For Ankara … the treaty is a test of good will"
    assert by(found) == "the report"


def test_a_second_that_clause_goes_on_with_what_was_said(nlp):
    text = "The minister stressed that the border was closed, and that no truck would pass."
    assert ("The minister", "that the border was closed, and that no truck would pass") in pairs(nlp, text)


def test_a_quotation_in_a_sentence_of_its_own_leaves_the_speaker_what_was_said_before(nlp):
    text = "The minister said the border would stay closed. “We have no other choice in this matter.”"
    assert pairs(nlp, text) == [
        ("The minister", "the border would stay closed"),
        ("The minister", "We have no other choice in this matter"),
    ]


def test_who_adds_is_who_said(nlp):
    text = "The minister said the land border is not up for discussion, adding that talks would go on."
    assert ("The minister", "that talks would go on") in pairs(nlp, text)


def test_nobody_has_said_what_was_only_refused(nlp):
    assert pairs(nlp, "The chancellor refused to condemn the raid.") == [("The chancellor", "to condemn the raid")]


def test_a_clause_with_its_own_subject_is_not_what_somebody_opposed(nlp):
    assert ("The senator", "it") in pairs(nlp, "The senator opposed it as he prepared his campaign.")


def test_a_verb_in_the_past_is_not_swallowed_by_a_clause_about_what_might_be(nlp):
    text = "The two presidents warned against steps that might prolong the conflict and called on NATO to hold back."
    assert pairs(nlp, text) == [
        ("The two presidents", "steps that might prolong the conflict"),
        ("The two presidents", "to hold back"),
    ]


def test_a_noun_is_no_cue_whatever_the_tagger_says(nlp):
    text = "Scholz had said a week earlier at the Munich motor show that competition should spur Germany on."
    assert pairs(nlp, text) == [("Scholz", "that competition should spur Germany on")]


def test_what_was_agreed_is_not_said_by_the_sentence_before_it(nlp):
    text = "Putin said that the details of a new pipeline to China, Power of Siberia, had practically been agreed."
    assert pairs(nlp, text)[0] == ("Putin", text[len("Putin said ") : -1])


def test_a_second_verb_is_not_part_of_what_the_first_one_was_about(nlp):
    text = "He had spoken with the envoy on the telephone shortly before the vote and described the talks as friendly."
    assert all("described" not in content for _, content in pairs(nlp, text))


def test_what_stands_before_a_colon_is_not_what_was_pointed_out_after_it(nlp):
    text = "Scholz voiced doubts: half of the cars come from Western brands, the German chancellor pointed out."
    assert ("the German chancellor", "half of the cars come from Western brands") in pairs(nlp, text)


def test_who_is_seen_in_a_way_does_not_see_it(nlp):
    assert all(by(found) != "China" for found in nlp("China could be seen as impartial.")._.statements)


def test_a_duty_that_is_charged_accuses_nobody(nlp):
    assert not pairs(nlp, "The bloc charges a duty of ten percent on imported cars.")


def test_what_one_condemns_ends_where_one_declares_something(nlp):
    text = "Iran condemned the resolution as politically motivated and declared that it would build new machines."
    assert pairs(nlp, text) == [
        ("Iran", "the resolution as politically motivated"),
        ("Iran", "that it would build new machines"),
    ]
