"""Drafts read from text, Markdown, DOCX and PDF; and what is refused, with a clear line."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import pdfencrypt
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from index.draft.draft import Draft, Role
from index.draft.read import read_draft, read_draft_file
from index.errors import InputError
from index.pdf import process

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT, QUOTE, NOTE, HEADING = Role.TEXT, Role.QUOTE, Role.NOTE, Role.HEADING


def blocks(draft: Draft) -> list[tuple[Role, str]]:
    return [(b.role, draft.text[b.start : b.end]) for b in draft.blocks]


def from_text(text: str, name: str = "draft.txt") -> Draft:
    return read_draft(text.encode(), name)


# Plain text


def test_paragraphs_of_text_have_their_lines() -> None:
    draft = from_text("One\ntwo\n\nThree\r\n\r\n\r\nFour")
    assert blocks(draft) == [(TEXT, "One\ntwo"), (TEXT, "Three"), (TEXT, "Four")]
    assert [b.line for b in draft.blocks] == [1, 4, 7]
    assert [b.paragraph for b in draft.blocks] == [1, 2, 3]
    assert draft.text == "One\ntwo\n\nThree\n\n\nFour"
    assert draft.line(draft.text.index("two"), draft.blocks[0]) == 2


@pytest.mark.parametrize(("text", "roles"), [
    ("One\n\n    two three four five six\n    seven\n\neight", [TEXT, QUOTE, TEXT]),
    ("One\n\n> two\n\n> three\n\nfour", [TEXT, QUOTE, QUOTE, TEXT]),
    ("    One\n    two\n\n    three four five six seven", [TEXT, TEXT]),
    ("One two\n\n                John Doe", [TEXT, TEXT]),
    ("One two\n\n    - three four five six seven eight", [TEXT, TEXT]),
    ("One two\n\n    two three four five six\n\n    seven", [TEXT, QUOTE, QUOTE]),
])
def test_what_is_indented_or_marked_is_a_quotation(text: str, roles: list[Role]) -> None:
    assert [role for role, _ in blocks(from_text(text))] == roles


def test_long_lines_are_paragraphs_each() -> None:
    long = "word " * 40
    assert len(from_text(f"{long}\n{long}\n{long}").blocks) == 3


@pytest.mark.parametrize("mark", ["[1]", "¹"])
def test_notes_of_text_are_tied_to_their_marks(mark: str) -> None:
    draft = from_text(f"One two.{mark} Three.\n\n{mark} A/RES/68/243, para. 4.")
    assert [b.role for b in draft.blocks] == [TEXT, NOTE]
    [note] = draft.blocks[0].notes
    assert (note.at, note.text) == (8, "A/RES/68/243, para. 4.")


def test_a_numbered_paragraph_is_no_note() -> None:
    draft = from_text("1 One two.\n\n2 Three four.")
    assert [b.role for b in draft.blocks] == [TEXT, TEXT]


@given(st.text(max_size=300))
def test_the_blocks_of_any_text_are_slices_of_it(text: str) -> None:
    whole = f"x {text}"
    try:
        draft = read_draft(whole.encode("utf-8", "surrogatepass"), "draft.txt")
    except InputError:
        return
    last = 0
    for block in draft.blocks:
        assert last <= block.start < block.end <= len(draft.text)
        assert draft.text[block.start : block.end].strip()
        last = block.end
    assert "".join(draft.text.split()) == "".join(
        "".join(draft.text[b.start : b.end].split()) for b in draft.blocks)


# Markdown


def test_markdown() -> None:
    draft = from_text(
        "---\ntitle: x\n---\n# One *two*\n\nThree [four](http://x.org) `five` **“six”** &amp; "
        "~~no~~[^a]\nseven\n\n> eight\n>\n> nine\n\n- ten\n- eleven\n\n```py\nx = 1\n```\n\n"
        "<b>bold</b> ![pic](x.png)end\n\n| a | b |\n|--|--|\n| c | d[^a] |\n\n[^a]: The note.",
        "draft.md")
    assert blocks(draft) == [
        (HEADING, "One two"), (TEXT, "Three four five “six” & \nseven"), (QUOTE, "eight"),
        (QUOTE, "nine"), (TEXT, "ten"), (TEXT, "eleven"), (TEXT, "bold end"),
        (TEXT, "a | b"), (TEXT, "c | d"), (NOTE, "The note."),
    ]
    assert [b.line for b in draft.blocks][:4] == [4, 6, 9, 11]
    assert draft.blocks[1].notes[0].text == "The note."
    assert draft.blocks[8].notes[0].at == draft.blocks[8].end
    assert {b.quote for b in draft.blocks} == {0, 1}


# DOCX


def docx(make: Callable[[Any], None]) -> bytes:
    document = Document()
    make(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A copy of an archive with one more part, or another in its place."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, \
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def test_styles_and_indents_of_docx() -> None:
    def make(document: Any) -> None:
        document.add_heading("Head", 1)
        document.add_paragraph("Some text that says what is usual in this draft of ours.")
        document.add_paragraph("A quotation.", style="Quote")
        document.add_paragraph("Another one.", style="Intense Quote")
        own = document.styles.add_style("Mine", WD_STYLE_TYPE.PARAGRAPH)
        own.base_style = document.styles["Quote"]
        document.add_paragraph("And more text, as long as the first one, to go on with.")
        document.add_paragraph("A third one.", style="Mine")
        indented = document.add_paragraph("This one is indented, and so a quotation.")
        indented.paragraph_format.left_indent = Pt(36)
        point = document.add_paragraph("This one is a point of a list.", style="List Bullet")
        point.paragraph_format.left_indent = Pt(36)
        row = document.add_table(1, 2).rows[0].cells
        row[0].text, row[1].text = "68/243", "“three”"

    draft = read_draft(docx(make), "draft.docx")
    assert [b.role for b in draft.blocks] == [
        HEADING, TEXT, QUOTE, QUOTE, TEXT, QUOTE, QUOTE, TEXT, TEXT]
    assert [b.quote for b in draft.blocks] == [0, 0, 1, 1, 0, 2, 2, 0, 0]
    assert blocks(draft)[-1][1] == "68/243 | “three”"


def test_runs_marks_and_changes_of_docx() -> None:
    def make(document: Any) -> None:
        document.add_paragraph()._p.append(parse_xml(
            f'<w:r {W}><w:t xml:space="preserve">one “t</w:t><w:t>wo</w:t></w:r>'))
        p = document.paragraphs[0]._p
        p.append(parse_xml(f"<w:del {W}><w:r><w:delText> gone</w:delText></w:r></w:del>"))
        p.append(parse_xml(f"<w:moveFrom {W}><w:r><w:t> moved</w:t></w:r></w:moveFrom>"))
        p.append(parse_xml(f'<w:ins {W}><w:r><w:t xml:space="preserve"> new</w:t></w:r></w:ins>'))
        p.append(parse_xml(f"<w:r {W}><w:noBreakHyphen/><w:softHyphen/><w:t>x</w:t><w:br/></w:r>"))
        p.append(parse_xml(f'<w:hyperlink {W}><w:r><w:t>link”</w:t></w:r></w:hyperlink>'))
        p.append(parse_xml(f"<w:r {W}><w:instrText>FIELD</w:instrText></w:r>"))

    draft = read_draft(docx(make), "draft.docx")
    assert draft.text == "one “two new\u2011x\nlink”"


def test_footnotes_of_docx() -> None:
    def make(document: Any) -> None:
        document.add_paragraph("one “two”")._p.append(
            parse_xml(f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>'))
        document.paragraphs[0].add_run(" three")

    notes = (f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
             '<w:footnote w:id="2"><w:p><w:r><w:t>A/RES/68/243, para. 4.</w:t></w:r></w:p>'
             "</w:footnote></w:footnotes>").encode()
    data = with_part(docx(make), "word/footnotes.xml", notes)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        rels = archive.read("word/_rels/document.xml.rels").decode()
        types = archive.read("[Content_Types].xml").decode()
    rels = rels.replace("</Relationships>", f'<Relationship Id="rId99" Type="{kind}" '
                                            'Target="footnotes.xml"/></Relationships>')
    data = with_part(data, "word/_rels/document.xml.rels", rels.encode())
    types = types.replace("</Types>", '<Override PartName="/word/footnotes.xml" ContentType="applic'
                          "ation/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                          '"/></Types>')
    draft = read_draft(with_part(data, "[Content_Types].xml", types.encode()), "draft.docx")
    assert blocks(draft) == [(TEXT, "one “two” three"), (NOTE, "A/RES/68/243, para. 4.")]
    [note] = draft.blocks[0].notes
    assert (note.at, note.text) == (9, "A/RES/68/243, para. 4.")


# PDF


def pdf(pages: list[list[tuple[float, float, str]]], size: float = 11, lock: str = "") -> bytes:
    """A PDF with lines at places (from the upper left corner, in points)."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), encrypt=pdfencrypt.StandardEncryption(lock)
                    if lock else None)
    for lines in pages:
        for x, y, text in lines:
            small = text.startswith("~")
            canvas.setFont("Times-Roman", 8 if small else size)
            canvas.drawString(x, 842 - y, text.removeprefix("~"))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


