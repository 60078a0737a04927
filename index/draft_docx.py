"""Reading a draft from a DOCX file as it reads with all changes accepted.

Word's own markup says what is deleted, a footnote, a quotation's style (ECMA-376, part 1,
sections 17.3, 17.11 and 17.13).
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from index.draft import Draft, Note, Piece, Role, set_out
from index.errors import InputError
from index.set_off import DEEPER_TWENTIETHS, FEWEST_WORDS

_MOST_UNPACKED = 150_000_000  # bytes of all parts, pictures and all
_MOST_XML = 40_000_000  # bytes of one part that is read as XML
_MOST_PARTS = 5_000
_GONE = frozenset(map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:instrText", "w:delText",
                           "w:txbxContent"))) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_CHARACTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n",
               qn("w:noBreakHyphen"): "\u2011"}
_REFERENCES = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}
_Note = tuple[str, str]  # "footnotes" or "endnotes", and the note's number


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of its paragraphs: whether they are quotations, how far indented."""

    name: str = ""
    indent: int | None = None

    @property
    def is_quote(self) -> bool:
        name = self.name.lower()
        return "quot" in name or name == "block text"

    @property
    def is_list(self) -> bool:
        return "list" in self.name.lower()


@dataclass(slots=True)
class _Paragraph:
    text: str = ""
    refs: list[tuple[int, _Note]] = field(default_factory=list)
    style: _Style = field(default_factory=_Style)
    indent: int = 0
    listed: bool = False
    in_table: bool = False


def read_docx_draft(data: bytes, name: str) -> Draft:
    """The draft in the bytes of a DOCX file. Raises InputError where they are none."""
    _refuse(data, name)
    try:
        document = Document(io.BytesIO(data))
        styles = _styles(document.styles.element)
        paragraphs = list(_paragraphs(document.element.body, styles))
        notes = _notes(document.part, styles)
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, AttributeError,
            NotImplementedError, EOFError, etree.XMLSyntaxError) as error:
        raise InputError(f"{name} is damaged and cannot be opened as a DOCX file; save it "
                         "again, or fetch it again.") from error
    return set_out(name, list(_pieces(paragraphs, notes)))


def _refuse(data: bytes, name: str) -> None:
    """Refuse what is no DOCX file, and what would fill the memory when it is unpacked."""
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise InputError(f"{name} is locked with a password or is an old .doc file; save it as "
                         ".docx without a password.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            unpacked = sum(part.file_size for part in parts)
            largest = max((p.file_size for p in parts if p.filename.endswith((".xml", ".rels"))),
                          default=0)
            if len(parts) > _MOST_PARTS or unpacked > _MOST_UNPACKED or largest > _MOST_XML:
                raise InputError(f"{name} unpacks to {unpacked:,} bytes, more than any draft; it "
                                 "is not read, save it anew without its pictures.")
            if "word/document.xml" not in names and "[Content_Types].xml" not in names:
                raise InputError(f"{name} is an archive, but not a DOCX file; give it the ending "
                                 "of its own format.")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and _declares(archive, part):
                    raise InputError(f"{name} declares entities of its own, which no word "
                                     "processor does; it is not read.")
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, OSError,
            ValueError) as error:
        raise InputError(f"{name} is damaged or no DOCX file: it cannot be unpacked; save it "
                         "again, or fetch it again.") from error


