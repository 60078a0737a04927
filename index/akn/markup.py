"""XML as a tree that remembers where in the file every character stands.

The parser is expat, which reports where each of its events begins. A document type, and with it
every entity that could grow or fetch something, is refused.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from xml.parsers import expat

from index.errors import NotAResolution

_DEEPEST = 100  # elements within elements; the published files have a dozen
_DECLARED = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z][\w.-]*)")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters between tags: ``text`` as it is meant, ``start`` to ``end`` in the source.

    The two are the same but for references ("&amp;") and line ends.
    """

    text: str
    start: int
    end: int

    @property
    def verbatim(self) -> bool:
        """Whether the source has the same characters there."""
        return len(self.text) == self.end - self.start


@dataclass(slots=True, eq=False)
class Element:
    """An element: its name without namespace, what is in it, and its start tag's place."""

    name: str
    attributes: dict[str, str]
    start: int
    children: list[Element | Run] = field(default_factory=list)

    @property
    def elements(self) -> Iterator[Element]:
        """The elements directly inside."""
        return (child for child in self.children if isinstance(child, Element))

    def descendants(self, *names: str) -> Iterator[Element]:
        """The elements of those names (of any, if none is given), in the order of the document."""
        waiting = [*reversed(self.children)]
        while waiting:
            child = waiting.pop()
            if isinstance(child, Element):
                if not names or child.name in names:
                    yield child
                waiting += reversed(child.children)

    def first(self, *names: str) -> Element | None:
        """The first element of those names at any depth."""
        return next(self.descendants(*names), None)

    @property
    def runs(self) -> Iterator[Run]:
        """All characters inside, in order."""
        for child in self.children:
            if isinstance(child, Run):
                yield child
            else:
                yield from child.runs

    @property
    def words(self) -> str:
        """The characters inside, white space collapsed."""
        return " ".join("".join(run.text for run in self.runs).split())


def decode_markup(data: bytes, name: str) -> str:
    """The characters of an XML file, decoded as it says itself (else as UTF-8).

    Raises NotAResolution where the bytes are not in that encoding, or it is unknown.
    """
    declared = _DECLARED.match(data[:400])
    by_mark = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    encoding = by_mark or (declared[1].decode("ascii") if declared else "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotAResolution(
            f"{name} is no XML in {encoding}: byte {error.start} (0x{data[error.start]:02x}) "
            "cannot be read; save it as UTF-8."
        ) from error
    except (LookupError, UnicodeError) as error:
        raise NotAResolution(
            f"{name} declares the encoding {encoding}, which is not known; save it as UTF-8."
        ) from error


def parse_markup(source: str, name: str) -> Element:
    """The root element of an XML document that is already decoded.

    Raises NotAResolution where it is empty, is not well-formed (a file cut off is not), has a
    document type, or nests elements without sense.
    """
    if not source.strip():
        raise NotAResolution(f"{name} is empty; give it the XML of a resolution.")
    return _Reading(source, name).root()


class _Reading:
    """One pass of expat over one source; held open only while the tree is made."""

    def __init__(self, source: str, name: str) -> None:
        self.source, self.name = source, name
        # Two bytes a character, so that expat's count of bytes tells the place in the source.
        data = re.sub("[\U00010000-\U0010ffff\ud800-\udfff]", "\ufffd", source)
        self.data = data.encode("utf-16-le")
        self.open: list[Element] = [Element("", {}, 0)]
        self.pending: list[tuple[int, str]] = []  # characters since the last tag, with their place
        self.parser = expat.ParserCreate("UTF-16LE")  # as encoded here, whatever is declared
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        for event in ("ProcessingInstructionHandler", "CommentHandler",
                      "StartCdataSectionHandler", "EndCdataSectionHandler"):
            setattr(self.parser, event, lambda *_: self._settle())

    def root(self) -> Element:
        try:
            self.parser.Parse(self.data, True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            raise NotAResolution(
                f"{self.name} is not whole XML: {reason} in line {error.lineno}; "
                "get the file again."
            ) from error
        return next(self.open[0].elements)

    def _text(self, text: str) -> None:
        self.pending.append((self.parser.CurrentByteIndex // 2, text))

    def _settle(self) -> int:
        """The place of the present event, which is where the characters before it end."""
        at = self.parser.CurrentByteIndex // 2
        if self.pending:
            self.open[-1].children += self._runs(at)
            self.pending.clear()
        return at

    def _runs(self, end: int) -> Iterator[Run]:
        """The pending characters up to ``end``, references apart."""
        start = self.pending[0][0]
        for (at, text), (after, _) in pairwise((*self.pending, (end, ""))):
            if self.source[at] == "&" and after - at > len(text):
                if start < at:
                    yield Run(self.source[start:at], start, at)
                yield Run(text, at, after)
                start = after
        if start < end:
            yield Run(self.source[start:end], start, end)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._settle()
        if len(self.open) > _DEEPEST:
            raise NotAResolution(f"{self.name} nests {len(self.open)} elements; that is no text of "
                                 "a resolution.")
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        element = Element(name.rpartition(":")[2], plain, at)
        self.open[-1].children.append(element)
        self.open.append(element)

    def _end(self, _name: str) -> None:
        self._settle()
        self.open.pop()

    def _doctype(self, name: str, *_: object) -> None:
        raise NotAResolution(f"{self.name} has a document type ({name}), which may define entities "
                             "and is not read; take the <!DOCTYPE …> out.")