FULL = "This line of the draft is as long as the lines of it are when they are full, or so"


def test_pdf() -> None:
    draft = read_draft(pdf([
        [(72, 40, "A running head"), (72, 100, FULL), (72, 113, "and ends with “one"),
         (108, 140, "A quotation that is set off in its own lines, which are"),
         (108, 153, "indented on the left, as one does,"),
         (72, 180, FULL), (72, 193, FULL.replace("so", "so on")), (290, 800, "1")],
        [(72, 40, "A running head"), (72, 100, "to the next page.¹"), (72, 126, FULL),
         (72, 760, "~¹ A/RES/68/243, para. 4."), (290, 800, "2")],
    ]), "draft.pdf")
    assert blocks(draft) == [
        (TEXT, f"{FULL}\nand ends with “one"),
        (QUOTE, "A quotation that is set off in its own lines, which are\n"
                "indented on the left, as one does,"),
        (TEXT, f"{FULL}\n{FULL.replace('so', 'so on')}\nto the next page.¹"),
        (TEXT, FULL), (NOTE, "¹ A/RES/68/243, para. 4."),
    ]
    assert [b.page for b in draft.blocks] == [1, 1, 1, 2, 2]
    assert draft.blocks[2].notes[0].text == "A/RES/68/243, para. 4."


