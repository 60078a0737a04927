"""The contract of the command line: exit statuses, one JSON document, batches, the library."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant import cli
from index.embedding.encoder import Encoder

ROOT = Path(__file__).parents[2]
CITATION_KEYS = {"symbol", "part", "number", "label", "text", "highlights"}
WHERE = "Where was the Information Society and Development Conference held?"


@dataclass(frozen=True)
class Run:
    """What one run of the command left behind."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Assistant = Callable[..., Run]


@pytest.fixture
def assistant(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Assistant:
    """Runs the command in this process, through the same door as the console script."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Run:
        monkeypatch.setattr(sys, "argv", ["assistant", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        try:
            cli.main()
            status = 0
        except SystemExit as error:
            status = error.code if isinstance(error.code, int) else 99
        printed = capsys.readouterr()
        return Run(status, printed.out, printed.err)

    return run


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """A library made by the first question, in a process of its own; and what that printed."""
    folder = tmp_path_factory.mktemp("first") / "library"
    return folder, process("ask", WHERE, "--json", folder=folder)


@pytest.fixture(autouse=True)
def seeds(monkeypatch: pytest.MonkeyPatch, library: tuple[Path, Run], encoder: Encoder) -> Path:
    """The library that every command of a test finds; the real model is loaded only once."""
    monkeypatch.setattr("index.store.load_encoder", lambda _=None: encoder)
    monkeypatch.setenv("ASSISTANT_LIBRARY", str(library[0]))
    monkeypatch.delenv("ASSISTANT_DEBUG", raising=False)
    return library[0]


def process(*arguments: str, folder: Path, data: bytes = b"") -> Run:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        cwd=ROOT,
        input=data,
        capture_output=True,
        env={**os.environ, "ASSISTANT_LIBRARY": str(folder), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def one_clear_line(run: Run) -> bool:
    return bool(run.err.strip()) and "\n" not in run.err.strip() and "Traceback" not in run.err


def state(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(p): (p.stat().st_size, p.stat().st_mtime_ns)
        for p in folder.rglob("*")
        if p.is_file() and p.suffix != ".lock"
    }


def test_the_first_question_makes_the_library_from_the_seeds(library: tuple[Path, Run]) -> None:
    folder, first = library
    assert first.status == 0, first.err
    answer = first.document  # nothing but one JSON document is on stdout
    assert answer["answered"] is True
    assert answer["answer"].startswith("In Midrand, South Africa")
    assert (folder / "library.sqlite").is_file()
    assert "Traceback" not in first.err


def test_the_second_start_indexes_nothing(seeds: Path) -> None:
    before = state(seeds)
    again = process("list", "--json", folder=seeds)
    assert [r["symbol"] for r in again.document] == ["A/RES/68/243", "A/RES/70/237"]
    assert again.err == ""
    assert state(seeds) == before


def test_the_answer_has_the_names_of_the_contract(library: tuple[Path, Run]) -> None:
    answer = library[1].document
    assert {"id", "question", "answered", "answer", "route", "citations", "reason"} <= answer.keys()
    assert (answer["question"], answer["route"], answer["reason"]) == (WHERE, "ask", None)
    for citation in answer["citations"]:
        assert citation.keys() >= CITATION_KEYS
        assert all(0 <= s < e <= len(citation["text"]) for s, e in citation["highlights"])


def test_a_refusal_is_an_answer(assistant: Assistant) -> None:
    run = assistant("ask", "Who chaired the 2015 group?", "--json")
    assert run.status == 0
    assert run.document["answered"] is False
    assert run.document["reason"]


def test_for_people(assistant: Assistant) -> None:
    run = assistant("ask", WHERE)
    assert run.status == 0
    assert run.out.startswith("In Midrand, South Africa")
    assert "General Assembly resolution 68/243, fifth preambular paragraph" in run.out


def test_a_conversation(assistant: Assistant) -> None:
    run = assistant(
        "ask",
        "and the later one?",
        "--json",
        "--history",
        "Is there a Zambezia?",
        "--history",
        "When is the group of experts to be established in 68/243?",
    )
    assert {c["symbol"] for c in run.document["citations"]} == {"A/RES/70/237"}
    assert "2016" in run.document["answer"]


BATCH = [
    ({"id": 1, "question": WHERE}, None),
    ({"id": "two", "question": "Who chaired the group?"}, None),
    ({"id": 3}, "question"),
    ({"id": 4, "question": ""}, "empty"),
    ({"id": 5, "question": 7}, "question"),
    ({"id": 6, "question": "and the later one?", "history": "no list"}, "history"),
    ({"id": 7, "question": "x" * 5000}, "5,000"),
    ({"id": None, "question": "When was 68/243 adopted?"}, None),
    ({"id": {"a": [1]}, "question": "and the later one?", "history": ["Title of 68/243?"]}, None),
]


def test_a_batch_answers_every_line_in_order(assistant: Assistant, tmp_path: Path) -> None:
    file = tmp_path / "batch.jsonl"
    file.write_text("\n".join(json.dumps(line) for line, _ in BATCH))
    run = assistant("ask", "--batch", file)
    assert run.status == 0
    assert [r["id"] for r in run.lines] == [line["id"] for line, _ in BATCH]
    for result, (_, error) in zip(run.lines, BATCH, strict=True):
        if error is None:
            assert "answered" in result
        else:
            assert result.keys() == {"id", "error"}
            assert error in result["error"]


@pytest.mark.parametrize(
    "bad",
    [
        "not JSON",
        "[1, 2]",
        '"text"',
        "null",
        "{",
        '{"id": 1, "question": "\\ud83d"}',
        "[" * 100_000,
        '{"id": 1, "question": "\\u0000"}',
        '{"id": 1, "question": "One hundredth session?"}',
    ],
    ids=lambda bad: bad[:40],
)
def test_one_bad_line_does_not_stop_the_others(assistant: Assistant, bad: str) -> None:
    good = json.dumps({"id": "good", "question": "What is the title of 68/243?"})
    run = assistant("ask", "--batch", "-", stdin=f"{bad}\n\n{good}\n".encode())
    assert run.status == 0, run.err
    first, last = run.lines
    assert "error" in first or "answered" in first
    assert last["id"] == "good"
    assert last["answered"]


def test_a_line_ends_where_it_ends(assistant: Assistant) -> None:
    # JSON allows these characters in a string as they are, and only a line feed ends a line.
    line = json.dumps(
        {"id": 1, "question": "What is the title\u2028of 68/243?\x85"}, ensure_ascii=False
    )
    run = assistant("ask", "--batch", "-", stdin=f"{line}\r\n".encode())
    assert [(r["id"], r.get("answered")) for r in run.lines] == [(1, True)]


def test_the_list(assistant: Assistant) -> None:
    first, second = assistant("list", "--json").document
    assert first.keys() >= {
        "symbol",
        "title",
        "session",
        "adopted",
        "preambular",
        "operative",
        "paragraphs",
        "source",
        "format",
    }
    assert (first["adopted"], second["adopted"]) == ("2013-12-27", None)
    assert [line.split()[0] for line in assistant("list").out.splitlines()] == [
        "A/RES/68/243",
        "A/RES/70/237",
    ]


@pytest.mark.parametrize("symbol", ["68/243", "A/RES/68/243", "A-RES-68-243"])
def test_show(assistant: Assistant, symbol: str) -> None:
    assert assistant("show", symbol, "--json").document["symbol"] == "A/RES/68/243"
    assert "Midrand" in assistant("show", symbol).out
    shown = assistant("show", symbol, "3 (a)", "--json").document
    assert shown["label"] == "General Assembly resolution 68/243, para. 3 (a)"
    assert shown["text"] == "General appreciation of the issues of information security;"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["ask"], "--batch"),
        (["ask", "Where?", "--batch", "f"], "--batch"),
        (["ask", ""], "empty"),
        (["ask", " \n "], "empty"),
        (["ask", "--batch", "missing.jsonl"], "missing.jsonl"),
        (["ask", "Where?", "--loud"], "--loud"),
        (["check", "--batch", "-", "--claimed", "68/243"], "--claimed"),
        (["show", "73/27"], "A/RES/73/27"),
        (["show", "A/68/243"], "A/68/243"),
        (["show", "nonsense"], "nonsense"),
        (["show", "68/243", "99"], "99"),
        (["show"], "SYMBOL"),
        (["remove", "73/27"], "A/RES/73/27"),
        (["remove", "68/243", "nonsense"], "nonsense"),
        (["add", "missing-folder"], "missing-folder"),
        (["add"], "PATHS"),
        (["evaluate", "missing.jsonl"], "missing.jsonl"),
        (["asks", "Where?"], "asks"),
        (["list", "--library", str(ROOT / "pyproject.toml")], "pyproject.toml"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("as_json", [False, True])
def test_bad_usage_and_bad_input(
    assistant: Assistant, seeds: Path, arguments: list[str], says: str, as_json: bool
) -> None:
    before = state(seeds)
    run = assistant(*arguments, *(["--json"] if as_json else []))
    assert run.status == 2
    assert one_clear_line(run), run.err
    assert says in run.err
    assert run.out == ""
    assert state(seeds) == before


def test_a_batch_that_is_not_utf8(assistant: Assistant, tmp_path: Path) -> None:
    file = tmp_path / "latin.jsonl"
    file.write_bytes('{"id": 1, "question": "Où?"}'.encode("latin-1"))
    run = assistant("ask", "--batch", file)
    assert (run.status, run.out) == (2, "")
    assert "UTF-8" in run.err


@pytest.mark.parametrize(
    "data", [b"this is no database", b"", b"SQLite format 3\0" + b"\xff" * 900]
)
def test_a_broken_library(assistant: Assistant, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "library.sqlite").write_bytes(data)
    run = assistant("list", "--library", tmp_path, "--json")
    if data:
        assert run.status == 1
        assert one_clear_line(run), run.err
        assert str(tmp_path) in run.err
        assert run.out == ""
        assert (tmp_path / "library.sqlite").read_bytes() == data
    else:  # an empty file holds nothing that could be lost
        assert run.status in (0, 1)
        assert "Traceback" not in run.err


def test_a_library_that_cannot_be_made(assistant: Assistant, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    run = assistant("list", "--library", tmp_path / "file" / "library")
    assert run.status == 1
    assert one_clear_line(run), run.err


@pytest.mark.parametrize("as_json", [False, True])
def test_add_remove_and_the_option_before_the_environment(
    assistant: Assistant,
    tmp_path: Path,
    seeds: Path,
    as_json: bool,
    write_resolution: Callable[..., Path],
) -> None:
    before, folder = state(seeds), tmp_path / "library"
    json_ = ["--json"] if as_json else []
    good = write_resolution(tmp_path / "in" / "good.txt", "44/999")
    (tmp_path / "in" / "bad.txt").write_text("Nothing of the kind.")
    run = assistant("add", good.parent, "--library", folder, *json_)
    assert run.status == 0
    if as_json:
        assert [a["symbol"] for a in run.document["added"]] == ["A/RES/44/999"]
        assert [r["file"] for r in run.document["refused"]] == ["bad.txt"]
        assert assistant("add", good, "--library", folder, *json_).document["unchanged"]
    else:
        assert "1 added, 0 replaced, 0 unchanged, 1 refused" in run.out
    # "add" makes a library of just what it is given.
    listed = assistant("list", "--library", folder, "--json").document
    assert [r["symbol"] for r in listed] == ["A/RES/44/999"]
    removed = assistant("remove", "44/999", "--library", folder, *json_)
    assert removed.status == 0
    assert "A/RES/44/999" in removed.out
    assert assistant("list", "--library", folder, "--json").document == []
    nothing = assistant("ask", "Where was the conference held?", "--library", folder, "--json")
    assert (nothing.status, nothing.document["answered"]) == (0, False)
    assert state(seeds) == before


def test_a_file_that_holds_no_resolution(assistant: Assistant, tmp_path: Path) -> None:
    file = tmp_path / "bad.txt"
    file.write_text("Nothing of the kind.")
    run = assistant("add", file, "--library", tmp_path / "library", "--json")
    assert run.status == 2
    assert [r["file"] for r in run.document["refused"]] == ["bad.txt"]


def test_evaluate(assistant: Assistant, tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(
        "\n".join(
            map(
                json.dumps,
                [
                    {
                        "id": "a",
                        "kind": "place",
                        "question": WHERE,
                        "answerable": True,
                        "citations": [["A/RES/68/243", "preamble", "5"]],
                        "says": [["Midrand"]],
                    },
                    {
                        "id": "b",
                        "kind": "off",
                        "question": "Who won the World Cup?",
                        "answerable": False,
                    },
                    {"id": "c", "kind": "place", "question": WHERE, "answerable": False},
                ],
            )
        )
    )
    scores = assistant("evaluate", file, "--json").document
    assert {k["kind"]: k["right"] for k in scores["kinds"]} == {
        "place": 1,
        "off": 1,
        "all answerable": 1,
        "all unanswerable": 1,
    }
    assert [m["id"] for m in scores["misses"]] == ["c"]


@pytest.mark.parametrize("debug", [False, True])
def test_nobody_is_shown_a_traceback(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch, debug: bool
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the unforeseen")

    monkeypatch.setattr("assistant.opening.open_library", fail)
    if debug:
        monkeypatch.setenv("ASSISTANT_DEBUG", "1")
        with pytest.raises(RuntimeError, match="the unforeseen"):
            assistant("list")
        return
    run = assistant("list", "--json")
    assert (run.status, run.out) == (1, "")
    assert one_clear_line(run)
    assert "the unforeseen" in run.err


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["ask", "--help"]])
def test_help(assistant: Assistant, arguments: list[str]) -> None:
    run = assistant(*arguments)
    assert run.status == 0
    assert run.out
    assert run.err == ""


def test_without_a_command_the_help_is_shown_as_help(assistant: Assistant) -> None:
    run = assistant()
    assert any(line.split()[:1] == ["ask"] for line in (run.out + run.err).splitlines())


def test_the_version_is_that_of_the_package(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.metadata.version", {"un-resolution-assistant": "9.8.7"}.get)
    run = assistant("--version")
    assert (run.status, "9.8.7" in run.out) == (0, True)


def test_every_command_takes_the_two_options() -> None:
    for name, command in cli.commands.commands.items():
        options = {o for p in command.params for o in p.opts}
        assert {"--json", "--library"} <= options, name


def test_help_does_not_wait_for_the_model() -> None:
    code = (
        "import sys, assistant.cli as c; sys.argv = ['assistant', '--help']; c.main(); "
        "sys.exit(any(m in sys.modules for m in ('torch', 'faiss', 'transformers')))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0


def test_a_reader_that_has_gone(seeds: Path) -> None:
    done = subprocess.run(
        f'"{sys.executable}" -m assistant show 68/243 | head -c 1; exit ${{PIPESTATUS[0]}}',
        shell=True,
        executable="/bin/bash",
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={**os.environ, "ASSISTANT_LIBRARY": str(seeds)},
    )
    assert done.returncode in (0, 1)
    assert b"Traceback" not in done.stderr


DRAFT = """It was “established in 2014 on the basis of equitable geographical distribution”
(A/RES/68/243, para. 4), and not “established in 2015” (ibid.). We say “cyber peace”.
"""


def test_a_draft_is_checked(assistant: Assistant, tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text(DRAFT, encoding="utf-8")
    run = assistant("check", "--document", str(path), "--json")
    assert (run.status, run.err) == (0, "")
    document = run.document
    assert document["document"] == "draft.md"
    assert [(q["id"], q["verdict"], q["claimed"]) for q in document["quotations"]] == [
        (1, "exact", "A/RES/68/243, para. 4"), (2, "altered", "A/RES/68/243, para. 4")]
    assert document["counts"] == {"exact": 1, "altered": 1}
    text = assistant("check", "--document", str(path))
    assert text.status == 0
    assert text.out.rstrip().endswith(
        "draft.md: two quotations: 1 word for word and 1 altered. One set aside.")


def test_a_draft_that_quotes_nothing_says_so(assistant: Assistant, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("Nothing here.", encoding="utf-8")
    run = assistant("check", "--document", str(path))
    assert (run.status, run.out) == (0, "draft.txt quotes nothing.\n")


@pytest.mark.parametrize("arguments", [
    ("check",),
    ("check", "a quote", "--document", "draft.txt"),
    ("check", "--batch", "b.jsonl", "--document", "draft.txt"),
    ("check", "--document", "draft.txt", "--claimed", "68/243"),
    ("check", "--document", "missing.txt"),
    ("check", "--document", "draft.xyz"),
    ("check", "--document", "."),
])
def test_what_cannot_be_a_draft_is_bad_usage(
    assistant: Assistant, arguments: tuple[str, ...]
) -> None:
    run = assistant(*arguments)
    assert run.status == 2
    assert run.out == ""
    assert one_clear_line(run)
