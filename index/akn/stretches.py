"""The stretches of an AKN4UN document: headings, paragraphs, rows of tables, in order.

The published files use the same few elements for different things: a point may be a `point`
of a `list` or a plain `paragraph` with its letter in the text, a heading a `heading`, a
`subheading` or a `paragraph` of a class that is printed as one. So the document is laid out flat
here, and what follows reads it as it would be read in print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from index.akn.inline import NO_WORDS, NOTES, Words, compose_words, joined
from index.akn.markup import Element, Run

# The elements of Akoma Ntoso that hold paragraphs, or are one; all others stand in a line.
_BLOCKS = frozenset(
    "alinea article attachment attachments block blockContainer blockList body book caption "
    "chapter citation citations clause coll collectionBody component components conclusions "
    "container content crossHeading debateBody division doc documentCollection docketNumber "
    "foreign formula hcontainer heading indent interstitial intro item judgmentBody level li list "
    "listIntroduction listWrapUp longTitle mainBody meta num ol p paragraph part point preamble "
    "preface proviso recital recitals rule section statement subchapter subclause subdivision "
    "subheading sublist subparagraph subpart subrule subsection table tblock td th title toc "
    "tome tr transitional ul wrap wrapUp".split()
)
_HEADINGS = frozenset({"heading", "subheading"})
_LISTS = frozenset({"list", "sublist", "blockList", "ul", "ol"})
# Classes of a printed heading: H1, H23, HCh; not of a paragraph of plain text.
_HEADING_CLASS = re.compile(r"H\d*|HCh|H[1-9]\w*|Heading\w*|title\w*", re.IGNORECASE)
_NOTE_CLASS = re.compile(r"FootnoteText|footnote\w*", re.IGNORECASE)
_ORNAMENT = re.compile(r"[\W_]+")
_BETWEEN_CELLS = " | "


class Kind(Enum):
    """What a stretch is printed as."""

    FORMULA = auto()  # "The General Assembly,"
    HEADING = auto()
    CROSS_HEADING = auto()  # in sections of budget resolutions these are preambular paragraphs
    TEXT = auto()
    TABLE_HEAD = auto()
    ROW = auto()
    NOTE = auto()  # under a table
    ORNAMENT = auto()  # "* * *"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch: ``number`` is what a `num` element has before it, ``depth`` counts lists.

    ``heading_class`` says that a paragraph is set as a heading is, which is no proof of it;
    ``opens`` names the container that begins with it ("attachment", "section", "table").
    """

    kind: Kind
    words: Words
    number: Words = NO_WORDS
    depth: int = 0
    heading_class: bool = False
    opens: str = ""
    only_bold: bool = False  # no class, but all of it is bold: no proof of a heading either


def lay_out(source: str, element: Element) -> list[Stretch]:
    """The stretches of ``element``, which is part of the document ``source``, in order."""
    return list(_Layout(source).block(element, _Context()))


@dataclass(frozen=True, slots=True)
class _Context:
    kind: Kind = Kind.TEXT
    depth: int = 0
    heading_class: bool = False
    only_bold: bool = False


