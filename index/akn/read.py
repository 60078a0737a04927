"""Reading a resolution from AKN4UN XML, Akoma Ntoso as the United Nations publishes it.

The vocabulary is that of Akoma Ntoso 3.0 (OASIS LegalDocumentML) and of AKN4UN (the guidelines
of the United Nations System Document Ontology), with the quirks of what is published: see
`index.akn.stretches`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from index.akn.entries import Entry
from index.akn.inline import Place, Words, joined
from index.akn.markup import Element, decode_markup, parse_markup
from index.akn.paragraphs import AknWalk, read_akn_paragraphs
from index.akn.record import as_day, read_record
from index.akn.stretches import Kind, Stretch, lay_out
from index.errors import NotAResolution, NotASymbol
from index.languages import refuse_others
from index.plain.openers import opens_operative
from index.plain.paragraphs import FORMULA, MEETING
from index.references import as_date, find_references
from index.resolution import Paragraph, Part, Resolution, Span, SpanKind
from index.symbol import DATE, Symbol, parse_symbol

_ENACTING = re.compile(r"The\s(?:General\sAssembly|Security\sCouncil)\b")
_ADOPTED = re.compile(rf"[Aa]dopted\sby\sthe\s(?:General\sAssembly|Security\sCouncil)"
                      rf"(?:\sat\sits\s(?P<meeting>.{{0,40}}?meeting),?)?,?\son\s(?P<date>{DATE})")
_ADOPTS = re.compile(r"(?:We\b|(?:Hereby|Solemnly)\s|Adopts?\b)")
_LETTERED = re.compile(r"[A-Z]")
_SEVERAL = re.compile(r"\s[A-Z](?:\s?[-\u2013,]|\s(?:to|and))\s?[A-Z]$")
_URI = re.compile(r"/(?P<session>(?:E?S-)?\d{1,3})-(?P<number>\d{1,4})(?P<letter>[A-Z])?/")
_ENGLISH = ("eng", "en")


def read_akn(data: bytes, name: str = "") -> Resolution:
    """Read the one resolution in the bytes of an AKN4UN file.

    ``name`` is the file's name, for messages. ``source`` is the XML decoded, and every offset
    counts its characters. The spans tile, in order and once, every character that is not white
    space, is no markup and stands outside the metadata: cover page, title, text, footnotes
    (as page furniture), closing lines. Raises NotAResolution where the file is no well-formed
    AKN4UN XML, has a document type, is not in English or holds no resolution, or several.
    """
    resolutions = read_all_akn(data, name)
    if len(resolutions) > 1:
        symbols = ", ".join(str(r.symbol) for r in resolutions)
        raise NotAResolution(f"{name or 'The file'} holds {len(resolutions)} resolutions "
                             f"({symbols}); read them all together.")
    return resolutions[0]


def read_all_akn(data: bytes, name: str = "") -> tuple[Resolution, ...]:
    """Read every resolution in an AKN4UN file: resolutions in parts share one ("75/101 A-B").

    As `read_akn`; the spans of a part cover the part and what it shares with the others.
    """
    shown = name or "The file"
    source = decode_markup(data, shown)
    root = parse_markup(source, shown)
    if root.name != "akomaNtoso":
        raise NotAResolution(f"{shown} is XML, but <{root.name}> where an AKN4UN resolution has "
                             "<akomaNtoso>; give it a resolution as AKN4UN XML.")
    collection = root.first("documentCollection")
    statements = list(root.descendants("statement")) or [
        e for e in root.descendants("doc") if e.first("preamble")][:1]
    if not statements:
        kinds = [e.name for e in root.elements]
        raise NotAResolution(f"{shown} is Akoma Ntoso, but of <{', '.join(kinds) or 'nothing'}> "
                             "and not of a United Nations resolution; give it a resolution.")
    annexes = [e for e in root.descendants("doc")
               if not any(e in (s, *s.descendants("doc")) for s in statements)]
    return tuple(_Reading(source, shown, statement, collection,
                          annexes if len(statements) == 1 else []).resolution()
                 for statement in statements)


class _Reading:
    """One reading of one statement; held open only while its resolution is made."""

    def __init__(self, source: str, shown: str, statement: Element,
                 collection: Element | None, annexes: Sequence[Element]) -> None:
        self.source, self.shown, self.statement = source, shown, statement
        self.parts = (statement, collection) if collection else (statement,)
        self.spans: list[Span] = []
        self.warnings: list[str] = []
        preamble: list[Stretch] = []
        body: list[Stretch] = []
        closing: list[Words] = []
        recitals_end = max((child.start for child in statement.elements
                            if child.name == "preamble"), default=-1)
        for child in statement.children:
            # Text beside all elements is text of the body.
            element = child if isinstance(child, Element) \
                else Element("mainBody", {}, child.start, [child])
            if element.name == "preamble":
                preamble += lay_out(source, element)
            elif child is element and element.name == "mainBody" and child.start < recitals_end:
                # A recital, its question or its points are sometimes marked up as a body of their
                # own between two preambles (77/118, 80/116); not so what is adopted (80/173).
                stretches = lay_out(source, element)
                first = next((s.words.text for s in stretches if s.kind is Kind.TEXT), "")
                adopts = opens_operative(first) or _ADOPTS.match(first) is not None
                (body if adopts else preamble).extend(stretches)
            elif element.name == "conclusions":
                closing += [s.number.then(s.words) for s in lay_out(source, element)]
            elif element.name not in ("meta", "coverPage", "preface"):
                body += lay_out(source, element)
        for annex in annexes:
            body += lay_out(source, annex)
        self.closing = joined(closing)
        self.stretches = _with_formula(preamble), body

    def resolution(self) -> Resolution:
        preamble, body = self.stretches
        self._refuse_others([*preamble, *body])
        walk = read_akn_paragraphs(preamble, body)
        symbol = self._symbol()
        title = self._heading()
        self._account(walk)
        entries = [e for e in walk.entries if e.words.text]
        if not entries:
            raise NotAResolution(f"{self.shown} has no paragraphs; give it a whole resolution.")
        heading = _paragraph(Part.HEADING, "", title)
        closing = _paragraph(Part.END, "", self.closing) if self.closing else None
        self._claim(self.closing, SpanKind.CLOSING)
        meeting, adopted = self._adoption(title.text)
        record = read_record(self.parts, meeting, adopted)
        return Resolution(
            symbol=symbol, title=heading.text, session=symbol.session_number, adopted=adopted,
            meeting=meeting, heading=heading, closing=closing,
            paragraphs=tuple(_paragraph(e.part, e.number, e.words, _chapeau(e)) for e in entries),
            spans=self._in_order(), source=self.source,
            warnings=tuple(f"{symbol}: {w}" for w in self._warnings(walk, title.text)),
            record=record,
        )

    def _refuse_others(self, stretches: Sequence[Stretch]) -> None:
        """Refuse a text that is not the Assembly's or the Council's, in English."""
        formula = next((s.words.text for s in stretches if s.kind is Kind.FORMULA), "")
        if _ENACTING.match(formula):
            return
        declared = next((e.attributes.get("language", "") for e in
                         self.statement.descendants("FRBRlanguage")), "")
        if formula and (declared not in _ENGLISH or not formula.isascii()
                        or not re.match(r"The\b", formula)):
            refuse_others([formula], self.shown)
            raise NotAResolution(f"{self.shown} is not in English: it begins with "
                                 f"\u201c{formula[:40]}\u201d; give it the English text.")
        raise NotAResolution(f"{self.shown} has no enacting formula such as \u201cThe General "
                             "Assembly,\u201d; give it the whole text of one resolution.")

    def _symbol(self) -> Symbol:
        """The symbol on the cover and over the title, which should be the same."""
        numbers = [e.words.rstrip(".") for part in reversed(self.parts)
                   for e in _parts_of(part, "preface") for e in e.descendants("docNumber")]
        letter = next((n for n in reversed(numbers) if _LETTERED.fullmatch(n)), "")
        covers = [e.words for part in self.parts for e in _parts_of(part, "coverPage")
                  for e in e.descendants("docNumber")]
        uris = [_from_uri(e.attributes.get("value", "")) for part in self.parts
                for e in part.descendants("FRBRuri")]
        found: dict[Symbol, None] = {}
        for text in (*covers, *numbers, *filter(None, uris)):
            whole = _SEVERAL.sub("", text)
            for written in (f"{whole} {letter}".strip(), whole):
                try:
                    found.setdefault(parse_symbol(written))
                    break
                except NotASymbol:
                    continue
        if not found:
            raise NotAResolution(f"{self.shown} has no symbol such as A/RES/75/100 on its cover or "
                                 "over its title; give it a whole resolution.")
        symbol, *others = found
        others = [s for s in others if (s.session, s.number) != (symbol.session, symbol.number)]
        if others:
            self.warnings.append(f"the file also calls itself {others[0]}.")
        return symbol

    def _heading(self) -> Words:
        """The title; after that of several parts the part's own."""
        titles: list[Words] = []
        for part in reversed(self.parts):
            for cover in _parts_of(part, "coverPage"):
                for stretch in lay_out(self.source, cover):
                    self._claim(stretch.number, SpanKind.HEADING)
                    self._claim(stretch.words, SpanKind.HEADING)
            for preface in _parts_of(part, "preface"):
                inside = [joined(s.words for s in lay_out(self.source, e))
                          for e in preface.descendants("docTitle")]
                titles += inside
                for stretch in lay_out(self.source, preface):
                    self._claim(stretch.number, SpanKind.HEADING)
                    self._claim(stretch.words, SpanKind.HEADING)
                if not any(inside):
                    titles += self._untitled(preface)
        return _tight(joined((t for t in titles if t), ": ") or self._under_the_number())

    def _under_the_number(self) -> Words:
        """What stands on the cover in the place of a title: the Council's resolutions have none."""
        return joined(s.words for part in self.parts for cover in _parts_of(part, "coverPage")
                      for e in cover.descendants("docTitle")
                      if e.attributes.get("refersTo") == "#adoption"
                      for s in lay_out(self.source, e))

    def _untitled(self, preface: Element) -> Iterator[Words]:
        """The title of a preface that does not mark it: what follows the number."""
        for stretch in lay_out(self.source, preface):
            match = re.match(r"(?:(?:E?S-)?\d+/\d+\s?[A-Z]?\.?|[A-Z](?=\s|$))\s*",
                             stretch.words.text)
            rest = stretch.words.cut(0, match.end()) if match else stretch.words
            if rest.text:
                yield rest

    def _account(self, walk: AknWalk) -> None:
        for entry in walk.entries:
            self._claim(entry.words, SpanKind.PARAGRAPH)
        for words in walk.numerals:
            self._claim(words, SpanKind.PARAGRAPH)
        for words in walk.headings:
            self._claim(words, SpanKind.HEADING)
        for words in walk.asides:
            self._claim(words, SpanKind.FURNITURE)

    def _claim(self, words: Words, kind: SpanKind) -> None:
        for places, what in ((words.own, kind), (words.mended, SpanKind.MEND),
                             (words.marked, SpanKind.FOOTNOTE_MARK),
                             (words.noted, SpanKind.FURNITURE)):
            self.spans += (Span(start, end, what) for start, end in map(self._bare, places)
                           if start < end)

    def _in_order(self) -> tuple[Span, ...]:
        """The spans, once each: a number that was left in its text was claimed with both."""
        by_place = {(span.start, span.end): span for span in reversed(self.spans)}
        return tuple(by_place[place] for place in sorted(by_place))

    def _bare(self, place: Place) -> Place:
        """A range without white space at its ends."""
        text = self.source[slice(*place)]
        return place[1] - len(text.lstrip()), place[0] + len(text.rstrip())

    def _adoption(self, title: str) -> tuple[str | None, date | None]:
        """The meeting and the date: of the closing lines, else of the cover, else the metadata."""
        meeting = MEETING.search(self.closing.text)
        dates = re.findall(DATE, self.closing.text)
        cover = _ADOPTED.search(title) or _ADOPTED.search(" ".join(
            e.words for part in self.parts for e in _parts_of(part, "coverPage")))
        adopted = as_date(dates[-1]) if dates else as_date(cover["date"]) if cover else None
        if adopted is None:
            adopted = next((as_day(e.attributes.get("date", "")) for part in self.parts
                            for e in part.descendants("FRBRdate")
                            if e.attributes.get("name") == "adoption"), None)
        return (meeting[0] if meeting else cover["meeting"] if cover else None), adopted

    def _warnings(self, walk: AknWalk, title: str) -> list[str]:
        warnings = list(self.warnings)
        for before, after in walk.gaps:
            after_what = f"paragraph {before}" if before else "the preamble"
            warnings.append(f"paragraph {after} follows {after_what}; text may be missing.")
        if walk.unnumbered:
            warnings.append("the operative paragraphs bear no numbers; they are counted from 1.")
        if not any(e.part is Part.OPERATIVE for e in walk.entries):
            warnings.append("the text has no operative paragraphs; the file may be cut off.")
        if not self.closing and not _ADOPTED.search(title):
            warnings.append("the text has no closing line with its meeting and date.")
        return warnings


