"""A citation: the paragraph an answer rests on, where it stands, and the deciding words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from index.resolution import Paragraph as ReadParagraph
from index.resolution import Part, Resolution, label
from index.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited paragraph.

    ``text`` is the whole paragraph as read, without its number; ``chapeau`` the words that
    govern it if it is a point; ``highlights`` are (start, end) character offsets into ``text``;
    ``footnotes`` are those to it, where the file has them.
    """

    symbol: Symbol
    part: Part
    number: str
    text: str
    chapeau: tuple[str, ...] = ()
    highlights: tuple[tuple[int, int], ...] = ()
    footnotes: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The citation in United Nations form: what the copy button copies."""
        return label(self.symbol, self.part, self.number)

    def as_json(self) -> dict[str, Any]:
        """The citation as the contract of the command line has it, its chapeau and footnotes."""
        return {
            "symbol": str(self.symbol),
            "part": str(self.part),
            "number": self.number,
            "label": self.label,
            "text": self.text,
            "highlights": [list(h) for h in self.highlights],
            "chapeau": list(self.chapeau),
            "footnotes": list(self.footnotes),
        }


def cite(
    resolution: Resolution, paragraph: ReadParagraph, highlights: tuple[tuple[int, int], ...] = ()
) -> Citation:
    """The citation of one paragraph of a resolution, with its deciding words."""
    return Citation(
        resolution.symbol, paragraph.part, paragraph.number, paragraph.text,
        paragraph.chapeau, highlights, paragraph.footnotes,
    )
