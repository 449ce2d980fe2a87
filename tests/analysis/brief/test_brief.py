"""The brief: what stands in it, and that nothing in it can be mistaken for markup."""

from __future__ import annotations

import io
from datetime import date
from html.parser import HTMLParser

import docx
import pytest
from markdown_it import MarkdownIt

from analysis import brief
from analysis.brief import Brief, Entry, Note, Section
from analysis.cli import main
from analysis.errors import StandpointError
from analysis.queries import Filters

EVIL = '<img src=x onerror="alert(1)"> [click](javascript:alert(1)) *b* | `c` # d \x07'
HOSTILE = Brief(
    title=EVIL,
    scope=EVIL,
    sections=(Section(EVIL, (Entry(EVIL, "oppose", EVIL, ((EVIL, 1), (EVIL, 2))),)),),
    notes=(
        Note(1, EVIL, EVIL, EVIL, date(2024, 1, 8), EVIL, "javascript:alert(1)"),
        Note(2, EVIL, EVIL, None, None, EVIL, "http://localhost:8501/reader?article=1&start=3"),
    ),
    left_out=2,
)


@pytest.fixture
def made(press):
    address = lambda article, start: f"http://localhost/reader?article={article}&start={start}"  # noqa: E731
    return brief.compose(press.store, press.workspace.id, Filters(), ("Q1", "person:luis-quispe"), address=address)


def test_themes_on_which_most_speak_and_clash_come_first(made):
    assert made.title == "Where Ana Prado and Luis Quispe stand"
    assert [section.theme for section in made.sections] == ["Climate", "Trade & tariffs"]
    assert [(entry.actor, entry.stance) for entry in made.sections[1].entries] == [
        ("Ana Prado", "support"),
        ("Luis Quispe", "mixed"),
    ]


def test_it_says_from_what_it_was_made(made, press):
    assert made.scope == "From 8 articles, 8 January 2024 to 30 September 2024."
    narrowed = brief.compose(press.store, press.workspace.id, Filters(sources=("Andes Wire",)), ("Q1",), scope="Andes Wire")
    assert narrowed.scope.endswith("; narrowed to Andes Wire.")
    assert narrowed.sections == ()


def test_every_quotation_has_its_source(made):
    numbers = [number for section in made.sections for entry in section.entries for _, number in entry.quotes]
    assert numbers == [note.number for note in made.notes] == list(range(1, len(numbers) + 1))
    for section in made.sections:
        for entry in section.entries:
            for text, number in entry.quotes:
                note = made.notes[number - 1]
                assert text.split()[0] in note.sentence
                assert note.title
                assert note.address.startswith("http://localhost/reader?article=")


def test_a_country_speaks_with_all_its_voices(press):
    alone = brief.compose(press.store, press.workspace.id, Filters(), ("PER",))
    together = brief.compose(press.store, press.workspace.id, Filters(), ("PER",), together=True)
    assert len(together.sections) > len(alone.sections)


def test_themes_without_room_are_counted(press):
    short = brief.compose(press.store, press.workspace.id, Filters(), ("Q1", "person:luis-quispe"), themes=1)
    assert (len(short.sections), short.left_out) == (1, 1)
    assert "Left out for want of room: 1 theme" in brief.write(short, "md").decode().replace("\\", "")


def test_nobody_is_no_brief(press):
    with pytest.raises(StandpointError, match="Choose at least one actor"):
        brief.compose(press.store, press.workspace.id, Filters(), ())


class Seen(HTMLParser):
    def __init__(self, content):
        super().__init__()
        self.tags, self.links, self.text = set(), [], []
        self.feed(content)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.links += [value for name, value in attributes if name in ("href", "src")]
        assert not any(name.startswith("on") for name, _ in attributes)

    def handle_data(self, data):
        self.text.append(data)


def test_the_page_to_print_shows_hostile_text_as_it_is():
    page = Seen(brief.write(HOSTILE, "html").decode())
    assert "img" not in page.tags
    assert set(page.links) == {"#note-1", "#note-2", "#quote-1", "#quote-2", HOSTILE.notes[1].address}
    assert EVIL.replace("\x07", "\ufffd") in page.text


def test_markdown_shows_hostile_text_as_it_is():
    content = brief.write(HOSTILE, "md").decode()
    page = Seen(MarkdownIt("commonmark", {"html": True}).render(content))
    assert not page.tags & {"img", "code"}
    assert not [link for link in page.links if "javascript" in link]
    assert "*b*" in "".join(page.text)
    assert "[^1]: " in content


def test_word_opens_it_with_links_to_the_sources(made):
    document = docx.Document(io.BytesIO(brief.write(made, "docx")))
    text = [paragraph.text for paragraph in document.paragraphs]
    assert text[0] == "Where Ana Prado and Luis Quispe stand"
    assert {link.address for p in document.paragraphs for link in p.hyperlinks} == {note.address for note in made.notes}
    assert docx.Document(io.BytesIO(brief.write(HOSTILE, "docx"))).paragraphs[0].text == EVIL.replace("\x07", "\ufffd")


def run(press, *arguments):
    return main(["report", *arguments, "--workspace", "Timber", "--database", press.store.url])


def test_the_command_line_knows_actors_by_key_or_name(press, tmp_path, capsys):
    assert run(press, "Q1", "luis quispe") == 0
    assert "# Where Ana Prado and Luis Quispe stand" in capsys.readouterr().out
    assert run(press, "Q1", "--output", str(tmp_path / "b.docx")) == 0
    assert docx.Document(str(tmp_path / "b.docx")).paragraphs
    assert run(press, "Nobody") == 1
    assert "There is no actor 'Nobody'" in capsys.readouterr().err
    assert run(press, "Q1", "--format", "docx") == 1
    assert "needs a file" in capsys.readouterr().err
