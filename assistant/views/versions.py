"""Two versions of a paragraph side by side as HTML, what was changed marked in both."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.citation import Citation
from assistant.quotation.change import Change
from assistant.views.edits import Edit, edited
from assistant.views.markup import block, element, marked

_LEGEND = (("del", "struck", "taken out"), ("ins", "underlined", "put in"))
_RENUMBERED = ("dotted", "only follows new paragraph numbers")


def versions(
    older: Citation | None, newer: Citation | None, changes: Sequence[Change] = (),
    renumbered: Sequence[Change] = (), absent: str = "",
) -> str:
    """An older and a newer version; ``changes`` have the newer words as ``quoted``.

    ``renumbered`` are those of them that follow from new paragraph numbers. Where one of the two
    does not exist, ``absent`` stands in its place.
    """
    was = [_edit(c, c.source_span, "del", renumbered) for c in changes]
    now = [_edit(c, c.quoted_span, "ins", renumbered) for c in changes]
    sides = (_side(older, was, absent), _side(newer, now, absent))
    return block("div", [block("div", sides, "sides")], "compared versions")


def legend(renumbered: bool = False) -> str:
    """What the marks mean, once for all versions below it."""
    shown = [block("span", [block(tag, [element("bdi", word)], "changed"),
                            element("span", f" {meaning}")]) for tag, word, meaning in _LEGEND]
    if renumbered:
        own = block("span", [element("bdi", _RENUMBERED[0])], "own")
        shown.append(block("span", [own, element("span", f" {_RENUMBERED[1]}")]))
    return block("div", [block("p", shown, "legend")], "compared")


def _edit(change: Change, span: tuple[int, int], tag: str, renumbered: Sequence[Change]) -> Edit:
    if change in renumbered:
        return Edit(*span, "span", "own", "renumbered")
    css_class = "changed grave" if change.grave else "changed"
    # A change without words on one side leaves no sign there: a gap has no place of its own.
    return Edit(*span, tag, css_class, "taken out" if tag == "del" else "put in")


def _side(citation: Citation | None, edits: Sequence[Edit], absent: str) -> str:
    if citation is None:
        return block("section", [element("p", absent, "absent")], "side none")
    shown = [edit for edit in edits if edit.end > edit.start]
    text = edited(citation.text, (0, len(citation.text)), shown) if shown \
        else marked(citation.text, ())
    chapeau = (element("p", words, "chapeau") for words in citation.chapeau)
    return block("section", [element("h3", citation.label), *chapeau,
                             block("p", [text], "text", {"dir": "auto"})],
                 "side", {"aria-label": citation.label})