def _declares(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with archive.open(part) as stream:
        return b"<!DOCTYPE" in stream.read(4096).replace(b"\0", b"")


def _styles(element: Any) -> dict[str | None, _Style]:
    """Each paragraph style by its id, with what it has from the styles it is based on."""
    found: dict[str | None, Any] = {}
    for style in element.iter(qn("w:style")):
        if style.get(qn("w:type")) == "paragraph":
            found[style.get(qn("w:styleId"))] = style
            if style.get(qn("w:default")) in ("1", "true"):
                found[None] = style
    return {id: _style(style, found) for id, style in found.items()}


def _style(style: Any, styles: dict[str | None, Any]) -> _Style:
    known = _Style()
    for _ in range(12):  # a chain of styles; a damaged one may have no end
        name = style.find(qn("w:name"))
        own = _Style("" if name is None else name.get(qn("w:val"), ""),
                     _indent(style.find(qn("w:pPr"))))
        better = not known.name or (own.is_quote and not known.is_quote)
        known = _Style(own.name if better else known.name,
                       own.indent if known.indent is None else known.indent)
        based = style.find(qn("w:basedOn"))
        style = None if based is None else styles.get(based.get(qn("w:val")))
        if style is None:
            break
    return known


def _indent(properties: Any) -> int | None:
    """How far the lines of a paragraph are indented, in twentieths of a point."""
    ind = None if properties is None else properties.find(qn("w:ind"))
    if ind is None:
        return None
    left = ind.get(qn("w:left")) or ind.get(qn("w:start"))
    hanging = ind.get(qn("w:hanging"))
    try:
        return None if left is None else round(float(left)) - round(float(hanging or 0))
    except ValueError:
        return None  # "1in": later editions allow units, no word processor writes them


def _paragraphs(parent: Any, styles: dict[str | None, _Style]) -> Iterator[_Paragraph]:
    """The paragraphs under an element in order; a table's row is one."""
    for child in parent:
        if child.tag == qn("w:p"):
            yield _paragraph(child, styles)
            for box in child.iter(qn("w:txbxContent")):
                if not any(parent.tag in _GONE for parent in box.iterancestors()):
                    yield from _paragraphs(box, styles)
        elif child.tag == qn("w:tr"):
            row = _Paragraph(in_table=True)
            cells = [_joined(list(_paragraphs(cell, styles))) for cell in child.iter(qn("w:tc"))]
            for cell in cells:
                row.text += " | " if row.text else ""
                row.refs += [(at + len(row.text), note) for at, note in cell.refs]
                row.text += cell.text
            yield row
        elif child.tag not in _GONE and isinstance(child.tag, str):
            yield from _paragraphs(child, styles)


def _joined(paragraphs: list[_Paragraph]) -> _Paragraph:
    whole = _Paragraph()
    for one in paragraphs:
        whole.text += "\n" if whole.text else ""
        whole.refs += [(at + len(whole.text), note) for at, note in one.refs]
        whole.text += one.text
    return whole


def _paragraph(element: Any, styles: dict[str | None, _Style]) -> _Paragraph:
    properties = element.find(qn("w:pPr"))
    named = None if properties is None else properties.find(qn("w:pStyle"))
    style = styles.get(named.get(qn("w:val")) if named is not None else None, _Style())
    own = _indent(properties)
    found = _Paragraph(style=style, indent=own if own is not None else style.indent or 0)
    found.listed = style.is_list or (
        properties is not None and properties.find(qn("w:numPr")) is not None)
    _gather(element, found)
    return found


def _gather(element: Any, into: _Paragraph) -> None:
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == qn("w:t"):
            into.text += child.text or ""
        elif child.tag in _CHARACTERS:
            into.text += _CHARACTERS[child.tag]
        elif child.tag in _REFERENCES:
            into.refs.append((len(into.text), (_REFERENCES[child.tag], child.get(qn("w:id"), ""))))
        elif isinstance(child.tag, str):
            _gather(child, into)


def _notes(part: Any, styles: dict[str | None, _Style]) -> dict[_Note, str]:
    found: dict[_Note, str] = {}
    for related in part.rels.values():
        kind = related.reltype.rpartition("/")[2]
        if related.is_external or kind not in _REFERENCES.values():
            continue
        for note in parse_xml(related.target_part.blob):
            if note.get(qn("w:type")) in (None, "normal"):
                text = _joined(list(_paragraphs(note, styles))).text.strip()
                found[kind, note.get(qn("w:id"), "")] = text
    return found


def _pieces(paragraphs: list[_Paragraph], notes: dict[_Note, str]) -> Iterator[Piece]:
    letters: Counter[int] = Counter()
    for p in paragraphs:
        if not p.in_table and not p.style.is_quote:
            letters[p.indent] += len(p.text)
    # Word counts no letters of an indent less than a quarter: a heading, a list.
    usual = min((i for i, n in letters.items() if 4 * n >= letters.total()), default=0)
    quote, before = 0, Role.TEXT
    for p in paragraphs:
        is_quote = p.style.is_quote or (
            not p.in_table and not p.listed and p.indent >= usual + DEEPER_TWENTIETHS
            and len(p.text.split()) >= FEWEST_WORDS)
        heading = p.style.name.lower().startswith(("heading", "title"))
        role = Role.QUOTE if is_quote else Role.HEADING if heading else Role.TEXT
        if not p.text.strip():
            continue
        quote += is_quote and before is not Role.QUOTE
        before = role
        marks = tuple(Note(at, notes[ref]) for at, ref in p.refs if ref in notes)
        yield Piece(p.text, role, quote=quote if is_quote else 0, notes=marks)
    for text in notes.values():
        yield replace(Piece(text), role=Role.NOTE)
