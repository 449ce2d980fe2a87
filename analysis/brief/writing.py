"""The brief as Markdown, as a Word document, and as a page to print. Nothing that comes from an article can become markup."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import escape
from urllib.parse import urlsplit

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from analysis.brief.composing import Brief, Note

MARKS = {"support": "▲", "oppose": "▼", "mixed": "◆", "neutral": "●"}
CAUTION = "Found by a program in the articles named below: read the source before you rely on it."
_NOTHING = "None of them makes a statement on a theme here."
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$^&:@])")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CSS = """
:root{color-scheme:light}
body{font:15px/1.45 Georgia,"Times New Roman",serif;color:#1d2730;background:#fff;max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;margin:0 0 .2rem} h2{font-size:1.1rem;margin:1.1rem 0 .3rem;border-bottom:1px solid #b5bac4}
p{margin:.3rem 0} .scope,.caution,footer{color:#4d5660;font-size:.85rem} blockquote{margin:.1rem 0 .4rem .8rem}
.entries{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:0 1.4rem}
ol{padding-left:1.6rem;font-size:.82rem} a{color:#17587f} sup a{text-decoration:none}
.support{color:#01568a} .oppose{color:#a34700} .neutral,.mixed{color:#5d6670}
@page{size:A4;margin:13mm}
@media print{
body{font-size:9pt;line-height:1.3;margin:0;max-width:none;padding:0}
h1{font-size:15pt} h2{font-size:10.5pt;margin:.4rem 0 .15rem}
p,blockquote{margin-top:0;margin-bottom:.15rem} .entries,li{break-inside:avoid} a{color:inherit;text-decoration:none}
ol{font-size:7pt;line-height:1.25;columns:2;column-gap:1.2rem;margin:0}
}
"""


def write(brief: Brief, format: str) -> bytes:
    """The brief as a file of this format, a key of `FORMATS`."""
    return FORMATS[format][2](brief)


def _markdown(brief: Brief) -> bytes:
    lines = [f"# {_plain(brief.title)}", "", _plain(brief.scope), "", f"*{CAUTION}*", ""]
    for section in brief.sections:
        lines += [f"## {_plain(section.theme)}", ""]
        for entry in section.entries:
            lines += [f"**{_plain(entry.actor)}** {MARKS[entry.stance]} {_plain(entry.summary)}", ""]
            for text, number in entry.quotes:
                lines += [f"> “{_plain(text)}”[^{number}]", ""]
    lines += [_plain(line) + "\n" for line in _closing(brief)]
    for note in brief.notes:
        where = f" <{note.address}>" if _web(note.address) else ""
        lines.append(f"[^{note.number}]: {_plain(_told(note))} “{_plain(note.sentence)}”{where}")
    return ("\n".join(lines).rstrip() + "\n").encode()


def _html(brief: Brief) -> bytes:
    body = [f"<h1>{_safe(brief.title)}</h1>", f'<p class="scope">{_safe(brief.scope)}</p>', f'<p class="caution">{CAUTION}</p>']
    for section in brief.sections:
        body.append(f'<section><h2>{_safe(section.theme)}</h2><div class="entries">')
        for entry in section.entries:
            mark = f'<span class="{entry.stance}">{MARKS[entry.stance]} {_safe(entry.summary)}</span>'
            body.append(f"<div><p><strong>{_safe(entry.actor)}</strong> {mark}</p>")
            for text, n in entry.quotes:
                link = f'<sup><a href="#note-{n}" id="quote-{n}" aria-label="Source {n}">{n}</a></sup>'
                body.append(f"<blockquote>“{_safe(text)}”{link}</blockquote>")
            body.append("</div>")
        body.append("</div></section>")
    body += [f"<p>{_safe(line)}</p>" for line in _closing(brief)]
    if brief.notes:
        body.append("<section><h2>Sources</h2><ol>")
        body += [_html_note(note) for note in brief.notes]
        body.append("</ol></section>")
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{_safe(brief.title)}</title>'
    return (
        f'<!doctype html>\n<html lang="en"><head>{head}<style>{_CSS}</style></head><body>{"".join(body)}</body></html>\n'.encode()
    )


def _html_note(note: Note) -> str:
    address = _web(note.address)
    told = f'<a href="{_safe(address)}">{_safe(_told(note))}</a>' if address else _safe(_told(note))
    back = f'<a href="#quote-{note.number}" aria-label="Back to quotation {note.number}">↩</a>'
    return f'<li id="note-{note.number}">{told} “{_safe(note.sentence)}” {back}</li>'


def _word(brief: Brief) -> bytes:
    made = Document()
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(1.5)
    made.styles["Normal"].font.size = Pt(9)
    for style, before in (("Normal", 0), ("Heading 1", 0), ("Heading 2", 4)):
        made.styles[style].paragraph_format.space_before = Pt(before)
        made.styles[style].paragraph_format.space_after = Pt(1)
    made.styles["Heading 2"].font.size = Pt(10.5)
    made.core_properties.title = _clean(brief.title)
    made.core_properties.author = "Standpoint"
    made.add_heading(_clean(brief.title), level=1)
    made.add_paragraph(_clean(brief.scope))
    made.add_paragraph().add_run(CAUTION).italic = True
    for section in brief.sections:
        made.add_heading(_clean(section.theme), level=2)
        for entry in section.entries:
            line = made.add_paragraph()
            line.add_run(_clean(entry.actor)).bold = True
            line.add_run(f" {MARKS[entry.stance]} {_clean(entry.summary)}")
            for text, number in entry.quotes:
                line.add_run(f" “{_clean(text)}”")
                line.add_run(str(number)).font.superscript = True
    for line_ in _closing(brief):
        made.add_paragraph(_clean(line_))
    if brief.notes:
        made.add_heading("Sources", level=2)
    for note in brief.notes:
        _word_note(made, note)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _word_note(made: Document, note: Note) -> None:  # type: ignore[valid-type]
    line = made.add_paragraph()  # type: ignore[attr-defined]
    line.alignment = WD_ALIGN_PARAGRAPH.LEFT
    line.add_run(str(note.number)).font.superscript = True
    address = _web(note.address)
    if address:
        _link(line, address, f" {_clean(_told(note))}")
    else:
        line.add_run(f" {_clean(_told(note))}")
    line.add_run(f" “{_clean(note.sentence)}”")
    for run in line.runs:
        run.font.size = Pt(7)


def _link(line, address: str, text: str) -> None:
    """A hyperlink, which python-docx can read but not make."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), line.part.relate_to(address, kind, is_external=True))
    run = line.add_run(text)
    run.font.size, run.font.underline, run.font.color.rgb = Pt(7), True, RGBColor(0x17, 0x58, 0x7F)
    link.append(run._r)
    line._p.append(link)


def _told(note: Note) -> str:
    """Who said it, in which article, outlet, on what day."""
    day = f"{note.published:%-d %B %Y}" if note.published else "undated"
    return f"{note.speaker}, in {', '.join(filter(None, (_quoted(note.title), note.outlet, day)))}:"


def _quoted(title: str) -> str:
    return f"“{' '.join(title.split())}”"


def _closing(brief: Brief) -> list[str]:
    if not brief.sections:
        return [_NOTHING]
    if brief.left_out:
        return [f"Left out for want of room: {brief.left_out} theme{'' if brief.left_out == 1 else 's'} of fewer statements."]
    return []


def _web(address: str | None) -> str | None:
    """The address where it is one of the web and holds nothing that could end a link."""
    if not address or urlsplit(address).scheme not in ("http", "https") or re.search(r"[\s<>\"]", address):
        return None
    return address


def _clean(text: str) -> str:
    return _CONTROL.sub("\ufffd", text)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(_clean(text).split()))


def _safe(text: str) -> str:
    return escape(_clean(text), quote=True)


FORMATS: dict[str, tuple[str, str, Callable[[Brief], bytes]]] = {
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _word),
    "md": ("Markdown", "text/markdown", _markdown),
    "html": ("Page to print", "text/html", _html),
}
"""What each is called, its media type, and what writes it."""
