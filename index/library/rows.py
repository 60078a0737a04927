"""A resolution as rows of the database, and back again without loss."""

from __future__ import annotations

import json
import zlib
from datetime import date
from typing import Any

from index.record import record_from_json, record_to_json
from index.resolution import (
    FootnoteMark,
    Mend,
    Paragraph,
    Part,
    Piece,
    Reference,
    Resolution,
    Span,
    SpanKind,
)
from index.symbol import Organ, Symbol

SymbolColumns = tuple[str, str, int, str]

RESOLUTION_COLUMNS = (
    "organ", "session", "number", "letter", "title", "session_number", "adopted", "meeting",
    "heading", "closing", "spans", "source", "warnings", "record", "preambular", "operative",
)
PARAGRAPH_COLUMNS = (
    "part", "number", "text", "chapeau", "pieces", "mends", "footnote_marks", "refs",
)


def symbol_columns(symbol: Symbol) -> SymbolColumns:
    """A symbol's four columns: organ, session, number, letter."""
    return (symbol.organ.value, symbol.session, symbol.number, symbol.letter)


def symbol_from(columns: tuple[Any, ...]) -> Symbol:
    """The symbol of its four columns."""
    organ, session, number, letter = columns
    return Symbol(Organ(organ), session, number, letter)


def resolution_row(resolution: Resolution) -> tuple[Any, ...]:
    """What of a resolution is not in its paragraphs, in the order of RESOLUTION_COLUMNS."""
    closing = resolution.closing
    return (
        *symbol_columns(resolution.symbol),
        resolution.title,
        resolution.session,
        _iso(resolution.adopted),
        resolution.meeting,
        _json(paragraph_row(resolution.heading)),
        None if closing is None else _json(paragraph_row(closing)),
        zlib.compress(_json([[s.start, s.end, s.kind] for s in resolution.spans]).encode()),
        # A lone surrogate, as a damaged file may give, must come back as it was.
        zlib.compress(resolution.source.encode("utf-8", "surrogatepass")),
        _json(resolution.warnings),
        None if resolution.record is None else _json(record_to_json(resolution.record)),
        len(resolution.in_part(Part.PREAMBLE)),
        sum(1 for p in resolution.in_part(Part.OPERATIVE) if p.is_numbered),
    )


def resolution_from(row: tuple[Any, ...], paragraphs: tuple[Paragraph, ...]) -> Resolution:
    """The resolution of its row (in the order of RESOLUTION_COLUMNS) and its paragraphs."""
    (title, session, adopted, meeting, heading, closing, spans, source, warnings,
     record) = row[4:14]
    return Resolution(
        symbol=symbol_from(row[:4]),
        title=title,
        session=session,
        adopted=_date(adopted),
        meeting=meeting,
        heading=paragraph_from(json.loads(heading)),
        paragraphs=paragraphs,
        closing=None if closing is None else paragraph_from(json.loads(closing)),
        spans=tuple(
            Span(start, end, SpanKind(kind))
            for start, end, kind in json.loads(zlib.decompress(spans))
        ),
        source=zlib.decompress(source).decode("utf-8", "surrogatepass"),
        warnings=tuple(json.loads(warnings)),
        record=None if record is None else record_from_json(json.loads(record)),
    )


def paragraph_row(paragraph: Paragraph) -> tuple[Any, ...]:
    """A paragraph in the order of PARAGRAPH_COLUMNS."""
    return (
        paragraph.part.value,
        paragraph.number,
        paragraph.text,
        _json(paragraph.chapeau),
        _json([[p.at, p.source, p.length] for p in paragraph.pieces]),
        _json([[m.at, m.source, m.was, m.now, m.rule] for m in paragraph.mends]),
        _json([[f.at, f.source, f.mark, f.text] for f in paragraph.footnote_marks]),
        _json([_reference_row(r) for r in paragraph.references]),
    )


def paragraph_from(row: tuple[Any, ...] | list[Any]) -> Paragraph:
    """The paragraph of a row in the order of PARAGRAPH_COLUMNS."""
    part, number, text, chapeau, pieces, mends, marks, references = row
    return Paragraph(
        part=Part(part),
        number=number,
        text=text,
        chapeau=tuple(json.loads(chapeau)),
        pieces=tuple(Piece(*p) for p in json.loads(pieces)),
        mends=tuple(Mend(*m) for m in json.loads(mends)),
        footnote_marks=tuple(FootnoteMark(*f) for f in json.loads(marks)),
        references=tuple(_reference_from(r) for r in json.loads(references)),
    )


def _reference_row(reference: Reference) -> list[Any]:
    symbol = None if reference.symbol is None else symbol_columns(reference.symbol)
    when = _iso(reference.date)
    return [reference.start, reference.end, symbol, when, reference.paragraphs]


def _reference_from(row: list[Any]) -> Reference:
    start, end, symbol, when, paragraphs = row
    return Reference(
        start=start,
        end=end,
        symbol=None if symbol is None else symbol_from(tuple(symbol)),
        date=_date(when),
        paragraphs=tuple(paragraphs),
    )


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def _iso(when: date | None) -> str | None:
    return None if when is None else when.isoformat()


def _date(iso: str | None) -> date | None:
    return None if iso is None else date.fromisoformat(iso)
