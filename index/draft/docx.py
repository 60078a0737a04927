"""Reading a draft from a DOCX file as it reads with all changes accepted.

Word's own markup says what is deleted, a footnote, a quotation's style (ECMA-376, part 1,
sections 17.3, 17.11 and 17.13).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from index.docx.package import Package, attribute, child, local
from index.draft.draft import Draft, Note, Piece, Role, set_out
from index.draft.set_off import DEEPER_TWENTIETHS, FEWEST_WORDS
from index.errors import InputError, NotAResolution

_GONE = frozenset(("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "txbxContent",
                   "Fallback"))
_LETTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_REFERENCES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
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
    try:
        package = Package(data, name)
        main, root = package.document()
        styles = _styles(package.beside(main, "styles.xml"))
        paragraphs = list(_paragraphs(child(root, "body"), styles))
        notes = _notes(package, main, styles)
    except NotAResolution as error:  # the package is refused; a draft need be no resolution
        raise InputError(str(error)) from error
    except RecursionError as error:
        raise InputError(f"{name} is nested too deeply to be a text; save it again with "
                         "Word.") from error
    return set_out(name, list(_pieces(paragraphs, notes)))


def _word(element: Element) -> str:
    """An element's name if it is one of Word's own, or says what older readers see instead of it;
    empty for a formula's or a drawing's, whose letters are no text."""
    name = local(element)
    return name if "wordprocessingml" in element.tag or name == "Fallback" else ""


def _each(parent: Element | None, *names: str) -> Iterator[Element]:
    """The elements of some names anywhere under another one."""
    return (e for e in (parent.iter() if parent is not None else ()) if _word(e) in names)


def _styles(part: Element | None) -> dict[str | None, _Style]:
    """Each paragraph style by its id, with what it has from the styles it is based on."""
    found: dict[str | None, Element] = {}
    for style in _each(part, "style"):
        if attribute(style, "type") == "paragraph":
            found[attribute(style, "styleId")] = style
            if attribute(style, "default") in ("1", "true"):
                found[None] = style
    return {id: _style(style, found) for id, style in found.items()}


def _style(style: Element | None, styles: dict[str | None, Element]) -> _Style:
    known = _Style()
    for _ in range(12):  # a chain of styles; a damaged one may have no end
        if style is None:
            break
        own = _Style(attribute(child(style, "name"), "val") or "", _indent(child(style, "pPr")))
        better = not known.name or (own.is_quote and not known.is_quote)
        known = _Style(own.name if better else known.name,
                       own.indent if known.indent is None else known.indent)
        based = child(style, "basedOn")
        style = None if based is None else styles.get(attribute(based, "val"))
    return known


def _indent(properties: Element | None) -> int | None:
    """How far the lines of a paragraph are indented, in twentieths of a point."""
    ind = child(properties, "ind")
    left = attribute(ind, "left") or attribute(ind, "start")
    try:
        return None if left is None else round(float(left)) - round(
            float(attribute(ind, "hanging") or 0))
    except (ValueError, OverflowError):
        return None  # "1in": later editions allow units, no word processor writes them


def _paragraphs(
    parent: Iterable[Element] | None, styles: dict[str | None, _Style]
) -> Iterator[_Paragraph]:
    """The paragraphs under an element in order; a table's row is one."""
    for element in parent if parent is not None else ():
        match _word(element):
            case "p":
                yield _paragraph(element, styles)
                for box in _boxes(element):
                    yield from _paragraphs(box, styles)
            case "tr":
                yield _row(element, styles)
            case name if name not in _GONE:
                yield from _paragraphs(element, styles)


def _boxes(parent: Element) -> Iterator[Element]:
    """The text boxes under an element, each once: a drawing may hold it for older readers too."""
    for element in parent:
        if _word(element) == "txbxContent":
            yield element
        elif _word(element) not in _GONE:
            yield from _boxes(element)


def _row(element: Element, styles: dict[str | None, _Style]) -> _Paragraph:
    row = _Paragraph(in_table=True)
    for cell in [_joined(list(_paragraphs(cell, styles))) for cell in _each(element, "tc")]:
        row.text += " | " if row.text else ""
        row.refs += [(at + len(row.text), note) for at, note in cell.refs]
        row.text += cell.text
    return row


def _joined(paragraphs: list[_Paragraph]) -> _Paragraph:
    whole = _Paragraph()
    for one in paragraphs:
        whole.text += "\n" if whole.text else ""
        whole.refs += [(at + len(whole.text), note) for at, note in one.refs]
        whole.text += one.text
    return whole


def _paragraph(element: Element, styles: dict[str | None, _Style]) -> _Paragraph:
    properties = child(element, "pPr")
    style = styles.get(attribute(child(properties, "pStyle"), "val"), _Style())
    own = _indent(properties)
    found = _Paragraph(style=style, indent=own if own is not None else style.indent or 0)
    found.listed = style.is_list or child(properties, "numPr") is not None
    _gather(element, found)
    return found


def _gather(element: Element, into: _Paragraph) -> None:
    for inside in element:
        match _word(inside):
            case "t":
                into.text += inside.text or ""
            case name if name in _LETTERS:
                into.text += _LETTERS[name]
            case name if name in _REFERENCES:
                note = (_REFERENCES[name], attribute(inside, "id") or "")
                into.refs.append((len(into.text), note))
            case name if name not in _GONE:
                _gather(inside, into)


def _notes(package: Package, main: str, styles: dict[str | None, _Style]) -> dict[_Note, str]:
    found: dict[_Note, str] = {}
    for kind in _REFERENCES.values():
        part = package.beside(main, f"{kind}.xml")
        for note in part if part is not None else ():
            if attribute(note, "type") in (None, "normal"):
                text = _joined(list(_paragraphs(note, styles))).text.strip()
                found[kind, attribute(note, "id") or ""] = text
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
