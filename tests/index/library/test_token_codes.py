"""What is kept of the words of a paragraph stands for them, and comes back from the disk."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedding.encoder import Encoder
from index.library.folder import NeedsRebuild
from index.library.journal import Journal
from index.library.token_codes import compressed, expanded, turned
from index.library.tokens import TokenCodes, Tokens, keep_tokens, write_tokens

TEXT = "Requests the Secretary-General, with the assistance of experts, to study it;"


def unit(rows: int, seed: int, dimension: int = 384) -> np.ndarray:
    vectors = np.random.default_rng(seed).standard_normal((rows, dimension)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@settings(deadline=None)
@given(st.integers(0, 1000), st.sampled_from([7, 64, 384, 768]))
def test_a_cosine_is_kept_nearly(seed: int, dimension: int) -> None:
    held, asked = unit(20, seed, dimension), unit(3, seed + 1, dimension)
    asked[0] = held[0]
    codes = compressed(held)
    assert codes.shape == (20, -(-dimension // 4))
    kept = turned(asked) @ expanded(codes, dimension).T
    assert np.abs(kept - asked @ held.T).max() < 3 / dimension**0.5


def test_nearness_of_real_words_is_kept_without_bias(encoder: Encoder) -> None:
    held, asked = (read.tokens.vectors for read in encoder.read([TEXT, "Who assists the study?"]))
    error = turned(asked) @ expanded(compressed(held), 384).T - asked @ held.T
    assert abs(float(error.mean())) < 0.01
    assert float(error.std()) < 0.03


def test_what_says_nothing_is_left_out(encoder: Encoder) -> None:
    kept = keep_tokens(TEXT, encoder.read([TEXT])[0].tokens)
    words = [TEXT[start:end] for start, end in kept.places.tolist()]
    assert words == ["Requests", "Secretary", "General", "assistance", "experts", "study"]
    only = keep_tokens("of the", encoder.read(["of the"])[0].tokens)
    assert len(only.codes) == 2


def some(rows: int, seed: int) -> TokenCodes:
    places = np.arange(2 * rows, dtype=np.uint32).reshape(rows, 2)
    return TokenCodes(compressed(unit(rows, seed)), places)


def test_rows_come_back_from_the_files(tmp_path: Path) -> None:
    rows = [some(3, 1), None, some(1, 2), None]
    write_tokens(tmp_path / "tokens", rows, 384)
    read = Tokens(tmp_path / "tokens", 384)
    assert len(read) == 4
    for which, row in enumerate(rows):
        assert len(read.row(which).codes) == (0 if row is None else len(row.codes))
        if row is not None:
            np.testing.assert_array_equal(read.row(which).codes, row.codes)
            np.testing.assert_array_equal(read.vectors(which).offsets, row.places)
    (tmp_path / "tokens/codes.npy").write_bytes(b"garbage")
    with pytest.raises(NeedsRebuild, match="cannot be read"):
        Tokens(tmp_path / "tokens", 384)


def noted(path: Path, made_by: str = "model") -> list[tuple[np.ndarray, TokenCodes] | None]:
    with closing(Journal(path, made_by, 384)) as journal:
        return [journal.get(bytes([n]) * 32) for n in range(4)]


def test_a_journal_keeps_every_whole_record(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    with closing(Journal(path, "model", 384)) as journal:
        for n in range(3):
            journal.note(bytes([n]) * 32, unit(n, n), some(2, n))
    whole = path.read_bytes()
    found = noted(path)
    assert [f is not None for f in found] == [True, True, True, False]
    np.testing.assert_array_equal(found[2][0], unit(2, 2))
    np.testing.assert_array_equal(found[2][1].codes, some(2, 2).codes)
    np.testing.assert_array_equal(found[2][1].places, some(2, 2).places)

    path.write_bytes(whole[:-5])  # the power went while the last was written
    assert [f is not None for f in noted(path)] == [True, True, False, False]
    with closing(Journal(path, "model", 384)) as journal:
        journal.note(bytes([3]) * 32, unit(1, 3), some(2, 3))
    assert [f is not None for f in noted(path)] == [True, True, False, True]

    broken = bytearray(whole)
    broken[200] ^= 1  # in the first record with vectors or tokens
    path.write_bytes(broken)
    assert noted(path) == [None] * 4
    path.write_bytes(whole)
    assert noted(path, "another model") == [None] * 4


def test_a_journal_goes_on_in_the_numbers_in_which_it_was_begun(tmp_path: Path) -> None:
    def begun(name: str, made_by: str, quicker: bool) -> bool:
        with closing(Journal(tmp_path / name, made_by, 384, lambda: quicker)) as journal:
            return journal.in_bfloat16

    assert begun("one", "model", True)
    assert begun("one", "model", False)  # a busy moment measures otherwise
    assert not begun("one", "another model", False)
    assert not begun("one", "another model", True)
    (tmp_path / "one").write_bytes((tmp_path / "one").read_bytes()[:-1])
    assert begun("one", "another model", True)
