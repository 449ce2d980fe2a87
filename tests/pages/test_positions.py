"""The positions page, visited."""

from __future__ import annotations

from pages.ui.position_card import position_html


def said(at) -> str:
    return " ".join(str(element.value) for element in (*at.markdown, *at.caption, *at.info))


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
    assert "Tension" in said(at)


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
    assert "Speaks both ways" in str([html.value for html in at.get("html")]) or "4 statements" in said(at)


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
