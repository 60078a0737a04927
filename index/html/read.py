"""Reading a resolution from an HTML page as the United Nations publishes it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from index.blocks import Printed, Run, set_out
from index.errors import NotAResolution
from index.html.page import BREAK, HtmlPage, nesting
from index.plain.openers import is_complete
from index.plain.read import read_blocks, read_decoded
from index.resolution import Resolution

_MOST_BYTES = 20_000_000  # the longest resolutions have less than one million
_DEEPEST = 5000
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"),
         (codecs.BOM_UTF16_BE, "utf-16-be"))
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FEW_BREAKS = 10


def read_html(data: bytes, name: str = "") -> Resolution:
    """Read the resolution in the bytes of an HTML page.

    ``name`` is the file's name, for messages. ``Resolution.source`` is not the file but the
    text that was made of it, a blank line between blocks, with the numbers of ordered lists; all
    offsets refer to it. Menus, scripts, hidden text and footnotes are left out. A page whose
    lines are broken as in print is read as plain text is. Raises NotAResolution where the file
    is no HTML page or holds no resolution.
    """
    shown = name or "The file"
    if len(data) > _MOST_BYTES:
        raise NotAResolution(f"{shown} has {len(data)} bytes, too many for a resolution.")
    html = _decoded(data, shown)
    if not re.search(r"<(?:!doctype|[a-z][a-z0-9]*)\b[^<]*>", html, re.IGNORECASE):
        raise NotAResolution(f"{shown} is not an HTML page: it has no tags; give it the ending of "
                             "its own format.")
    if (depth := nesting(html)) > _DEEPEST:
        raise NotAResolution(f"{shown} nests {depth} elements in one another, as no text does; "
                             "save the page's text instead.")
    blocks = _without_notes(HtmlPage().read(html))
    if _is_broken_as_in_print(blocks):
        return read_decoded(_as_text(blocks), name)
    return read_blocks(set_out(part for block in blocks for part in _at_breaks(block)), name)


def _decoded(data: bytes, shown: str) -> str:
    """The text of the bytes, in the encoding that the page declares, UTF-8 or Windows-1252."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom):].decode(encoding, "replace").replace("\0", "")
    if b"\0" in data[:4096]:
        raise NotAResolution(f"{shown} is not an HTML page: it holds NUL bytes; give it the "
                             "ending of its own format.")
    declared = _CHARSET.search(data[:4096])
    for encoding in ([declared[1].decode("ascii")] if declared else []) + ["utf-8"]:
        try:
            # What calls itself Latin-1 is Windows-1252 on the web (WHATWG Encoding Standard).
            latin = codecs.lookup(encoding).name in ("iso8859-1", "ascii")
            return data.decode("cp1252" if latin else encoding).replace("\0", "")
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace").replace("\0", "")


def _without_notes(blocks: Sequence[Printed]) -> list[Printed]:
    """The blocks but for footnotes: those that begin with a mark seen in the text before."""
    seen: set[str] = set()
    kept: list[Printed] = []
    for block in blocks:
        solid = [run for run in block.runs if run.text.strip()]
        first = solid[0] if solid else None
        if first and first.mark and len(solid) > 1 and _label(first) in seen:
            continue
        seen |= {_label(run) for run in solid if run.mark}
        kept.append(block)
    return kept


def _label(run: Run) -> str:
    return run.text.strip(" []()")


def _lines(block: Printed) -> list[list[Run]]:
    """The runs of a block, line by line."""
    return [list(runs) for is_break, runs in groupby(block.runs, lambda r: r.text == BREAK)
            if not is_break]


def _is_broken_as_in_print(blocks: Sequence[Printed]) -> bool:
    """Whether line breaks stand where lines ended on paper, most of them within a sentence."""
    ends = [_plain(line) for block in blocks for line in _lines(block)[:-1]]
    verbatim = [line for block in blocks for run in block.runs if run.text != BREAK
                for line in run.text.split("\n")[:-1] if line.strip()]
    ends += verbatim
    inside = sum(not is_complete(end) for end in ends if end)
    return len(ends) > _FEW_BREAKS and inside * 5 > 2 * len(ends)


def _plain(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs if not run.mark).strip()


def _as_text(blocks: Sequence[Printed]) -> str:
    """The page as plain text; marks become raised figures, which cannot be mistaken."""
    return "\n\n".join(
        "".join(run.text.translate(_RAISED) if run.mark else run.text for run in block.runs)
        for block in blocks)


def _at_breaks(block: Printed) -> Iterator[Printed]:
    """The paragraphs of a block: a line break after the end of a clause begins a new one."""
    if block.row:
        yield Printed(tuple(Run(" ") if r.text == BREAK else r for r in block.runs),
                      block.heading, row=True)
        return
    part: list[Run] = []
    for line in _lines(block):
        text = _plain(line)
        if not text:
            continue
        if part and is_complete(_plain(part)) and not text[0].islower():
            yield Printed(tuple(part), block.heading)
            part = []
        part += [Run(" "), *line] if part else line
    if part:
        yield Printed(tuple(part), block.heading)