# Where a title is set in several spans, the line breaks between them are no spaces of its own.
_LOOSE = re.compile(r"(?<=[(\u201c])\s+|\s+(?=[),.;:\u201d])")


def _tight(words: Words) -> Words:
    """``words`` without white space inside brackets and before punctuation."""
    for match in reversed(list(_LOOSE.finditer(words.text))):
        words = words.cut(match.start(), match.end())
    return words


def _parts_of(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element.elements if child.name == name)


def _with_formula(preamble: Sequence[Stretch]) -> list[Stretch]:
    """The stretches of a preamble with its formula apart, whatever element holds it."""
    if any(s.kind is Kind.FORMULA for s in preamble[1:]) or not preamble:
        return list(preamble)
    first, *others = preamble
    match = FORMULA.match(first.words.text)
    if not match:
        return list(preamble)
    end = match.end()
    formula = Stretch(Kind.FORMULA, first.words.cut(end, len(first.words.text)))
    rest = first.words.cut(0, end)
    if not rest.text.strip():
        return [formula, *others]
    rest = rest.cut(0, len(rest.text) - len(rest.text.lstrip()))
    # The whole is accounted for with the rest.
    bare = Words(formula.words.text, formula.words.pieces)
    return [Stretch(Kind.FORMULA, bare), Stretch(Kind.TEXT, rest), *others]


def _from_uri(uri: str) -> str | None:
    match = _URI.search(uri)
    if not match:
        return None
    return " ".join(filter(None, (f"{match['session']}/{match['number']}", match["letter"])))


def _chapeau(entry: Entry) -> tuple[str, ...]:
    texts = (*(parent.words.text for parent in entry.parents), entry.above)
    return tuple(text for text in texts if text)


def _paragraph(part: Part, number: str, words: Words, chapeau: tuple[str, ...] = ()) -> Paragraph:
    return Paragraph(part, number, words.text, chapeau, words.pieces, words.mends, words.marks,
                     find_references(words.text))
