"""Resolutions of one title are found together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.compare.asked import previous
from assistant.record.same_title import is_same_title, same_title
from index.build import ensure
from index.errors import NoSuchResolution
from index.store import Library
from index.symbol import parse_symbol


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("titles")
    for symbol, title in (("71/301", "Recurrent drought"), ("72/9", "Wells"),
                          ("73/302", "RECURRENT DROUGHT"), ("74/5", "Recurrent drought")):
        (folder / f"{symbol.replace('/', '-')}.txt").write_text("\n".join((
            f"{symbol}. {title}", "The General Assembly,", "1. Decides to remain seized of it.")))
    with ensure(folder / "library", sorted(folder.glob("*.txt"))) as opened:
        yield opened


@pytest.mark.parametrize(
    ("symbol", "same", "before"),
    [
        ("71/301", ["71/301", "73/302", "74/5"], None),
        ("73/302", ["71/301", "73/302", "74/5"], "71/301"),
        ("74/5", ["71/301", "73/302", "74/5"], "73/302"),
        ("72/9", ["72/9"], None),
    ],
)
def test_the_earliest_first(
    library: Library, symbol: str, same: list[str], before: str | None
) -> None:
    own = parse_symbol(symbol)
    assert [s.short for s in same_title(own, library)] == same
    assert [s.short for s in library.symbols if is_same_title(s, own, library)] == same
    found = previous(own, library)
    assert (found and found.short) == before


def test_what_is_not_here_has_no_title(library: Library) -> None:
    with pytest.raises(NoSuchResolution):
        same_title(parse_symbol("60/1"), library)