def test_a_raised_figure_is_a_footnote_mark() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFont("Times-Roman", 11)
    canvas.drawString(72, 700, "one “two”")
    canvas.setFont("Times-Roman", 7)
    canvas.drawString(72 + stringWidth("one “two”", "Times-Roman", 11), 705, "12")
    canvas.setFont("Times-Roman", 11)
    canvas.drawString(130, 700, "and three")
    canvas.save()
    assert read_draft(out.getvalue(), "a.pdf").text == "one “two”¹² and three"


# What is refused


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(InputError) as caught:
        read_draft(data, name)
    message = str(caught.value)
    assert name in message
    assert "\n" not in message
    return message


GOOD_DOCX = docx(lambda document: document.add_paragraph("one"))
GOOD_PDF = pdf([[(72, 100, "one two")]])


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize(("data", "name", "said"), [
    (b"", "a.txt", "is empty"), (b" \n\t", "a.md", "is empty"), (b"", "a.docx", "is empty"),
    (b"", "a.pdf", "is empty"), (b"\xef\xbb\xbf", "a.txt", "holds no text"),
    (b"abc\xff", "a.txt", "not UTF-8 (byte 3)"), ("é".encode("utf-16"), "a.md", "not UTF-8"),
    (b"a\0b", "a.txt", "zero byte"), (b"```\ncode\n```", "a.md", "holds no text"),
    (b"x", "a.doc", "no ending of a draft"), (b"x", "a", "no ending"), (b"x", "a.odt", ".docx"),
    (b"x", "a.docx", "no zip archive"), (GOOD_DOCX[:-200], "a.docx", "cut off or damaged"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "a.docx", "old Word"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx",
     "locked with a password"),
    (archive(**{"mimetype": b"x"}), "a.docx", "not a DOCX file"),
    (archive(**{"word__document.xml": b"<x/>"}), "a.docx", "holds no text"),
    (with_part(GOOD_DOCX, "word/document.xml", b"<w:document>"), "a.docx", "damaged"),
    (with_part(GOOD_DOCX, "word/document.xml", b"0" * 61_000_000), "a.docx",
     "of more than 60000000 bytes"),
    (with_part(GOOD_DOCX, "word/media/a.png", bytes(501_000_000)), "a.docx", "would unpack to"),
    (with_part(GOOD_DOCX, "word/document.xml", b"<w><body>" + b"<x>" * 60_000 + b"</x>" * 60_000
               + b"</body></w>"), "a.docx",
     "nested too deeply"),
    (with_part(GOOD_DOCX, "word/document.xml",
               b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'), "a.docx",
     "document type definition"),
    (docx(lambda document: None), "a.docx", "holds no text"),
    (b"x", "a.pdf", "not a PDF file"), (b"%PDF-1.7\nx", "a.pdf", "damaged"),
    (GOOD_PDF[: len(GOOD_PDF) // 3], "a.pdf", "damaged"),
    (pdf([[(72, 100, "one")]], lock="secret"), "a.pdf", "locked with a password"),
    (pdf([[]]), "a.pdf", "only pictures"),
    (b"x" * 3_000_000, "a.txt", "in parts"), (b"x" * 50_000_001, "a.pdf", "bytes"),
], ids=lambda value: value if isinstance(value, str) else "")
def test_what_is_refused_is_said(data: bytes, name: str, said: str) -> None:
    assert said in refusal(data, name)


def test_files_are_refused_by_name(tmp_path: Path) -> None:
    for path, said in ((tmp_path, "is a folder"), (tmp_path / "no.txt", "cannot be read"),
                       (tmp_path / "no.xyz", "no ending")):
        with pytest.raises(InputError, match=said):
            read_draft_file(path)


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "Draft.TXT"
    path.write_bytes("\ufeffone “two”\r\nthree".encode())
    draft = read_draft_file(path)
    assert (draft.name, draft.text) == ("Draft.TXT", "one “two”\nthree")


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "MOST_SECONDS", 0.01)
    assert "takes longer than" in refusal(GOOD_PDF, "a.pdf")


# A PDF is read in a process of its own, which takes longer to start than an example may.
@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300), st.sampled_from(["a.docx", "a.pdf", "a.md", "a.txt"]),
       st.integers(0, 3))
def test_damage_is_never_more_than_an_input_error(data: bytes, name: str, how: int) -> None:
    good = GOOD_DOCX if name.endswith("docx") else GOOD_PDF
    at = len(good) // 4 * how
    whole = data if how == 3 else good[:at] + data + good[at + len(data) :]
    with contextlib.suppress(InputError):
        read_draft(whole, name)
