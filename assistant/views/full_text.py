"""The full text of a resolution as HTML, one paragraph of it marked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from assistant.views.markup import block, element, footnotes
from index.resolution import Paragraph, Part, Resolution, ordinal
from index.symbol import Organ

CITED_ID = "cited-paragraph"

_HEADINGS = {Part.PREAMBLE: "Preamble", Part.OPERATIVE: "Operative part", Part.ANNEX: "Annex"}
_UNSTATED = "not stated in the text"


def full_text(resolution: Resolution, cited: Paragraph | None) -> str:
    """The resolution from its symbol to its closing line.

    ``cited`` is one of its paragraphs, to be marked and to bear the id CITED_ID, or None.
    """
    parts = (
        _part(resolution, part, tuple(paragraphs), cited)
        for part, paragraphs in groupby(resolution.paragraphs, key=lambda p: p.part)
    )
    return block(
        "article",
        [_header(resolution, cited), *parts, _closing(resolution, cited)],
        "resolution",
        {"aria-label": str(resolution.symbol)},
    )


def _header(resolution: Resolution, cited: Paragraph | None) -> str:
    adopted = resolution.adopted
    has_sessions = resolution.symbol.organ is Organ.GENERAL_ASSEMBLY
    facts = (
        *([("Session", _session(resolution))] if has_sessions else []),
        ("Adopted", f"{adopted.day} {adopted:%B %Y}" if adopted else None),
        ("Meeting", resolution.meeting),
    )
    symbol = element("p", str(resolution.symbol), "symbol")
    title = element("h2", resolution.title)
    if cited is resolution.heading:
        title = block("div", [_note(), title], "cited", _target())
    return symbol + title + block("dl", (_fact(name, value) for name, value in facts))


def _session(resolution: Resolution) -> str | None:
    if resolution.session is None:
        return None
    return f"{ordinal(resolution.session).capitalize()} session"


def _fact(name: str, value: str | None) -> str:
    stated = element("dd", value) if value else element("dd", _UNSTATED, "unstated")
    return block("div", [element("dt", name), stated])


def _part(
    resolution: Resolution, part: Part, paragraphs: tuple[Paragraph, ...], cited: Paragraph | None
) -> str:
    opening = ""
    words = f"The {resolution.symbol.organ},"
    if part is Part.PREAMBLE and words in resolution.source:
        opening = element("p", words, "text opening")
    heading = element("h3", _HEADINGS.get(part, str(part).capitalize()))
    return heading + opening + "".join(_paragraphs(paragraphs, cited))


def _paragraphs(paragraphs: tuple[Paragraph, ...], cited: Paragraph | None) -> Iterator[str]:
    for paragraph in paragraphs:
        is_cited = paragraph is cited
        css_class = "paragraph" + _indent(paragraph) + (" cited" if is_cited else "")
        running = paragraph.part is Part.PREAMBLE
        style = "number running" if running else "number"
        number = element("span", paragraph.printed_number, style)
        text = element("p", paragraph.text, "text")
        told = [_note()] if is_cited else []
        inner = block("div", [*told, text, *footnotes(paragraph.footnotes)])
        yield block("div", [number, inner], css_class, _target() if is_cited else {})


def _indent(paragraph: Paragraph) -> str:
    return ("", " point", " point subpoint")[min(len(paragraph.chapeau), 2)]


def _closing(resolution: Resolution, cited: Paragraph | None) -> str:
    closing = resolution.closing
    if closing is None:
        return ""
    if closing is cited:
        inner = [_note(), element("span", closing.text)]
        return block("div", inner, "text closing cited", _target())
    return element("p", closing.text, "text closing")


def _target() -> dict[str, str]:
    """What lets the cited paragraph be scrolled to and take the focus, once, from a script."""
    return {"id": CITED_ID, "tabindex": "-1", "aria-current": "true"}


def _note() -> str:
    return element("span", "Cited paragraph", "cited-note")
