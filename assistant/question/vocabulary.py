"""Lay words and United Nations words: which mean the same in a question.

``lay_words.tsv`` has one meaning a line: United Nations terms, a tab, what people say instead;
headings with two signs open subjects ("## Health"), the others words of any text.
``attributes.tsv``, in the same form, has what people ask for that a text gives in so many words
or not at all (the chair, the vote, the cost).
``generic_words.txt`` has the words that introduce a question and are not its subject.
All are read once. A term is looked up by its words without their inflections, so that
"governments" is not taken for "to govern"; the United Nations terms are given as stems, by which
they are found in a text.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from assistant.question.cities import city_written
from assistant.question.wording import bases, stems

Stems = tuple[str, ...]
Bases = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What says the same.

    ``meanings`` maps a term (bases) to the United Nations terms (stems) for it; ``written`` has
    each of these as it is written; ``attributes`` does for ``attributes.tsv`` what ``meanings``
    does for both tables; ``generic`` are the words (bases) that no question is about; ``forms``
    are all single words as written, lower-cased; ``subjects`` are the terms (bases) that stand
    for a subject and nothing else; ``longest`` is the number of words of the longest term.
    """

    meanings: dict[Bases, frozenset[Stems]]
    written: dict[Stems, str]
    attributes: dict[Bases, frozenset[Stems]]
    generic: frozenset[str]
    forms: frozenset[str]
    longest: int
    subjects: frozenset[Bases] = frozenset()

    def ways(self, term: Bases, own: Stems) -> tuple[Stems, ...]:
        """Every way in which a text may say ``term``: as it stands, then in other words.

        ``term`` are its words without inflection, ``own`` its stems.

        What a text gives in so many words or not at all is there in United Nations words only:
        "technologies and means" says nothing of what a term means.
        """
        if term in self.attributes:
            return tuple(sorted(self.attributes[term]))
        return (own, *sorted(self.meanings.get(term, frozenset()) - {own}))

    def is_known(self, term: Bases) -> bool:
        """Whether the table has the term on either side."""
        return term in self.meanings


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The table of the package, read at first use."""
    folder = resources.files("assistant.question")
    table, attributes, generic = (
        (folder / name).read_text(encoding="utf-8")
        for name in ("lay_words.tsv", "attributes.tsv", "generic_words.txt"))
    return read_vocabulary(table, attributes, generic)


def written(way: Stems) -> str:
    """A way to say something as it is written; a name of a city is looked up among these."""
    return vocabulary().written.get(way) or city_written(way)


def read_vocabulary(table: str, attributes: str, generic: str) -> Vocabulary:
    """The vocabulary in two tables (tab-separated) and ``generic`` (a word a line).

    Raises ValueError naming the line that has not two columns.
    """
    meanings: dict[Bases, set[Stems]] = defaultdict(set)
    written: dict[Stems, str] = {}
    forms = {w.strip().lower() for w in generic.splitlines() if not w.startswith("#")}
    asked: dict[Bases, set[Stems]] = defaultdict(set)
    for line, is_attribute in (*((r, False) for r in _rows(table)),
                               *((r, True) for r in _rows(attributes))):
        columns = line.split("\t")
        if len(columns) != 2:
            raise ValueError(f"The vocabulary wants two columns a line: {line!r}")
        formal, lay = ([t.strip() for t in c.split(";") if stems(t)] for c in columns)
        written.update((stems(t), t) for t in formal)
        forms.update(t.lower() for t in (*formal, *lay) if t.isalpha())
        for term in (*formal, *lay):
            meanings[bases(term)].update(stems(t) for t in formal)
        for term in lay if is_attribute else ():
            asked[bases(term)].update(stems(t) for t in formal)
    return Vocabulary(
        {term: frozenset(un) for term, un in meanings.items()},
        written,
        {term: frozenset(un) for term, un in asked.items()},
        frozenset(b for w in generic.splitlines() if not w.startswith("#") for b in bases(w)[:1]),
        frozenset(forms),
        max((len(term) for term in meanings), default=1),
        _subjects(table),
    )


def _subjects(table: str) -> frozenset[Bases]:
    """The United Nations terms of which every line stands under a heading of subjects.

    Of what people say instead only terms of several words are: "labour", "boom" and "argument"
    are said of anything.
    """
    formal: set[Bases] = set()
    others: set[Bases] = set()
    is_subject = False
    for row in table.splitlines():
        if row.startswith("#"):
            is_subject = row.startswith("##")
            continue
        left, *right = ({bases(t) for t in column.split(";")} for column in row.split("\t"))
        lay = set().union(*right)
        if is_subject:
            formal |= left | {t for t in lay if len(t) > 1}
        else:
            others |= left | lay
    return frozenset(formal - others - {()})


def _rows(table: str) -> list[str]:
    return [row for row in table.splitlines() if row.strip() and not row.startswith("#")]
