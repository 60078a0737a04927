"""The real FAISS file gives back what was written, and finds what a plain product finds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.library.folder import NeedsRebuild
from index.library.vectors import Vectors, write_vectors


def some(n: int, seed: int = 0) -> np.ndarray:
    vectors = np.random.default_rng(seed).standard_normal((n, 384)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "vectors.faiss"
    write_vectors(path, some(300))
    return path


def test_what_is_kept_is_rounded_once(written: Path, tmp_path: Path) -> None:
    kept = Vectors(written)
    rows = kept.rows(np.arange(300))
    np.testing.assert_allclose(rows, some(300), rtol=2**-8, atol=1e-6)
    write_vectors(tmp_path / "again", rows)
    np.testing.assert_array_equal(Vectors(tmp_path / "again").rows(np.arange(300)), rows)
    np.testing.assert_array_equal(kept.rows(np.array([7, 3])), rows[[7, 3]])
    assert kept.rows(np.array([], dtype=np.int64)).shape == (0, 384)


def test_search_finds_what_a_plain_product_finds(written: Path) -> None:
    """Some processors round the question to bfloat16 too, so near ties may change places."""
    queries = some(5, seed=1)
    scores, rows = Vectors(written).search(queries, 10)
    product = queries @ some(300).T
    best = -np.sort(-product, axis=1)[:, :10]
    np.testing.assert_allclose(scores, best, atol=0.003)
    np.testing.assert_allclose(np.take_along_axis(product, rows, axis=1), best, atol=0.003)


def test_a_choice_of_rows_narrows_the_search(written: Path) -> None:
    chosen = np.zeros(300, dtype=bool)
    chosen[[3, 170, 299]] = True
    _, rows = Vectors(written).search(some(1, seed=2), 300, chosen)
    assert set(rows[0][rows[0] >= 0].tolist()) == {3, 170, 299}


def test_no_vectors_at_all(tmp_path: Path) -> None:
    write_vectors(tmp_path / "none", np.zeros((0, 384), dtype=np.float32))
    none = Vectors(tmp_path / "none")
    assert (len(none), none.dimension) == (0, 384)
    assert none.search(some(2), 5)[0].shape == (2, 0)


@pytest.mark.parametrize("damage", [b"", b"garbage" * 100])
def test_a_damaged_file_is_not_searched(written: Path, damage: bytes) -> None:
    written.write_bytes(damage)
    with pytest.raises(NeedsRebuild, match=r"vectors\.faiss"):
        Vectors(written)


def test_a_full_disk_is_an_oserror() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(OSError, match="No space left"):
        write_vectors(full, some(10))
