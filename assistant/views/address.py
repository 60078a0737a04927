"""The address of a paragraph on the Read page: query parameters, written and read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from index.errors import InputError, NoSuchParagraph
from index.resolution import Paragraph, Part, Resolution
from index.symbol import Symbol, parse_symbol


@dataclass(frozen=True, slots=True)
class Address:
    """A resolution, and one of its paragraphs where ``part`` is given."""

    symbol: Symbol
    part: Part | None = None
    number: str = ""

    def as_parameters(self) -> dict[str, str]:
        """The query parameters that ``read_address`` reads back."""
        parameters = {"symbol": str(self.symbol)}
        if self.part is not None:
            parameters["part"] = str(self.part)
            if self.number:
                parameters["number"] = self.number
        return parameters


def read_address(parameters: Mapping[str, str]) -> Address | None:
    """The address in the query parameters, None where they name no resolution.

    Raises InputError for what is not a symbol or a part, and for a paragraph of no resolution.
    """
    symbol, part, number = (parameters.get(name, "") for name in ("symbol", "part", "number"))
    if not symbol:
        if part or number:
            raise InputError(
                f"The address asks for paragraph {_cut(number or part)} of no resolution; "
                "add its symbol."
            )
        return None
    if not part:
        if number:
            raise InputError(
                f"The address asks for paragraph {_cut(number)} without its part; add "
                f"part=operative or another of {', '.join(Part)}."
            )
        return Address(parse_symbol(symbol))
    if part not in tuple(Part):
        raise InputError(
            f"{_cut(part)} is no part of a resolution; use one of {', '.join(Part)}."
        )
    return Address(parse_symbol(symbol), Part(part), number)


def find_paragraph(resolution: Resolution, address: Address) -> Paragraph | None:
    """The paragraph at the address, None where it names only the resolution.

    Raises NoSuchParagraph.
    """
    if address.part is None:
        return None
    ends = (resolution.heading, *([resolution.closing] if resolution.closing else []))
    for paragraph in (*ends, *resolution.paragraphs):
        if (paragraph.part, paragraph.number) == (address.part, address.number):
            return paragraph
    raise NoSuchParagraph(
        f"{resolution.symbol} has no {address.part} paragraph "
        f"{_cut(address.number) or 'without number'}; choose one of those below."
    )


def _cut(text: str) -> str:
    """``text`` short enough for a sentence."""
    return text if len(text) <= 40 else f"{text[:39]}…"
