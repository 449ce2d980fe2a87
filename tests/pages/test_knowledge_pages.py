"""The pages on which a workspace is told what it should know, and where the machine was wrong."""

from __future__ import annotations

import pytest

from analysis import corrections, jobs, queries
from analysis.codebook import Theme
from analysis.queries import Filters
from analysis.store import correcting, owning
from pages.ui import correcting as correcting_ui
from pages.ui import work
from tests.pages.conftest import Visit


@pytest.fixture(autouse=True)
def no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is read again: the finds are made by hand."""
    monkeypatch.setattr(work, "restart", lambda _workspace: None)


def text(at) -> str:
    return " ".join(str(part.value) for part in (*at.markdown, *at.caption, *at.info, *at.warning, *at.error))


def codebook(press):
    return owning.equipment(press.store, press.workspace.id).codebook


def test_a_theme_is_added_changed_and_removed(visit: Visit, press) -> None:
    at = visit("codebook")
    assert not at.exception
    at.radio(key="theme in hand").set_value("A new theme").run()
    at.text_input(key="name new").set_value("Sea lanes").run()
    at.text_area(key="terms new").set_value("sea lane, shipping lane\nharbour").run()
    at.button(key="save new").click().run()
    assert not at.exception
    assert codebook(press)["sea-lanes"].terms == ("sea lane", "shipping lane", "harbour")
    at.radio(key="theme in hand").set_value("sea-lanes").run()
    at.text_area(key="exclude sea-lanes").set_value("safe harbour").run()
    at.button(key="save sea-lanes").click().run()
    assert codebook(press)["sea-lanes"].exclude == ("safe harbour",)
    at.radio(key="theme in hand").set_value("sea-lanes").run()
    at.button(key="remove sea-lanes").click().run()
    assert "sea-lanes" not in codebook(press)


def test_a_theme_without_terms_says_what_it_lacks(visit: Visit) -> None:
    at = visit("codebook")
    at.radio(key="theme in hand").set_value("A new theme").run()
    at.text_input(key="name new").set_value("Empty").run()
    assert "needs at least one term" in text(at)
    assert at.button(key="save new").disabled


def test_a_theme_shows_what_it_would_find_before_it_is_saved(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    from analysis.records import ThemeHit

    monkeypatch.setattr(jobs, "themes_in", lambda text, _book: [ThemeHit("trade", 0, 5, text[:5])])
    at = visit("codebook")
    at.radio(key="theme in hand").set_value("trade").run()
    at.text_area(key="text to try").set_value("Trade grows.").run()
    at.button(key="try theme").click().run()
    assert "It finds 1 place." in text(at)


def test_an_actor_is_added_and_removed(visit: Visit, press) -> None:
    at = visit("actors")
    assert not at.exception
    at.text_input(key="actor name").set_value("Dockers’ Union")
    at.text_input(key="actor aliases").set_value("Dockers; the Union")
    at.selectbox(key="actor kind").set_value("organisation")
    next(button for button in at.button if button.label == "Add").click().run()
    assert not at.exception
    (actor,) = owning.equipment(press.store, press.workspace.id).actors
    assert (actor.key, actor.aliases) == ("organisation:dockers-union", ("Dockers", "the Union"))
    at.button(key=f"remove {actor.key}").click().run()
    assert len(owning.equipment(press.store, press.workspace.id).actors) == 0


def test_actors_of_the_articles_are_found_by_name(visit: Visit) -> None:
    at = visit("actors")
    at.text_input(key="actor wanted").set_value("prado").run()
    assert at.dataframe[0].value["Name"].tolist() == ["Ana Prado"]


def test_corrections_are_listed_undone_and_hold_again(visit: Visit, press) -> None:
    said = queries.statements(press.store, press.workspace.id, Filters()).iloc[-1]
    place = corrections.Place(int(said.start), int(said.end), said.content)
    (id_,) = correcting.add(press.store, press.workspace.id, [corrections.not_a_statement(place)], "Ana", int(said.article_id))
    at = visit("corrections")
    assert not at.exception
    assert "Not a statement" in text(at)
    assert "by Ana" in text(at)
    at.button(key=f"undo {id_}").click().run()
    assert "taken back" in text(at)
    at.button(key=f"undo {id_}").click().run()
    assert "taken back" not in text(at)


def test_two_actors_are_put_together(visit: Visit, press) -> None:
    at = visit("corrections")
    at.text_input(key="corrector here").set_value("Ana").run()
    at.selectbox(key="merged").set_value("person:luis-quispe")
    at.selectbox(key="into").set_value("PER")
    next(button for button in at.button if button.label == "Put them together").click().run()
    assert not at.exception
    assert "person:luis-quispe" not in queries.actors(press.store, press.workspace.id, Filters())["key"].tolist()
    assert correcting.corrections(press.store, press.workspace.id)[0].who == "Ana"


def test_what_touches_many_articles_is_corrected_in_the_background(visit: Visit, press, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[work.Work] = []
    monkeypatch.setattr(correcting_ui, "_MANY", 1)
    monkeypatch.setattr(work, "correct", lambda _workspace, task: done.append(work.Work(task).start()))
    change = corrections.refers_to(None, "PER", None, corrections.Reach.WORKSPACE, "Lima")
    (id_,) = correcting.add(press.store, press.workspace.id, [change])
    at = visit("corrections")
    at.button(key=f"undo {id_}").click().run()
    assert not at.exception
    (one,) = done
    one._thread.join(30)
    assert one.error is None
    assert one.what.endswith("articles corrected")
    assert correcting.corrections(press.store, press.workspace.id)[0].undone


def test_a_term_of_a_link_stands_ready_as_a_new_theme(visit: Visit, press) -> None:
    at = visit("codebook", "term=timber")
    assert not at.exception
    assert (at.text_input(key="name new").value, at.text_area(key="terms new").value) == ("Timber", "timber")
    at.button(key="save new").click().run()
    assert not at.exception
    assert codebook(press)["timber"].terms == ("timber",)
    at.radio(key="theme in hand").set_value("trade").run()
    assert at.radio(key="theme in hand").value == "trade"


def test_a_term_of_a_theme_of_the_workspace_is_known_as_such(visit: Visit, press) -> None:
    def themes_of_terms() -> dict[str, str]:
        table = visit("themes", "show=Words").dataframe[0].value
        return dict(zip(table["term"], table["theme"], strict=True))

    strange = next(term for term, theme in themes_of_terms().items() if not theme)
    own = codebook(press).with_theme(Theme("forestry", "Forestry", (strange,)))
    jobs.save_codebook(press.store, press.workspace.id, own)
    assert themes_of_terms()[strange] == "Forestry"
