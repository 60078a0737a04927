"""Reading a resolution from a Word document (DOCX) as the United Nations issues it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from index.blocks import Printed, Run, set_out
from index.docx.numbering import Numbering
from index.docx.package import Package, attribute, child, local
from index.docx.styles import Styles, is_on
from index.errors import NotAResolution
from index.plain.openers import is_complete
from index.plain.read import read_blocks
from index.resolution import Resolution

_MARK = re.compile(r"[\s\d,*\u2020\u2021]+|[a-z]")
_NOT_TEXT = {"drawing", "pict", "object", "AlternateContent", "del", "moveFrom", "instrText",
             "delText", "rPr", "pPr", "txbxContent", "sectPr", "tblPr", "trPr", "tcPr"}
_LETTERS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad",
            "ptab": "\t"}
# The styles of headings in United Nations documents ("_ H _Ch_G", "H23") and in Word's own.
_HEADING = re.compile(r"_?\s?H[\s_]?(?:\d|Ch|M)|heading|title|subtitle", re.IGNORECASE)
_LONGEST_HEADING = 300
_BETWEEN_CELLS = " | "


def read_docx(data: bytes, name: str = "") -> Resolution:
    """Read the resolution in the bytes of a DOCX file.

    ``name`` is the file's name, for messages. ``Resolution.source`` is not the file but the
    text that was made of it, a blank line between paragraphs, with the numbers that Word
    counts; all offsets refer to it. Headers, footers, footnotes, text boxes, hidden and deleted
    text are left out; the cells of a table's row stand in one paragraph. Raises NotAResolution
    where the file is no whole and harmless DOCX file or holds no resolution.
    """
    shown = name or "The file"
    package = Package(data, shown)
    document, root = package.document()
    styles = Styles(package.beside(document, "styles.xml"))
    numbering = Numbering(package.beside(document, "numbering.xml"), styles)
    reading = _Reading(styles, numbering)
    try:
        blocks = list(reading.blocks(child(root, "body")))
    except RecursionError as error:
        raise NotAResolution(f"{shown} is nested too deeply to be a text; save it again with "
                             "Word.") from error
    return read_blocks(set_out(blocks), name)


@dataclass(slots=True)
class _Reading:
    """The walk through one document; footnotes and lists are counted on the way."""

    styles: Styles
    numbering: Numbering
    notes: int = 0
    endnotes: int = 0
    seen: dict[str, str] = field(default_factory=dict)

    def blocks(self, parent: Element | None) -> Iterator[Printed]:
        """The paragraphs and table rows below an element, in order."""
        for element in parent if parent is not None else ():
            match local(element):
                case "p":
                    yield self._paragraph(element)
                case "tbl":
                    yield from self._table(element)
                case kind if kind not in _NOT_TEXT:
                    yield from self.blocks(element)

    def _table(self, table: Element) -> Iterator[Printed]:
        for row in _rows(table):
            cells = [list(self.blocks(cell)) for cell in row if local(cell) == "tc"]
            if len(cells) == 1:
                yield from cells[0]
                continue
            runs: list[Run] = []
            for cell in cells:
                if runs and any(block.text for block in cell):
                    runs.append(Run(_BETWEEN_CELLS))
                for block in cell:
                    runs += [*block.runs, Run(" ")]
            yield Printed(tuple(runs), is_on(child(row, "trPr", "tblHeader")), row=True)

    def _paragraph(self, paragraph: Element) -> Printed:
        properties = child(paragraph, "pPr")
        style = attribute(child(properties, "pStyle"), "val")
        label = self.numbering.label(properties)
        pieces = list(self._pieces(paragraph, style))
        runs = tuple(run for run, _ in pieces)
        if label and any(run.text.strip() for run in runs):
            runs = (Run(f"{label}\t"), *runs)
        bold = [is_bold for run, is_bold in pieces if any(c.isalpha() for c in run.text)]
        text = "".join(run.text for run, _ in pieces).strip()
        shown = (bool(bold) and all(bold)) or self._is_heading(properties, style)
        return Printed(runs, shown and len(text) < _LONGEST_HEADING and not (
            is_complete(text) and text[-1] in ",;."))

    def _is_heading(self, properties: Element | None, style: str | None) -> bool:
        for _, level in self.styles.paragraph(properties, "outlineLvl"):
            return attribute(level, "val") in tuple("012345678")
        return any(_HEADING.match(attribute(child(element, "name"), "val") or id_) is not None
                   for id_, element in [*self.styles.chain(style)][:1])

    def _pieces(self, parent: Element, style: str | None) -> Iterator[tuple[Run, bool]]:
        """The runs below an element, each with whether it is bold."""
        for element in parent:
            kind = local(element)
            if kind == "r":
                yield from self._run(element, style)
            elif kind not in _NOT_TEXT and kind != "p":
                yield from self._pieces(element, style)

    def _run(self, run: Element, style: str | None) -> Iterator[tuple[Run, bool]]:
        properties = child(run, "rPr")
        if is_on(self.styles.run(properties, "vanish", style)):
            return
        bold = is_on(self.styles.run(properties, "b", style))
        raised = attribute(self.styles.run(properties, "vertAlign", style), "val") == "superscript"
        custom = False
        for element in run:
            match local(element):
                case "t":
                    text = element.text or ""
                    mark = custom or (raised and _MARK.fullmatch(text) is not None)
                    yield Run(text, mark), bold
                case "footnoteReference" | "endnoteReference" as kind:
                    custom = is_on(element) and attribute(element, "customMarkFollows") in (
                        "1", "true", "on")
                    if not custom:
                        yield Run(self._note(kind), True), bold
                case "sym":
                    yield Run(_symbol(element)), bold
                case kind if kind in _LETTERS:
                    yield Run(_LETTERS[kind]), bold

    def _note(self, kind: str) -> str:
        """The number of the next footnote or endnote: they are counted in the order of the text."""
        if kind == "footnoteReference":
            self.notes += 1
            return str(self.notes)
        self.endnotes += 1
        return str(self.endnotes)


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, not those of tables in its cells."""
    for element in table:
        if local(element) == "tr":
            yield element
        elif local(element) not in _NOT_TEXT:
            yield from _rows(element)


def _symbol(element: Element) -> str:
    """A letter given by its code; those of symbol fonts have codes of their own and no meaning."""
    code = attribute(element, "char") or ""
    n = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,5}", code) else 0
    return chr(n) if n >= 32 and not 0xD800 <= n < 0xF900 else ""
