"""When something was founded that is called by a name, as an answer; and that no text says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.answer import Answer, Route
from assistant.citation import Citation, cite
from assistant.mandate.founding import Founding, merely_named
from assistant.mandate.name import Name
from assistant.mandate.trace import Origin
from assistant.question.numbers import long_date
from assistant.record.record import adopted_on
from assistant.saying.statement import statement
from index.references import find_references
from index.resolution import Reference
from index.store import Library
from index.symbol import Symbol


def founded_when(text: str, found: Sequence[Founding], library: Library) -> Answer | None:
    """The day of the oldest of the foundings ``found``, as an answer to the question ``text``; None
    where there are none, or none of them tells the day."""
    if not found:
        return None
    oldest = [f for f in found if f.symbol == found[0].symbol]
    own = next((f for f in oldest if f.is_own), None)
    return _own_day(text, own, library) if own else _told_day(text, oldest, library)


def _own_day(text: str, founding: Founding, library: Library) -> Answer | None:
    resolution = library.resolution(founding.symbol)
    if not founding.is_done or resolution.adopted is None or resolution.adoption is None:
        return None
    day = adopted_on(resolution.symbol, resolution.adopted, resolution.meeting)
    said = f"{_said(founding)} {day}"
    return Answer(text, True, said, Route.RECORD,
                  (_cited(founding, library), cite(resolution, resolution.adoption)))


def _told_day(text: str, told: list[Founding], library: Library) -> Answer | None:
    for founding in told:
        day = _dated(founding.symbol, founding.paragraph.paragraph.references)
        if day is not None:
            said = f"{day}. {_said(founding)}"
            return Answer(text, True, said, Route.RECORD, (_cited(founding, library),))
    return None


def told_when(text: str, origin: Origin) -> Answer | None:
    """The day on which a resolution did what a paragraph says of it, as an answer to the question
    ``text``; None where the paragraph does not tell the day."""
    evidence = origin.evidence
    day = _dated(origin.symbol, find_references(evidence.text))
    if day is None:
        return None
    return Answer(text, True, f"{day}: so {evidence.label}.", Route.RECORD, (evidence,))


def _dated(symbol: Symbol, references: Iterable[Reference]) -> str | None:
    """When a resolution did something, by the date with which it is named; None where it has
    none."""
    day = next((r.date for r in references if r.symbol == symbol and r.date), None)
    if day is None:
        return None
    return f"On {long_date(day.year, day.month, day.day)}, by resolution {symbol.short}"


def _said(founding: Founding) -> str:
    return statement(founding.paragraph.symbol, founding.paragraph.paragraph, [_governed(founding)])


def _governed(founding: Founding) -> tuple[int, int]:
    paragraph = founding.paragraph.paragraph
    own = len(paragraph.governed_text) - len(paragraph.text)
    return own + founding.place[0], own + founding.place[1]


def _cited(founding: Founding, library: Library) -> Citation:
    resolution = library.resolution(founding.paragraph.symbol)
    return cite(resolution, founding.paragraph.paragraph, (founding.place,))


def founded_nowhere(text: str, name: Name, when: bool, library: Library) -> Answer | None:
    """That the texts do not say who founded what they call ``name``, and when: the answer to the
    question ``text``. None where they do not call it so, or say something of where it comes from,
    or of a day where it is asked ``when``."""
    stored = merely_named(name, when, library)
    if stored is None:
        return None
    places = name.places(stored.paragraph.text)
    cited = cite(library.resolution(stored.symbol), stored.paragraph, tuple(places))
    called = stored.paragraph.text[slice(*places[0])] if places else name.text
    reason = (f"{called[:1].upper()}{called[1:]} is named in them, first in {cited.label}, "
              "but no paragraph says by which resolution or when it was set up.")
    return Answer(text, False, f"The texts do not say. {reason}", Route.TRACE, (cited,), reason)
