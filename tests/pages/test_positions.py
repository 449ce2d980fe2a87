"""The positions page, visited."""

from __future__ import annotations

import pytest

from pages.ui.position_card import in_a_line, position_html

OF_WHAT = "; of what, the sentences tell."


def said(at) -> str:
    return " ".join(str(element.value) for element in (*at.markdown, *at.caption, *at.info))


def html(at) -> str:
    return " ".join(str(element.value) for element in at.get("html"))


def test_a_link_says_who_is_compared(visit):
    at = visit("positions", "who=Q1&who=person:luis-quispe")
    assert not at.exception
    assert at.multiselect(key="compared").value == ["Q1", "person:luis-quispe"]
    assert "Trade & tariffs" in said(at).replace("\\", "")


def test_without_a_link_those_who_say_most_are_compared(visit):
    at = visit("positions")
    assert not at.exception
    assert set(at.multiselect(key="compared").value) == {"Q1", "person:luis-quispe"}
    assert list(at.query_params["who"]) == at.multiselect(key="compared").value


def test_a_visitor_can_choose_others(visit):
    at = visit("positions")
    at.multiselect(key="compared").set_value(["Q1", "NOR"]).run()
    assert not at.exception
    assert list(at.query_params["who"]) == ["Q1", "NOR"]
    assert at.multiselect(key="compared").value == ["Q1", "NOR"]


def test_one_actor_alone_has_positions_too(visit):
    at = visit("positions", "who=Q1")
    assert not at.exception
    assert "A possible tension" in [expander.label for expander in at.expander]


def test_nobody_chosen_is_asked_for(visit):
    at = visit("positions")
    at.multiselect(key="compared").set_value([]).run()
    assert not at.exception
    assert "Choose at least one actor" in said(at)


def test_actors_that_are_gone_are_told(visit):
    at = visit("positions", "who=Q999")
    assert not at.exception
    assert "say nothing in this view" in said(at)


def test_more_than_four_are_cut(visit):
    at = visit("positions", "who=Q1&who=NOR&who=PER&who=BRA&who=Q1065&who=person:luis-quispe")
    assert not at.exception
    assert len(at.multiselect(key="compared").value) <= 4


def test_a_country_gathers_its_leaders(visit):
    at = visit("positions", "who=BRA&who=PER")
    assert not at.exception
    assert "Mostly supports, 3 for and 1 against; 4 statements, 3 articles" in html(at)


def test_all_that_a_position_sums_up_is_a_click_away(visit):
    at = visit("positions", "who=Q1&theme=trade")
    said_at_first = html(at).count('class="sp-who"')
    at.button(key="more trade Q1").click().run()
    assert not at.exception
    assert (said_at_first, html(at).count('class="sp-who"')) == (4, 6)  # the tension's two are there anyway
    at.button(key="less trade Q1").click().run()
    assert html(at).count('class="sp-who"') == said_at_first


def test_a_theme_says_how_they_stand_to_each_other(visit):
    at = visit("positions", "who=Q1&who=person:luis-quispe")
    assert "Neither a clash nor one side" in said(at)
    assert "◆</span> Mixed, 1 for and 1 against; 2 statements" in html(at)


@pytest.mark.parametrize(
    ("verdict", "line"),
    [
        ({"verdict": "clash", "against": [("A", "B"), ("B", "A")]}, "Clash: A speaks against B; B speaks against A."),
        ({"verdict": "clash", "against": []}, "Clash: one supports and one opposes."),
        ({"verdict": "agree", "side": "oppose", "speakers": ["A", "B"], "against": []}, f"Both oppose{OF_WHAT}"),
        ({"verdict": "agree", "side": "support", "speakers": ["A", "B", "C"], "against": []}, f"All support{OF_WHAT}"),
        ({"verdict": "alone", "speakers": ["A"], "against": []}, "Only A speaks."),
        ({"verdict": "unclear", "against": []}, "Neither a clash nor one side."),
    ],
)
def test_a_verdict_is_told_in_a_line(verdict, line):
    assert in_a_line(verdict) == line


def test_no_statement_on_any_theme_is_told(visit):
    at = visit("positions", "who=PER&together=false")
    assert not at.exception


def test_a_workspace_without_articles_says_what_to_do(visit_empty):
    at = visit_empty("positions")
    assert not at.exception
    assert "no articles yet" in said(at)


def test_names_cannot_become_tags():
    row = {"stance": "support", "name": "<script>x</script>", "score": 0.5, "summary": "<b>Supports</b>"}
    html = position_html(row, "", "")
    assert "<script>" not in html
    assert "&lt;b&gt;Supports" in html
