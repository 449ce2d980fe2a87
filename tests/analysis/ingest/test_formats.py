"""Each format gives the same article; each broken file gives one sentence and stops no other."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date

import making
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import ENGLISH, FRENCH, TITLE

from analysis.ingest import SUFFIXES, Outcome, digest, read
from analysis.ingest.draft import MAX_FILE
from analysis.records import Article

BODY = "\n\n".join(ENGLISH)
PAGE = (
    "<!doctype html><html><head><title>{title} | The Harbour Gazette</title><meta charset='{charset}'>"
    "<meta property='og:site_name' content='The Harbour Gazette'><meta property='og:url' content='https://gazette.example/deal'>"
    "<meta property='article:published_time' content='2025-01-22T09:00:00Z'></head>"
    "<body><nav><a href='/'>Home</a><a href='/w'>World</a></nav><article><h1>{title}</h1>{body}</article>"
    "<aside><h2>Related</h2><a href='/x'>King opens bridge</a></aside><footer>© 2025 The Harbour Gazette</footer></body></html>"
)


def articles(name: str, data: bytes) -> list[Article]:
    outcomes = read(name, data)
    assert [outcome.reason for outcome in outcomes if outcome.status == "failed"] == []
    return [outcome.article for outcome in outcomes if outcome.article]


def only(name: str, data: bytes) -> Article:
    (article,) = articles(name, data)
    return article


def failure(name: str, data: bytes) -> str:
    (outcome,) = read(name, data)
    assert outcome.status == "failed"
    assert outcome.article is None
    assert outcome.reason
    assert outcome.reason.startswith(name)
    assert outcome.reason.endswith(".")
    return outcome.reason


def table(rows: list[dict[str, str]], delimiter: str = ",") -> bytes:
    into = io.StringIO()
    writer = csv.DictWriter(into, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return into.getvalue().encode()


def page(charset: str = "utf-8") -> bytes:
    return PAGE.format(title=TITLE, charset=charset, body="".join(f"<p>{part}</p>" for part in ENGLISH)).encode(charset)


def printed(width: int = 60) -> bytes:
    """The article as a PDF of two pages with a running head and page numbers."""
    import textwrap

    lines = [line for paragraph in ENGLISH for line in [*textwrap.wrap(paragraph, width), ""]]
    first = [(9, "The Harbour Gazette"), (22, TITLE), (9, "22 January 2025"), *[(11, line) for line in lines[:3]], (9, "Page 1")]
    second = [(9, "The Harbour Gazette"), *[(11, line) for line in lines[3:]], (9, "Page 2")]
    return making.pdf(first, second)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", making.text().encode()),
        ("a.md", f"# {TITLE}\n\n{BODY}".encode()),
        ("a.html", page()),
        ("a.docx", making.word(*ENGLISH, title=TITLE)),
        ("a.csv", table([{"Headline": TITLE, "Article Text": BODY}])),
        ("a.tsv", table([{"title": TITLE, "body": BODY}], "\t")),
        ("a.csv", table([{"title": TITLE, "content": BODY}], ";")),
        ("a.jsonl", json.dumps({"headline": TITLE, "article": BODY}).encode()),
        ("a.json", json.dumps({"articles": [{"title": TITLE, "content": BODY}]}).encode()),
        ("a.zip", making.zipped({"deep/er/a.txt": making.text().encode()})),
        ("A.TXT", making.text().replace("\n", "\r\n").encode("utf-16")),
    ],
)
def test_every_format_gives_the_same_article(name: str, data: bytes) -> None:
    article = only(name, data)
    assert article.title == TITLE
    assert article.text == BODY
    assert article.language == "en"
    assert article.raw


def test_a_pdf_loses_its_running_head_and_page_numbers_and_finds_its_headline_by_size() -> None:
    article = only("a.pdf", printed())
    assert article.title == TITLE
    assert article.published == date(2025, 1, 22)
    assert " ".join(article.text.split()) == " ".join(BODY.split())


def test_words_broken_at_a_line_end_of_a_pdf_are_joined_and_true_hyphens_stay() -> None:
    lines = [
        "The parliament of the island voted on Monday for a long-",
        "term plan, and the assembly of the mainland, whose parlia-",
        "ment building is shut for repairs, did not vote at all on",
        "what the island wants. Nobody was surprised by that.",
    ]
    assert only("a.pdf", making.pdf([(11, line) for line in lines])).text == (
        "The parliament of the island voted on Monday for a long-term plan, and the assembly of the mainland, whose parliament "
        "building is shut for repairs, did not vote at all on what the island wants. Nobody was surprised by that."
    )


def test_a_web_page_gives_its_title_date_outlet_and_address() -> None:
    article = only("a.html", page())
    assert (article.published, article.source, article.url) == (
        date(2025, 1, 22),
        "The Harbour Gazette",
        "https://gazette.example/deal",
    )
    assert "bridge" not in article.text
    assert "Home" not in article.text


def test_front_matter_of_markdown_is_metadata_and_its_signs_go() -> None:
    body = f"**{ENGLISH[0]}**\n\n> [{ENGLISH[1]}](http://x.example)\n\n![a bridge](x.png)\n"
    data = f"---\ntitle: {TITLE}\ndate: 2025-01-22\nsource: Reuters\n---\n\n{body}"
    article = only("a.md", data.encode())
    assert (article.title, article.published, article.source) == (TITLE, date(2025, 1, 22), "Reuters")
    assert article.text == f"{ENGLISH[0]}\n\n{ENGLISH[1]}"


@pytest.mark.parametrize("column", ["text", "Body", "CONTENT", "article_text", "Full Text", "articleBody"])
def test_columns_have_forgiving_names(column: str) -> None:
    rows = [
        {column: BODY, "Headline": TITLE, "publication_date": "2025-01-22", "Outlet": "Reuters", "Link": "https://x.example/1"}
    ]
    article = only("a.csv", table(rows))
    assert (article.title, article.text, article.published, article.source, article.url) == (
        TITLE,
        BODY,
        date(2025, 1, 22),
        "Reuters",
        "https://x.example/1",
    )


def test_html_in_a_column_is_taken_off() -> None:
    assert only("a.csv", table([{"text": "".join(f"<p>{part}</p>" for part in ENGLISH).replace('"', "&quot;")}])).text == BODY


def test_a_nested_source_is_its_name() -> None:
    assert only("a.json", json.dumps({"text": BODY, "source": {"id": "x", "name": "Reuters"}}).encode()).source == "Reuters"


def test_a_row_without_text_fails_alone_and_is_named() -> None:
    rows = [{"id": "1", "text": BODY}, {"id": "2", "text": ""}, {"id": "3", "text": BODY}]
    outcomes = read("a.csv", table(rows))
    assert [outcome.status for outcome in outcomes] == ["read", "failed", "read"]
    assert "a.csv, row 3 has no text" in (outcomes[1].reason or "")


def test_a_table_without_a_text_column_names_those_it_has() -> None:
    reason = failure("a.csv", b"id,score\n1,2\n")
    assert "id, score" in reason


def test_a_broken_line_of_json_fails_alone_and_is_named() -> None:
    good = json.dumps({"text": BODY})
    outcomes = read("a.jsonl", f"{good}\n{{broken\n\n[1]\n{good}".encode())
    assert [outcome.status for outcome in outcomes] == ["read", "failed", "failed", "read"]
    assert "line 2" in (outcomes[1].reason or "")
    assert "line 4" in (outcomes[2].reason or "")


def test_broken_json_says_where() -> None:
    assert "line 2" in failure("a.json", b'{"text":\n nothing}')


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_file_is_named_as_such(suffix: str) -> None:
    assert "is empty" in failure(f"a{suffix}", b"")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "picture"),
        ("a.txt", bytes(range(256)) * 40, "binary"),
        ("a.txt", b"%PDF-1.7 ...", "PDF"),
        ("a.txt", b" \n\t ", "holds no text"),
        ("a.pdf", b"not a PDF at all", "not a readable PDF"),
        ("a.pdf", making.protected(making.pdf([(11, BODY[:60])]), "secret"), "password"),
        ("a.pdf", making.pdf([]), "OCR"),
        ("a.docx", b"PK\x03\x04 broken", "not a readable Word document"),
        ("a.docx", making.zipped({"a.txt": b"x"}), "not a readable Word document"),
        ("a.docx", b"\xd0\xcf\x11\xe0 old", "password"),
        ("a.docx", making.word(), "holds no text"),
        ("a.zip", b"PK\x03\x04 broken", "not a readable zip"),
        ("a.zip", making.zipped({}), "holds no files"),
        ("a.html", b"<html><script>let x = 1</script></html>", "without readable text"),
        ("a.exe", b"MZ", "does not know .exe"),
        ("a", b"text", "without an ending"),
        ("a.txt", FRENCH.encode(), "is in French"),
        ("a.txt", FRENCH.encode("cp1252"), "is in French"),
        (
            "a.txt",
            "Президенты двух стран встретились в понедельник и подписали договор о торговле.".encode("cp1251"),
            "is in Russian",
        ),
        ("a.txt", "两国部长星期一在老市政厅会晤了三个小时,随后未对记者发表任何讲话便离开了。".encode(), "is in Chinese"),
        ("a.txt", b"word " * 200_001, "too long"),
        ("a.txt", b"x" * (MAX_FILE + 1), "too large"),
    ],
)
def test_a_bad_file_gives_one_clear_sentence(name: str, data: bytes, says: str) -> None:
    assert says in failure(name, data)


def test_a_pdf_with_an_owners_password_alone_is_read() -> None:
    assert only("a.pdf", making.protected(printed(), "")).title == TITLE


def test_bad_files_of_a_zip_do_not_stop_the_others() -> None:
    data = making.zipped(
        {
            "one.txt": making.text().encode(),
            "two.txt": FRENCH.encode(),
            "__MACOSX/._one.txt": b"x",
            ".hidden.txt": b"x",
            "three.docx": b"broken",
            "../../four.txt": making.text().encode(),
            "inner.zip": making.zipped({"five.txt": making.text().encode(), "too-deep.zip": making.zipped({"six.txt": b"x"})}),
        }
    )
    outcomes = read("a.zip", data)
    assert {outcome.file: outcome.status for outcome in outcomes} == {
        "a.zip/one.txt": "read",
        "a.zip/two.txt": "failed",
        "a.zip/three.docx": "failed",
        "a.zip/four.txt": "read",
        "a.zip/inner.zip/five.txt": "read",
        "a.zip/inner.zip/too-deep.zip": "failed",
    }


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    assert "zip bomb" in failure("a.zip", making.zipped({"a.txt": b"0" * 30_000_000}))
    assert "zip bomb" in failure("a.docx", making.zipped({"word/document.xml": b"0" * 30_000_000}))


def test_a_locked_member_of_a_zip_is_named() -> None:
    data = bytearray(making.zipped({"a.txt": b"x"}))
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    (outcome,) = read("a.zip", bytes(data))
    assert "password" in (outcome.reason or "")


def test_a_member_that_is_damaged_fails_alone() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", making.text())
        archive.writestr("b.txt", making.text())
    data = into.getvalue().replace(b"Ministers", b"Sinisters", 1)
    assert [outcome.status for outcome in read("a.zip", data)] == ["failed", "read"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    text = "“We shall see,” said the minister – a café owner’s son from Köln – and left the town for the airport of the capital."
    assert only("a.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "iso-8859-1"])
def test_a_page_is_read_in_the_encoding_that_it_names(charset: str) -> None:
    data = PAGE.format(title=TITLE, charset=charset, body=f"<p>{ENGLISH[0]} The café was closed.</p><p>{ENGLISH[1]}</p>").encode(
        charset
    )
    assert "The café was closed." in only("a.html", data).text


def test_a_short_english_text_is_not_refused() -> None:
    assert only("a.txt", b"Xi met Putin.").text == "Xi met Putin."


def test_names_and_words_of_other_languages_do_not_make_a_text_foreign() -> None:
    text = f"{BODY} The paper Le Monde called it « une longue nuit sans résultat pour les deux délégations », and El País agreed."
    assert only("a.txt", text.encode()).language == "en"


def test_what_is_given_by_hand_wins_for_every_article_of_a_file() -> None:
    data = table([{"text": BODY, "date": "2020-01-01", "source": "Reuters"}, {"text": BODY, "date": "", "source": ""}])
    outcomes = read("a.csv", data, published=date(2024, 5, 6), source="Me")
    assert [(outcome.article.published, outcome.article.source) for outcome in outcomes if outcome.article] == [
        (date(2024, 5, 6), "Me")
    ] * 2


def test_the_same_text_has_the_same_digest_however_it_is_typed() -> None:
    one = only("a.txt", f"{TITLE}\n\n{BODY}".encode())
    two = only("b.txt", f"{TITLE}\r\n\r\n{BODY.replace(chr(34), '”').upper()}".replace("\n", "\r\n").encode("utf-16"))
    other = only("c.txt", f"{TITLE}\n\n{BODY} And more.".encode())
    assert digest(one) == digest(two) != digest(other)
    assert len(digest(one)) == 64


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=25, deadline=None)
@given(data=st.one_of(st.binary(max_size=600), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))))
def test_no_bytes_raise(suffix: str, data: bytes) -> None:
    outcomes = read(f"a{suffix}", data)
    assert outcomes
    for outcome in outcomes:
        assert isinstance(outcome, Outcome)
        assert (outcome.article is None) == (outcome.status == "failed") == bool(outcome.reason)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([printed(), making.word(*ENGLISH), making.zipped({"a.txt": b"x" * 50, "b.csv": b"text\nx"})]), st.data())
def test_no_damage_to_a_good_file_raises(good: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(good) - 1))
    damaged = good[:at] + data.draw(st.binary(max_size=8)) + good[at + data.draw(st.integers(0, 40)) :]
    for suffix in (".pdf", ".docx", ".zip"):
        assert read(f"a{suffix}", damaged)


@given(st.text(max_size=40))
def test_no_name_raises(name: str) -> None:
    assert read(name, b"x")