class _Layout:
    def __init__(self, source: str) -> None:
        self.source = source

    def block(self, element: Element, context: _Context) -> Iterator[Stretch]:
        """The stretches of an element that holds paragraphs, or is one."""
        context = _within(element, context)
        if element.name == "table":
            yield from self.table(element)
            return
        stretches = self.children(element, context)
        if element.name in ("attachment", "section"):
            stretches = _opened(stretches, element.name)
        yield from stretches

    def children(self, element: Element, context: _Context) -> Iterator[Stretch]:
        """What is inside: text in a line, and blocks; a number goes with what follows it."""
        number = NO_WORDS
        inline: list[Element | Run] = []
        end = Element("meta", {}, element.start)  # as no more than the end of what is in line
        for child in (*element.children, end):
            if isinstance(child, Run) or not _is_block(child):
                inline.append(child)
                continue
            if words := compose_words(self.source, inline):
                yield _stretch(words, number, context)
                number = NO_WORDS
            inline = []
            if child.name == "num":
                number = number.then(compose_words(self.source, child.children))
            elif child.name != "meta":
                for stretch in self.block(child, context):
                    if number and stretch.kind is not Kind.TABLE_HEAD:
                        stretch = replace(stretch, number=number.then(stretch.number))
                        number = NO_WORDS
                    yield stretch
        if number:  # a number alone heads what comes next
            yield Stretch(Kind.HEADING, number, depth=context.depth)

    def table(self, table: Element) -> Iterator[Stretch]:
        """The rows, cells set side by side; rows of head cells stand above the others."""
        opens = "table"
        above = True
        for row in _rows(table):
            cells = [self.cell(cell) for cell in row.children]
            text = joined((cell for cell in cells if cell), _BETWEEN_CELLS)
            if text:
                heads = [cell.name == "th" for cell in row.elements]
                head = above = above and bool(heads) and all(heads)
                yield Stretch(Kind.TABLE_HEAD if head else Kind.ROW, text, opens=opens)
                opens = ""

    def cell(self, cell: Element | Run) -> Words:
        """All that is in a cell, paragraphs one after another."""
        return joined(s.number.then(s.words) for s in self.children(_wrapped(cell), _Context()))


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table; what stands in it outside of all rows is a row too."""
    for child in table.children:
        if isinstance(child, Element) and child.name == "tr":
            yield child
        elif isinstance(child, Element) and child.first("tr"):
            yield from _rows(child)
        else:
            yield _wrapped(child)


def _wrapped(node: Element | Run) -> Element:
    return Element("td", {}, node.start, [node])


def _stretch(words: Words, number: Words, context: _Context) -> Stretch:
    kind = context.kind
    if kind is not Kind.HEADING and _ORNAMENT.fullmatch(words.text or "*") and not words.marks:
        kind = Kind.ORNAMENT
    return Stretch(kind, words, number, context.depth, context.heading_class,
                   only_bold=context.only_bold)


def _within(element: Element, context: _Context) -> _Context:
    """The context inside ``element``."""
    style = element.attributes.get("class", "")
    if element.name in _HEADINGS:
        context = replace(context, kind=Kind.HEADING)
    elif element.name == "formula":
        context = replace(context, kind=Kind.FORMULA)
    elif element.name == "crossHeading":
        context = replace(context, kind=Kind.CROSS_HEADING)
    elif element.name in _LISTS:
        context = replace(context, depth=context.depth + 1)
    elif element.name in ("listIntroduction", "intro"):
        context = replace(context, depth=max(0, context.depth - 1))
    if element.name in ("p", "paragraph", "block"):
        if _NOTE_CLASS.fullmatch(style):
            context = replace(context, kind=Kind.NOTE)
        elif _HEADING_CLASS.fullmatch(style):
            context = replace(context, heading_class=True)
        elif _is_bold(element):
            context = replace(context, only_bold=not context.heading_class, heading_class=True)
    return context


def _is_bold(element: Element) -> bool:
    """Whether all that a paragraph says is bold: since 2023 many headings have no class."""
    said = [child for child in element.children
            if (child.words if isinstance(child, Element) else child.text.strip())]
    bold = [child for child in said if isinstance(child, Element) and child.name == "span"
            and child.attributes.get("class") == "bold"]
    notes = [child for child in said if isinstance(child, Element) and child.name in NOTES]
    return bool(bold) and len(bold) + len(notes) == len(said)


def _opened(stretches: Iterator[Stretch], name: str) -> Iterator[Stretch]:
    for i, stretch in enumerate(stretches):
        yield stretch if i else replace(stretch, opens=name)


def _is_block(element: Element) -> bool:
    """Whether an element holds paragraphs, whatever it is called, or is one."""
    if element.name in NOTES:
        return False
    return element.name in _BLOCKS or any(_is_block(child) for child in element.elements)
