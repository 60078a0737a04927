"""The blocks of an HTML page: what stands in it as text, without menus and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from index.blocks import Printed, Run
from index.docx.numbering import formatted
from index.numbering import NUMBER, POINT
from index.plain.openers import is_complete

_NOT_TEXT = frozenset(
    "head script style nav aside noscript template form button select option textarea svg math "
    "iframe object canvas audio video dialog figure footer -comment !doctype".split())
_BLOCKS = frozenset(
    "address article blockquote body center dd details div dl dt fieldset figcaption h1 h2 h3 h4 "
    "h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot th thead "
    "tr ul caption".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_CELLS = frozenset(("td", "th"))
_MARK = re.compile(r"\s*(?:[\[(]?(?:\d{1,3}|\*{1,3}|[\u2020\u2021])[\])]?[\s,]*)+|\s*[a-z]\s*")
_NOTE_LINK = re.compile(r"#.*(?:ftn|fn|foot|note|cite)", re.IGNORECASE)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-element\s*:\s*footnote-list",
                     re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_FURNITURE = re.compile(
    r"\b(?:foot-?notes?|endnotes?|breadcrumbs?|nav(?:bar|igation)?|menu|sidebar|cookie\S*|"
    r"share|social|skip-?link|sr-only|visually-hidden)\b", re.IGNORECASE)
_STYLES = {"a": "lowerLetter", "i": "lowerRoman", "A": "upperLetter", "I": "upperRoman",
           "1": "decimal", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter",
           "lower-roman": "lowerRoman", "upper-alpha": "upperLetter",
           "upper-latin": "upperLetter", "upper-roman": "upperRoman", "decimal": "decimal",
           "none": "none"}
# What the United Nations numbers points of paragraphs with, where a page does not say.
_BY_DEPTH = ("decimal", "lowerLetter", "lowerRoman")
_LONGEST_HEADING = 300
BREAK = "\n"
# Elements that need no end tag, and so do not show how deep a page is nested.
_UNENDED = frozenset("area base br col dd dt embed hr img input li link meta option p param source "
                     "tbody td tfoot th thead tr track wbr".split())


def nesting(html: str) -> int:
    """About how deep the elements of a page are nested, without parsing it.

    The time that parsing takes grows with the square of this; 16 000 take a second.
    """
    depth = deepest = 0
    for tag in re.finditer(r"<(/?)([a-zA-Z][\w:-]*)", html):
        if tag[2].lower() not in _UNENDED:
            depth = max(0, depth + (-1 if tag[1] else 1))
            deepest = max(deepest, depth)
    return deepest


@dataclass(slots=True)
class _List:
    """An open list: how it is numbered, and the number of its next item."""

    style: str
    next: int


@dataclass(frozen=True, slots=True)
class _Inherited:
    """What an element passes on to what is inside it."""

    bold: bool = False
    raised: bool = False
    link: bool = False
    heading: bool = False
    verbatim: bool = False
    depth: int = 0  # of ordered lists


@dataclass(slots=True)
class _Open:
    """The block that is being read."""

    runs: list[Run] = field(default_factory=list)
    heading: bool = False
    bold: bool = True
    label: str = ""
    cells: int = 0  # of a table's row
    amounts: int = 0  # of these, cells that are no headings


@dataclass(slots=True)
class HtmlPage:
    """The blocks of a page, read in one walk; a line break in a block is a newline."""

    blocks: list[Printed] = field(default_factory=list)
    _open: _Open = field(default_factory=_Open)
    _lists: list[_List] = field(default_factory=list)
    _in_row: int = 0

    def read(self, html: str) -> list[Printed]:
        """The blocks of the page. The walk is no recursion."""
        body = LexborHTMLParser(html).body
        if body is None:
            return []
        stack: list[tuple[LexborNode | None, _Inherited, str]] = [(body, _Inherited(), "")]
        while stack:
            node, inherited, closing = stack.pop()
            if node is None:
                self._end(closing)
                continue
            if node.next is not None and node is not body and closing != "only":
                stack.append((node.next, inherited, ""))
            tag = node.tag or ""
            if tag == "-text":
                self._text(node.text_content or "", inherited)
                continue
            attributes = node.attributes
            if tag in _NOT_TEXT or _is_unseen(attributes):
                continue
            if tag == "br":
                self._open.runs.append(Run(BREAK))
                continue
            inside = self._begin(tag, attributes, inherited)
            stack.append((None, inherited, tag))
            if node.child is not None:
                stack.append((node.child, inside, ""))
        self._close()
        return self.blocks

    def _begin(self, tag: str, attributes: Mapping[str, str | None],
               inherited: _Inherited) -> _Inherited:
        style = attributes.get("style") or ""
        depth = inherited.depth
        if tag in _BLOCKS and not (self._in_row and tag != "tr"):
            self._close()
        if tag == "tr":
            self._in_row += 1
        elif tag in _CELLS:
            self._open.cells += 1
            self._open.amounts += tag == "td"
            if any(run.text.strip() for run in self._open.runs):
                self._open.runs.append(Run(" | "))
        elif tag in ("ol", "ul"):
            depth += tag == "ol"
            self._lists.append(_list(tag, attributes, style, depth))
        elif tag == "li" and self._lists:
            self._open.label = self._label(attributes)
        heading = inherited.heading or tag in _HEADINGS
        self._open.heading = self._open.heading or (tag in _HEADINGS)
        note = tag == "a" and _NOTE_LINK.match(attributes.get("href") or "") is not None
        return _Inherited(
            inherited.bold or heading or tag in ("b", "strong") or _BOLD.search(style) is not None,
            inherited.raised or tag == "sup" or _RAISED.search(style) is not None,
            inherited.link or note, heading, inherited.verbatim or tag == "pre", depth)

    def _end(self, tag: str) -> None:
        if tag == "tr":
            self._in_row -= 1
        if tag in ("ol", "ul") and self._lists:
            self._close()
            self._lists.pop()
        elif tag in _BLOCKS and not self._in_row:
            self._close()

    def _label(self, attributes: Mapping[str, str | None]) -> str:
        list_ = self._lists[-1]
        value = attributes.get("value") or ""
        n = int(value) if re.fullmatch(r"\d{1,4}", value) else list_.next
        list_.next = n + 1
        written = formatted(n, list_.style)
        if not written:
            return ""
        if list_.style == "decimal" or list_.style == "upperRoman":
            return f"{written}."
        return f"({written})"

    def _text(self, text: str, inherited: _Inherited) -> None:
        if not inherited.verbatim:
            text = re.sub(r"[ \t\n\r\f]+", " ", text)
        if not text:
            return
        mark = (inherited.raised or inherited.link) and _MARK.fullmatch(text) is not None
        self._open.runs.append(Run(text, mark))
        if any(c.isalpha() for c in text) and not mark:
            self._open.bold = self._open.bold and inherited.bold

    def _close(self) -> None:
        """End the open block; two line breaks in it end one too."""
        open_, self._open = self._open, _Open()
        if not any(run.text.strip() for run in open_.runs):
            self._open.label = open_.label  # <li><p>: the label belongs to what comes
            return
        for i, runs in enumerate(_paragraphs(open_.runs)):
            text = "".join(run.text for run in runs).strip()
            if open_.label and i == 0 and not (NUMBER.match(text) or POINT.match(text)):
                runs = [Run(f"{open_.label} "), *runs]
            bold = open_.bold and len(text) < _LONGEST_HEADING and not (
                is_complete(text) and text[-1] in ",;.")
            row = open_.cells > 1
            heading = not open_.amounts if row else open_.heading or bold
            self.blocks.append(Printed(tuple(runs), heading, row))


def _list(tag: str, attributes: Mapping[str, str | None], style: str, depth: int) -> _List:
    css = re.search(r"list-style(?:-type)?\s*:\s*([\w-]+)", style)
    named = css[1] if css else attributes.get("type") or ""
    otherwise = "none" if tag == "ul" else _BY_DEPTH[min(depth, len(_BY_DEPTH)) - 1]
    start = attributes.get("start") or ""
    return _List("none" if tag == "ul" else _STYLES.get(named, otherwise),
                 int(start) if re.fullmatch(r"\d{1,4}", start) else 1)


def _is_unseen(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element is hidden, or is furniture of the site or a list of footnotes."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" \
            or attributes.get("role") in ("navigation", "banner", "contentinfo", "search"):
        return True
    if _UNSEEN.search(attributes.get("style") or ""):
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return _FURNITURE.search(names) is not None and "ref" not in names.casefold()


def _paragraphs(runs: list[Run]) -> Iterator[list[Run]]:
    """Split at two line breaks with nothing between them."""
    part: list[Run] = []
    for run in runs:
        blank = run.text == BREAK or not run.text.strip()
        if run.text == BREAK and part and _ends_in_break(part):
            if any(r.text.strip() for r in part):
                yield _stripped(part)
            part = []
        elif part or not blank:
            part.append(run)
    if any(r.text.strip() for r in part):
        yield _stripped(part)


def _ends_in_break(part: list[Run]) -> bool:
    last = next((r for r in reversed(part) if r.text == BREAK or r.text.strip()), None)
    return last is not None and last.text == BREAK


def _stripped(part: list[Run]) -> list[Run]:
    while part and not part[-1].text.strip():
        part.pop()
    return part
