from __future__ import annotations

import pytest

from analysis.jobs import Outcome
from pages.ui import outcomes, work
from tests.conftest import Press
from tests.pages.conftest import Visit


def test_the_table_lists_all_articles_newest_first(visit: Visit) -> None:
    table = visit("articles").dataframe[0].value
    assert len(table) == 8
    assert table["Headline"].iloc[0] == "Peru and Brazil sign"
    assert set(table["State"]) == {"Analysed"}


def test_an_article_that_failed_says_why_and_can_be_tried_again(press: Press, visit: Visit) -> None:
    press.store.mark_failed(press.articles[0], "The text is in no language that we know.", "by hand")
    at = visit("articles")
    assert any("The text is in no language" in one.value for one in at.markdown)
    at.button(key="try again").click().run()
    assert press.store.due_ids(press.workspace.id, "by hand") == [press.articles[0]]


def test_waiting_articles_are_counted(press: Press, visit: Visit) -> None:
    press.store.let_wait(press.workspace.id, press.articles[:2])
    assert any("2 waiting for analysis" in one.value for one in visit("articles").caption)


def test_an_empty_box_is_not_pasted(visit: Visit) -> None:
    at = visit("articles")
    next(button for button in at.button if button.label == "Add this text").click().run()
    assert "There is no text to add" in at.warning[0].value


def test_an_uploaded_file_becomes_work(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[tuple[list[tuple[str, bytes]], str | None]] = []
    monkeypatch.setattr(work, "take_in", lambda _workspace, files, _published, source: taken.append((files, source)))
    at = visit("articles")
    at.text_input(key="source True").set_value("Harbour Post")
    at.file_uploader[0].set_value([("a.txt", b"A text.", "text/plain"), ("b.txt", b"Another.", "text/plain")])
    at.run()
    assert taken == [([("a.txt", b"A text."), ("b.txt", b"Another.")], "Harbour Post")]


def test_every_outcome_is_told_with_its_reason(press: Press, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    done = work.Intake(lambda _tell: None)
    done.outcomes += [
        Outcome("a.txt", "added", None, 1, "Tea & *sugar*"),
        Outcome("b.txt", "already there", "This workspace already holds the same text.", 1, "Tea"),
        Outcome("c.txt", "failed", "c.txt is empty (0 bytes). Save it again, or leave it out."),
    ]
    monkeypatch.setattr(outcomes.work, "intake", lambda _workspace: done)
    told = "\n".join(one.value for one in visit("articles").markdown)
    assert "1 added, 1 already there, 1 failed" in told
    assert "c\\.txt is empty" in told
    assert "Tea & \\*sugar\\*" in told, "a headline is not Markdown"
