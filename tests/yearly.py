"""A small series of yearly resolutions, of which some are recalled and not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.store import Library

TITLE = "Recurrent drought <b>& famine</b>"
CENTRE = "establish a drought early warning centre"
_CALLS = "Calls upon Member States to strengthen the resilience of communities affected by drought"
_REQUESTS = "Requests the Secretary-General to establish, in {}, a drought early warning centre " \
    "for the countries affected"


@pytest.fixture(scope="session")
def yearly_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Resolutions 64/1 to 67/4: the centre is requested in 65/2 and 66/3, and dropped in 67/4."""
    build = pytest.importorskip("index.build")
    folder = tmp_path_factory.mktemp("yearly")
    write(folder / "64-1.txt", "64/1", ["Takes note of the report on drought", _CALLS])
    write(folder / "65-2.txt", "65/2", [_CALLS, _REQUESTS.format(2011)], "64/1")
    write(folder / "66-3.txt", "66/3", [_CALLS, _REQUESTS.format(2012)], "64/1 and 65/2")
    write(folder / "67-4.txt", "67/4", [f"{_CALLS}, including pastoralists"], "65/2 and 66/3")
    with build.ensure(tmp_path_factory.mktemp("yearly library"), [folder]) as library:
        yield library


def write(path: Path, symbol: str, operative: list[str], recalled: str = "") -> None:
    """The text of one resolution; all of them recall 31/97 and 54/49, which are not there."""
    others = f", {recalled}" if recalled else ""
    lines = [f" {symbol}. {TITLE}", "The General Assembly,",
             f"Recalling its resolutions 31/97 of 14 December 1976 and 54/49{others},",
             "Deeply concerned by the recurrence of drought in the countries of the Sahel,"]
    for number, text in enumerate(operative, 1):
        lines += [f"{number}.", text + (";" if number < len(operative) else ".")]
    path.write_text("\n".join([*lines, "72nd plenary meeting", ""]), encoding="utf-8")
