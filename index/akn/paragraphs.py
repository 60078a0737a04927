"""Which stretches make which paragraph: the walk through an AKN4UN document.

Numbers are those that are printed, as the reader of plain text has them, so that the XML and
the PDF of one resolution give the same paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.akn.entries import Entry, give_note, number_entries
from index.akn.inline import Words
from index.akn.labels import (
    Label,
    annex_of,
    article_of,
    as_paragraph_number,
    read_label,
    section_of,
)
from index.akn.stretches import Kind, Stretch
from index.numbering import Level, next_section, place_after_gap, place_point
from index.plain.openers import is_complete, opens_operative, opens_preambular
from index.resolution import Part

_SENTENCE_WORDS = 6  # a heading that ends in a comma or colon, and is longer, is text
_LONGEST_HEADING = 250
_OF_PARAGRAPHS = ("number", "decimal", "point")  # a section's number is a heading's
_LONGEST_TITLE = 4  # stretches of a title under "Annex"
_NOTE_MARK = re.compile(r"([a-z]|[*†‡]{1,3})\s+(?=\S)")
_STYLES = (("digit", r"\d+"), ("capital", r"[A-Z]"), ("roman", r"[ivxl]+"), ("letter", r"[a-z]+"))


@dataclass(slots=True)
class AknWalk:
    """What the walk has read so far, and where it stands."""

    stretches: Sequence[Stretch]
    preamble: int  # how many of them are in the preamble
    entries: list[Entry] = field(default_factory=list)
    headings: list[Words] = field(default_factory=list)
    numerals: list[Words] = field(default_factory=list)  # what stood in `num` elements
    asides: list[Words] = field(default_factory=list)  # ornaments, footnotes of tables
    gaps: list[tuple[str, str]] = field(default_factory=list)
    part: Part = Part.PREAMBLE
    annex: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    article: str = ""
    titles: int = 0  # how many stretches of a title may still follow
    fresh: bool = True  # a heading came last
    run_on: bool = False  # a list without numbers is open
    preambular: int = 0
    number: int = 0
    unnumbered: bool = False
    stack: tuple[Level, ...] = ()
    stems: list[Entry] = field(default_factory=list)
    depth: int = 0  # of the last point, in lists
    above: str = ""
    rows: Counter[tuple[object, ...]] = field(default_factory=Counter)


def read_akn_paragraphs(preamble: Sequence[Stretch], body: Sequence[Stretch]) -> AknWalk:
    """Walk through the stretches of the preamble, and of the body with its annexes."""
    walk = AknWalk((*preamble, *body), len(preamble))
    for i, stretch in enumerate(walk.stretches):
        _step(walk, i, stretch)
    number_entries(walk.entries)
    return walk


def _step(walk: AknWalk, i: int, stretch: Stretch) -> None:
    if stretch.number:
        walk.numerals.append(stretch.number)
    if stretch.opens == "attachment":
        _begin_annex(walk, "")
    match stretch.kind:
        case Kind.FORMULA:
            walk.headings.append(stretch.words)
        case Kind.ORNAMENT:
            walk.asides.append(stretch.words)
        case Kind.TABLE_HEAD:
            walk.above = "" if stretch.opens else walk.above
            walk.above = " | ".join(filter(None, (walk.above, stretch.words.text)))
            walk.headings.append(stretch.words)
        case Kind.ROW:
            _row(walk, stretch)
        case Kind.NOTE:
            _note(walk, stretch)
        case Kind.CROSS_HEADING if _is_sentence(stretch.words.text):
            _preambular(walk, stretch.words)
        case _ if _is_heading(walk, i, stretch):
            _heading(walk, i, stretch)
        case _:
            _text(walk, i, stretch)


def _is_sentence(text: str) -> bool:
    ends = text.rstrip("\u201d\u2019\")").endswith((",", ";", ":"))
    return ends and (len(text.split()) >= _SENTENCE_WORDS or opens_preambular(text))


def _is_heading(walk: AknWalk, i: int, stretch: Stretch) -> bool:
    text = stretch.words.text
    if stretch.kind in (Kind.HEADING, Kind.CROSS_HEADING):
        return True
    label, words = read_label(stretch)
    if stretch.only_bold and (is_complete(text) or (label and label.kind in _OF_PARAGRAPHS)):
        return False
    if stretch.heading_class:
        return not _is_sentence(text) and not (text.endswith(".") and len(text.split()) > 15)
    if label and label.kind == "section":
        return not is_complete(text) and as_paragraph_number(label, walk.number + 1) is label
    if i < walk.preamble and not label:
        return _heads_recitals(walk, i, text)
    if label or i < walk.preamble or not text:
        return False
    if annex_of(text, heading=False) is not None or (section_of(stretch) and len(text) < 12):
        return True
    return _is_plain_heading(walk, i, words.text)


def _heads_recitals(walk: AknWalk, i: int, text: str) -> bool:
    """A heading between two recitals, set as they are: "Countries in special situations"."""
    before = walk.entries[-1].words.text if walk.entries else ""
    behind = next((s.words.text for s in walk.stretches[i + 1 : walk.preamble]
                   if s.kind is Kind.TEXT), "")
    return (bool(text) and text[:1].isupper() and not text.rstrip().endswith((",", ";", ":", "."))
            and len(text) <= _LONGEST_HEADING and not opens_preambular(text)
            and before.rstrip().endswith(",") and opens_preambular(behind))


def _is_plain_heading(walk: AknWalk, i: int, text: str) -> bool:
    """A heading that is set like text: it has no end, and a numbered paragraph follows."""
    if is_complete(text) or len(text) > _LONGEST_HEADING or not text[:1].isupper() or walk.run_on:
        return False
    if walk.fresh and walk.titles:
        return True
    last = walk.entries[-1].words.text if walk.entries else ""
    if not walk.fresh and (last.endswith(":") or not is_complete(last)):
        return False
    if walk.part is Part.PREAMBLE or i + 1 == len(walk.stretches):
        return False
    if not walk.fresh and walk.stretches[i + 1].heading_class:
        return True
    following = _labelled(walk, i + 1)
    return following is not None and following.kind == "number" \
        and following.text in ("1", str(walk.number + 1))


def _labelled(walk: AknWalk, i: int) -> Label | None:
    """The label of a stretch of text."""
    if i >= len(walk.stretches) or walk.stretches[i].kind is not Kind.TEXT:
        return None
    return read_label(walk.stretches[i])[0]


def _begin_annex(walk: AknWalk, label: str) -> None:
    walk.part = Part.ANNEX
    walk.annex, walk.section, walk.article = ((label,) if label else ()), (), ""
    walk.titles, walk.number = _LONGEST_TITLE, 0
    _close(walk)


def _close(walk: AknWalk) -> None:
    """Nothing is open any more: a heading came."""
    walk.stack, walk.stems, walk.depth, walk.above = (), [], 0, ""
    walk.fresh, walk.run_on = True, False


def _heading(walk: AknWalk, i: int, stretch: Stretch) -> None:
    text = stretch.words.text
    walk.headings.append(stretch.words)
    annex = annex_of(text, heading=True)
    if annex is not None and (walk.part is not Part.PREAMBLE or i >= walk.preamble):
        _begin_annex(walk, annex)
        return
    walk.titles = max(0, walk.titles - 1)
    if _heads_table(walk, i) and walk.stems:
        walk.above = ""
        return
    if label := section_of(stretch):
        walk.section, walk.article = next_section(walk.section, label), ""
    elif article := article_of(stretch):
        walk.article = article
    stems = walk.stems[:1]
    _close(walk)
    if walk.part is Part.OPERATIVE and article_of(stretch):
        walk.stems = stems  # an article inside a paragraph that amends a statute


def _heads_table(walk: AknWalk, i: int) -> bool:
    """Whether nothing but headings stands between this one and a table."""
    for k in range(i + 1, len(walk.stretches)):
        following = walk.stretches[k]
        if following.kind in (Kind.TABLE_HEAD, Kind.ROW):
            return True
        if following.kind is not Kind.HEADING and not following.heading_class:
            return False
    return False


def _open(walk: AknWalk, part: Part, label: str, words: Words) -> Entry:
    entry = Entry(part, label, words, annex=walk.annex, section=walk.section,
                  article=walk.article)
    walk.entries.append(entry)
    walk.part, walk.fresh, walk.run_on, walk.titles = part, False, False, 0
    return entry


def _go_on(walk: AknWalk, words: Words) -> None:
    """Text that goes on with the last paragraph, whatever stands between them."""
    entry = next((e for e in reversed(walk.entries) if not e.aside), walk.entries[-1])
    entry.words = entry.words.then(words)
    walk.fresh = False


def _preambular(walk: AknWalk, words: Words) -> None:
    walk.preambular += 1
    part = walk.part if walk.part is Part.ANNEX else Part.PREAMBLE
    walk.stems, walk.stack = [], ()
    _open(walk, part, str(walk.preambular) if part is Part.PREAMBLE else "", words)
    walk.fresh = walk.fresh or bool(walk.section)


def _text(walk: AknWalk, i: int, stretch: Stretch) -> None:
    label, words = read_label(stretch)
    label = as_paragraph_number(label, walk.number + 1)
    if label and label.kind == "number" and _numbered(walk, stretch, label, words):
        return
    if label and label.kind in ("decimal", "section", "odd"):
        walk.stems, walk.stack = [], ()
        part = walk.part if walk.part is Part.ANNEX else Part.OPERATIVE
        walk.stems = [_open(walk, part, label.text, words)]
    elif label and label.kind in ("point", "number") and label.sure and _point(
            walk, i, stretch, label, words):
        return
    else:
        _unlabelled(walk, i, stretch, label, words)


def _numbered(walk: AknWalk, stretch: Stretch, label: Label, words: Words) -> bool:
    n = int(label.text)
    if not label.sure and n != walk.number + 1 and not (n == 1 and walk.fresh):
        return False
    if stretch.depth and walk.stems and n != walk.number + 1:
        return False  # a point of a list
    part = walk.part if walk.part is Part.ANNEX else Part.OPERATIVE
    if part is Part.OPERATIVE and n != walk.number + 1 and n != 1:
        walk.gaps.append((str(walk.number) if walk.number else "", label.text))
    walk.number, walk.stack, walk.depth = n, (), 0
    walk.stems = [_open(walk, part, label.text, words)]
    return True


def _point(walk: AknWalk, i: int, stretch: Stretch, label: Label, words: Words) -> bool:
    """A point (a) of what is open; False in the preamble, whose paragraphs are cited whole."""
    last = walk.entries[-1] if walk.entries else None
    if not walk.stems and last and not walk.fresh and last.part is not Part.PREAMBLE:
        walk.stems = [last]  # of a paragraph without number
    if not walk.stems:
        if walk.part is Part.PREAMBLE:
            return False
        walk.stems = []
    walk.stack = _placed(walk, i, stretch, label.text)
    walk.depth = stretch.depth
    levels = [f"({level.label})" for level in walk.stack]
    parents = walk.stems[:len(walk.stack)]
    stem = walk.stems[0].label if walk.stems else ""
    entry = _open(walk, walk.part, " ".join(filter(None, (stem, *levels))), words)
    if parents:
        entry.parents = parents
        walk.stems = [*parents, entry]
    return True


def _placed(walk: AknWalk, i: int, stretch: Stretch, label: str) -> tuple[Level, ...]:
    """The open levels after this point: the labels tell, and the lists where there are any."""
    last = walk.entries[-1].words.text if walk.entries else ""
    deeper = stretch.depth > walk.depth and bool(walk.stack)
    following = _labelled(walk, i + 1)
    next_label = following.text if following and following.kind == "point" else None
    stack = place_point(walk.stack, label, after_colon=last.endswith(":") or not last or deeper,
                        next_label=next_label)
    if stack is None:
        stack = place_after_gap(walk.stack, label)
    if stack is not None:
        return stack
    style = next(style for style, pattern in _STYLES if re.fullmatch(pattern, label))
    if label == "i" or (style == "roman" and any(x.style == "roman" for x in walk.stack)):
        style = "roman"
    elif style == "roman":
        style = "letter"
    depth = next((d for d, x in enumerate(walk.stack) if x.style == style), None)
    kept = walk.stack if depth is None else walk.stack[:depth]
    if depth is None and walk.stack and not (deeper or label in ("a", "i", "A", "1")):
        kept = walk.stack[:-1]
    return (*kept[:max(0, len(walk.stems))], Level(style, label))


def _unlabelled(walk: AknWalk, i: int, stretch: Stretch, label: Label | None,
                without: Words) -> None:
    words = stretch.number.then(stretch.words)
    text = words.text
    if label and walk.part is not Part.ANNEX and walk.entries:
        _go_on(walk, words)
    elif walk.part is Part.ANNEX:
        _in_annex(walk, words, label, without if label and label.kind == "bullet" else words)
    elif i < walk.preamble:
        last = walk.entries[-1].words.text if walk.entries else ""
        goes_on = stretch.depth > 0 and not is_complete(last)
        quoted = last.endswith(":") and not opens_preambular(text)  # a question put to the Court
        if walk.entries and (text[:1].islower() or goes_on or quoted):
            _go_on(walk, words)
        else:
            _preambular(walk, words)
    elif (walk.part is Part.PREAMBLE or (walk.fresh and walk.section)) and _is_preambular(text):
        _preambular(walk, words)
    else:
        _unnumbered_operative(walk, i, words)


def _is_preambular(text: str) -> bool:
    if opens_operative(text):
        return False
    if opens_preambular(text):
        return not text.endswith((".", ":"))
    return text.rstrip("\u201d").endswith(",") and text[:1].isupper()


def _unnumbered_operative(walk: AknWalk, i: int, words: Words) -> None:
    """A sole operative paragraph bears no number, nor does an opening that governs them all."""
    following = _next_number(walk, i)
    begins = walk.part is Part.PREAMBLE or (walk.fresh and not walk.stems)
    last = walk.entries[-1].words.text if walk.entries else ""
    opens = begins or (opens_operative(words.text) and is_complete(last)
                       and not last.endswith(":"))
    if not opens:
        walk.run_on = walk.run_on or last.endswith(":")
        _go_on(walk, words)
        return
    if begins and walk.section and walk.fresh and following is None \
            and _next_number(walk, i, anywhere=True) != walk.number + 2:
        walk.number = 0  # the sole paragraph of a section that is numbered by itself
    verb = walk.part is Part.PREAMBLE or opens_operative(words.text)
    lost = following is None or following == walk.number + 2
    walk.stems, walk.stack, walk.depth = [], (), 0
    if lost and verb:
        walk.number += 1
        walk.unnumbered = walk.unnumbered or not walk.section
        walk.stems = [_open(walk, Part.OPERATIVE, str(walk.number), words)]
    elif begins:
        walk.stems = [_open(walk, Part.OPERATIVE, "", words)]
        walk.stems = walk.stems if following != 1 else []
    else:
        _go_on(walk, words)


def _next_number(walk: AknWalk, i: int, *, anywhere: bool = False) -> int | None:
    """The number of the next numbered paragraph of the section, or ``anywhere`` before an annex."""
    for k in range(i + 1, len(walk.stretches)):
        stretch = walk.stretches[k]
        if stretch.opens == "attachment" or (stretch.opens == "section" and not anywhere):
            return None
        if stretch.kind is Kind.HEADING or stretch.heading_class:
            if annex_of(stretch.words.text, heading=True) is not None \
                    or (section_of(stretch) and walk.section and not anywhere):
                return None
            continue
        if stretch.kind is Kind.TEXT and stretch.number and not stretch.depth:
            label = as_paragraph_number(read_label(stretch)[0], walk.number + 2)
            if label and label.kind == "number":
                return int(label.text)
    return None


def _in_annex(walk: AknWalk, words: Words, label: Label | None, without: Words) -> None:
    """Text without a number: it goes on with what a colon opened, or stands by itself."""
    last = walk.entries[-1] if walk.entries else None
    text = words.text
    if last and not walk.fresh and last.part is Part.ANNEX and (
        walk.run_on or text[:1].islower() or (walk.stems and last.words.text.endswith(":"))
        or (walk.stems and label and label.kind == "bullet")
    ):
        walk.run_on = walk.run_on or not text[:1].islower()
        _go_on(walk, words)
        return
    walk.stems, walk.stack, walk.depth = [], (), 0
    _open(walk, Part.ANNEX, "", without)


def _row(walk: AknWalk, stretch: Stretch) -> None:
    if stretch.opens:
        walk.above = ""
    _aside(walk, "row", stretch.words).above = walk.above


def _aside(walk: AknWalk, what: str, words: Words) -> Entry:
    """A row of a table or a note under one: "43, row 2" of what it belongs to."""
    stem = walk.stems[-1] if walk.stems else None
    key = (what, walk.annex, walk.section, walk.article, id(stem))
    walk.rows[key] += 1
    label = ", ".join(filter(None, (stem.label if stem else "", f"{what} {walk.rows[key]}")))
    part = Part.ANNEX if walk.part is Part.ANNEX else Part.OPERATIVE
    fresh, titles = walk.fresh, walk.titles
    entry = _open(walk, part, label, words)
    entry.parents, entry.aside = list(walk.stems), True
    walk.fresh, walk.titles = fresh, titles
    return entry


def _note(walk: AknWalk, stretch: Stretch) -> None:
    """What stands under a table: a footnote of it where it begins with a mark that is there."""
    words = stretch.number.then(stretch.words)
    raised = words.marks[0].mark if words.marks and words.marks[0].at == 0 else ""
    match = None if raised else _NOTE_MARK.match(words.text)
    mark = match[1] if match else raised
    if mark and give_note(walk.entries, mark, words.text[match.end() if match else 0:]):
        walk.asides.append(words)
        return
    last = walk.entries[-1] if walk.entries else None
    if last and last.aside and "note" in last.label:
        last.words = last.words.then(words)
        return
    _aside(walk, "note", words)
