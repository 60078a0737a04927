"""The words of every paragraph, stemmed and ranked by BM25 (Robertson and Zaragoza, 2009).

The only module that knows tantivy.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import tantivy

from index.library.folder import NeedsRebuild

_WORD = re.compile(r"\w+")
_COMPOUND = re.compile(r"\b\w++(?:[-\u2010\u2011]\w++)+")  # tries no word twice
_HYPHEN = re.compile(r"[\u2010\u2011]")
_ANALYZER = "resolution_words"
_HEAP = 128_000_000  # bytes; holds some fifty thousand paragraphs before a segment is written


def forms(text: str) -> set[str]:
    """The word forms of a text, lower-cased, a compound both whole and in its parts.

    "Confidence-building measures" → confidence-building, confidence, building, measures.
    """
    lowered = text.lower()
    compounds = (_HYPHEN.sub("-", compound) for compound in _COMPOUND.findall(lowered))
    return {*_WORD.findall(lowered), *compounds}


class Words:
    """A word index held open; safe to read from several threads."""

    def __init__(self, folder: Path) -> None:
        """Raises NeedsRebuild where the folder holds no readable index."""
        try:
            self._index = tantivy.Index.open(str(folder))
            self._index.register_tokenizer(_ANALYZER, _analyzer())
            # Its files never change, and a thread that watches them must not meet damage.
            self._index.config_reader(reload_policy="manual")
            self._searcher = self._index.searcher()
        except (ValueError, OSError) as error:
            raise NeedsRebuild(f"The word index in {folder} cannot be read: {error}") from error
        self._analyzer = _analyzer()

    def __len__(self) -> int:
        return self._searcher.num_docs

    def search(
        self,
        query: Sequence[tuple[str, float]],
        limit: int,
        resolutions: Collection[int] | None = None,
    ) -> list[tuple[int, float]]:
        """Paragraph ids with their scores, best first, equal scores in order of id.

        ``query`` holds (term, weight); a term of several words is a phrase. Any term is
        enough, every further one counts more. ``resolutions`` narrows it to those row ids.
        """
        clauses = [
            (tantivy.Occur.Should, clause)
            for term, weight in query
            if (clause := self._clause(term, weight)) is not None
        ]
        if not clauses or limit < 1 or (resolutions is not None and not resolutions):
            return []
        wanted = tantivy.Query.boolean_query(clauses)
        if resolutions is not None:
            chosen = tantivy.Query.term_set_query(
                self._index.schema, "resolution", sorted(resolutions)
            )
            wanted = tantivy.Query.boolean_query([
                (tantivy.Occur.Must, wanted),
                (tantivy.Occur.Must, tantivy.Query.const_score_query(chosen, 0.0)),
            ])
        hits = self._searcher.search(wanted, limit, count=False).hits
        ids = self._searcher.fast_field_values("paragraph", [address for _, address in hits])
        found = [(int(id or 0), float(score)) for id, (score, _) in zip(ids, hits, strict=True)]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def _clause(self, term: str, weight: float) -> tantivy.Query | None:
        stems = self._analyzer.analyze(term)
        if not stems or weight <= 0:
            return None
        if len(stems) == 1:
            clause = tantivy.Query.term_query(self._index.schema, "text", stems[0])
        else:
            clause = tantivy.Query.phrase_query(self._index.schema, "text", list(stems))
        return tantivy.Query.boost_query(clause, weight)


def write_words(folder: Path, paragraphs: Iterable[tuple[int, int, str]]) -> None:
    """Write an index of (paragraph id, row id of its resolution, text) into a new folder.

    Raises OSError where the disk does not take it.
    """
    folder.mkdir(parents=True)
    try:
        index = tantivy.Index(_schema(), path=str(folder))
        index.register_tokenizer(_ANALYZER, _analyzer())
        writer = index.writer(heap_size=_HEAP, num_threads=1)
        for paragraph, resolution, text in paragraphs:
            document = tantivy.Document()
            document.add_integer("paragraph", paragraph)
            document.add_integer("resolution", resolution)
            document.add_text("text", text)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
    except ValueError as error:  # tantivy says so for whatever the disk refuses
        raise OSError(f"the word index could not be written: {error}") from error


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("paragraph", stored=False, indexed=False, fast=True)
    builder.add_integer_field("resolution", stored=False, indexed=True)
    builder.add_text_field("text", stored=False, tokenizer_name=_ANALYZER, index_option="position")
    return builder.build()


def _analyzer() -> tantivy.TextAnalyzer:
    """tantivy's "en_stem" and no accents, so that "Cote" finds "Côte"; one for both sides."""
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(40))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )
