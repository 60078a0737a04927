"""A library answers from what was read, by words and by meaning, from any thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.build import add, ensure, remove
from index.embedding.encoder import Encoder
from index.errors import LibraryError, NoSuchParagraph, NoSuchResolution
from index.files import READERS
from index.library.folder import NoLibrary
from index.library.passages import passages
from index.resolution import Part
from index.store import Library
from index.symbol import Organ, Symbol, parse_symbol

SEEDS = Path(__file__).parents[2] / "seeds"
FIRST = Symbol(Organ.GENERAL_ASSEMBLY, "68", 243)
SECOND = Symbol(Organ.GENERAL_ASSEMBLY, "70", 237)
NOT_HERE = Symbol(Organ.GENERAL_ASSEMBLY, "1", 1)


def read(path: Path) -> object:
    return READERS[".txt"].read(path.read_bytes(), path.name)


def test_every_resolution_comes_back_as_it_was_read(seed_library: Library) -> None:
    assert seed_library.symbols == (FIRST, SECOND)
    assert len(seed_library) == 2
    assert FIRST in seed_library
    assert NOT_HERE not in seed_library
    for path in sorted(SEEDS.glob("*.txt")):
        resolution = read(path)
        assert seed_library.resolution(resolution.symbol) == resolution


def test_summaries_count_what_can_be_cited(seed_library: Library) -> None:
    for summary in seed_library.summaries():
        resolution = seed_library.resolution(summary.symbol)
        assert summary.title == resolution.title
        assert (summary.session, summary.adopted) == (resolution.session, resolution.adopted)
        assert summary.preambular == len(resolution.in_part(Part.PREAMBLE))
        numbers = {p.number.split()[0] for p in resolution.in_part(Part.OPERATIVE)}
        assert summary.operative == len(numbers)
        assert summary.paragraphs == len(resolution.paragraphs)
        assert summary.format == "text"
        assert (SEEDS / summary.source).is_file()


def test_paragraphs_have_ids_in_the_order_of_the_text(seed_library: Library) -> None:
    for symbol in seed_library.symbols:
        stored = seed_library.paragraphs(seed_library.ids(symbol))
        assert tuple(s.paragraph for s in stored) == seed_library.resolution(symbol).paragraphs
        assert [s.position for s in stored] == list(range(len(stored)))
        assert {s.symbol for s in stored} == {symbol}
        assert seed_library.paragraph(stored[3].id) == stored[3]


def test_titles_are_those_that_were_read(seed_library: Library) -> None:
    for symbol in seed_library.symbols:
        assert seed_library.title(symbol) == seed_library.resolution(symbol).title


def test_what_is_not_here_is_named(seed_library: Library) -> None:
    for ask in (seed_library.resolution, seed_library.title, seed_library.ids):
        with pytest.raises(NoSuchResolution, match=r"1/1"):
            ask(NOT_HERE)
    with pytest.raises(NoSuchParagraph, match="987654"):
        seed_library.paragraphs([987654])


def test_words_find_paragraphs(seed_library: Library) -> None:
    hits = seed_library.search_words([("plenary agenda", 1.0), ("provisional agenda", 2.0)], 10)
    assert {seed_library.paragraph(id).symbol for id, _ in hits} == {FIRST, SECOND}
    for id, _ in hits:
        assert "provisional agenda" in seed_library.paragraph(id).paragraph.governed_text
    [(only, _)] = seed_library.search_words([("provisional agenda", 2.0)], 10, [SECOND])
    assert seed_library.paragraph(only).symbol == SECOND
    assert seed_library.search_words([("agenda", 1.0)], 10, [NOT_HERE]) == []


def test_meaning_finds_every_paragraph_by_its_own_words(
    seed_library: Library, encoder: Encoder
) -> None:
    for symbol in seed_library.symbols:
        stored = seed_library.paragraphs(seed_library.ids(symbol))
        vectors = encoder.encode([s.paragraph.governed_text for s in stored])
        for paragraph, vector in zip(stored, vectors, strict=True):
            [(id, score)] = seed_library.search_meaning(vector, 1, [symbol])
            assert id == paragraph.id
            assert score == pytest.approx(1, abs=0.01)


def test_meaning_ranks_as_the_plain_product_does(seed_library: Library, encoder: Encoder) -> None:
    queries = encoder.encode(["Which threats are studied?", "Who writes the report?"])
    ids = [id for symbol in seed_library.symbols for id in seed_library.ids(symbol)]
    read = [seed_library.paragraph(id).paragraph for id in ids]
    cut = [(p.governed_text, [(c.start, c.end) for c in passages(p)]) for p in read]
    cosines = [(ids[which], float(cosine)) for which, read in encoder.read_passages(cut)
               for cosine in (read.vectors @ queries.T).max(axis=1)]
    expected: dict[int, float] = {}
    for id, cosine in cosines:
        expected[id] = max(cosine, expected.get(id, -1))
    found = seed_library.search_meaning(queries, 1000)
    assert [id for id, _ in found] != sorted(expected)
    assert dict(found) == pytest.approx(expected, abs=0.01)
    assert [score for _, score in found] == sorted(dict(found).values(), reverse=True)
    for limit in (1, 3, 17):
        assert seed_library.search_meaning(queries, limit) == found[:limit]
    chosen = set(seed_library.ids(SECOND))
    narrowed = seed_library.search_meaning(queries, 1000, [SECOND, NOT_HERE])
    # A few are multiplied by themselves, in float32; FAISS may round the question to bfloat16.
    assert dict(narrowed) == pytest.approx(
        {id: score for id, score in found if id in chosen}, abs=0.002)
    assert [score for _, score in narrowed] == sorted(dict(narrowed).values(), reverse=True)
    assert seed_library.search_meaning(queries, 5, [NOT_HERE]) == []


def test_a_vector_of_another_model_is_refused(seed_library: Library) -> None:
    with pytest.raises(LibraryError, match="7 numbers"):
        seed_library.search_meaning(np.ones((1, 7), dtype=np.float32), 5)


def test_the_vocabulary_counts_paragraphs(seed_library: Library) -> None:
    vocabulary = seed_library.vocabulary()
    texts = [p.governed_text.lower() for s in seed_library.symbols
             for p in seed_library.resolution(s).paragraphs]
    assert vocabulary["agenda"] == sum("agenda" in text for text in texts) == 2
    assert {"secretary-general", "secretary", "general"} <= set(vocabulary)
    assert "unicorn" not in vocabulary


def test_resolutions_recalled(seed_library: Library) -> None:
    recalled = seed_library.recalled()
    assert FIRST in recalled
    for symbol, ids in recalled.items():
        for stored in seed_library.paragraphs(ids):
            assert symbol in {r.symbol for r in stored.paragraph.references}
    assert list(recalled) == sorted(recalled)


def test_threads_share_one_library(seed_library: Library, encoder: Encoder) -> None:
    queries = encoder.encode(["information security", "a report", "the agenda"])
    start = threading.Barrier(8)

    def ask(n: int) -> object:
        start.wait()
        return (
            seed_library.search_meaning(queries, 10),
            seed_library.search_words([("report", 1.0)], 10),
            [seed_library.resolution(s) for s in seed_library.symbols],
            seed_library.paragraphs(seed_library.ids(SECOND)),
            seed_library.encoder.read(["a report"])[0].tokens.vectors.tolist(),
        )

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(8)))
    assert all(answer == answers[0] for answer in answers)


def test_a_reader_keeps_its_state_while_others_write(
    tmp_path: Path, write_resolution: Callable[..., Path], encoder: Encoder
) -> None:
    question = encoder.encode(["the provisional agenda"])
    with ensure(tmp_path, [SEEDS]) as before:
        words = before.search_words([("agenda", 1.0)], 10)
        remove(tmp_path, [FIRST])
        add(tmp_path, [write_resolution(tmp_path / "new.txt", "69/28", ("Adopts the agenda",))])
        assert before.symbols == (FIRST, SECOND)
        assert before.search_words([("agenda", 1.0)], 10) == words
        assert before.paragraph(before.search_meaning(question, 1)[0][0]).symbol in (FIRST, SECOND)
        assert before.resolution(FIRST).symbol == FIRST
        assert not before.is_current
        with Library.open(tmp_path) as after:
            assert [str(s) for s in after.symbols] == ["A/RES/69/28", "A/RES/70/237"]
            assert after.generation != before.generation
            assert after.is_current


def test_no_library_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoLibrary, match="add resolutions"):
        Library.open(tmp_path)


def test_a_resolution_in_parts_is_said_to_be(
    tmp_path: Path, write_resolution: Callable[..., Path]
) -> None:
    for letter in "AB":
        write_resolution(tmp_path / "in" / f"A-RES-75-101{letter}.txt", f"75/101 {letter}")
    with ensure(tmp_path / "library", [tmp_path / "in"]) as library:
        whole = parse_symbol("75/101")
        assert [s.short for s in library.parts(whole)] == ["75/101 A", "75/101 B"]
        assert not library.parts(parse_symbol("75/101 A"))
        assert not library.parts(parse_symbol("75/102"))
        with pytest.raises(NoSuchResolution, match="in parts: name one of 75/101 A, 75/101 B"):
            library.title(whole)
