"""What the README tells to run is run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli import commands
from index.build import ensure

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
_FENCE = re.compile(r"^```(?:sh|bash|shell|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
# Angle brackets, capitals such as FILE, … and a path that a reader has to put in.
_PLACEHOLDER = re.compile(
    r"<[^>]+>|…|\.\.\.|\b(?:FILE|DIR|PATH|QUESTION|QUOTE|SYMBOL|MANDATE)\b|path/to"
)


def shell_lines() -> list[str]:
    """The command lines of the README's shell blocks, continued lines joined."""
    if not README.exists():
        return []
    blocks = _FENCE.findall(README.read_text(encoding="utf-8"))
    lines = "\n".join(blocks).replace("\\\n", " ").splitlines()
    return [
        line.strip().removeprefix("$ ")
        for line in lines
        if line.strip() and not line.lstrip().startswith("#")
    ]


def assistant_lines() -> list[str]:
    """Those that run the assistant and can be run as they stand."""
    return [
        line
        for line in shell_lines()
        if re.match(r"(?:\S+=\S+ )*assistant\s", line) and not _PLACEHOLDER.search(line)
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the seeds that the commands may change."""
    made = tmp_path_factory.mktemp("documented")
    ensure(made, [ROOT / "seeds"]).close()
    return made


def test_there_is_a_readme() -> None:
    assert README.is_file()


@pytest.mark.parametrize("line", assistant_lines())
def test_every_documented_command_runs(line: str, folder: Path, tmp_path: Path) -> None:
    """In a shell as a reader would, but with this Python's ``assistant`` and a library of ours."""
    program = tmp_path / "assistant"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m assistant "$@"\n')
    program.chmod(0o755)
    environment = {
        **os.environ,
        "ASSISTANT_LIBRARY": str(folder),
        "PYTHONPATH": str(ROOT),
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
    }
    done = subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout
    assert b"Traceback" not in done.stderr


def test_the_readme_shows_the_assistant() -> None:
    assert assistant_lines()


def test_every_command_named_is_a_command() -> None:
    text = README.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`|\$ )assistant ([a-z]+)\b", text, re.MULTILINE))
    assert named
    assert named <= set(commands.commands)


def test_every_option_named_is_an_option() -> None:
    options = {o for c in commands.commands.values() for p in c.params for o in p.opts} | {
        "--help",
        "--version",
    }
    for line in shell_lines():
        if re.match(r"(?:\S+=\S+ )*assistant\s", line):
            unquoted = re.sub(r"(\"[^\"]*\"|'[^']*')", "", line)
            assert set(re.findall(r"--[a-z-]+", unquoted)) <= options, line


def test_one_line_sets_up_and_opens_the_page() -> None:
    lines = [line for line in shell_lines() if "streamlit run streamlit_app.py" in line]
    assert any("pip install" in line or "uv " in line for line in lines)


def test_one_line_sets_up_and_runs_the_tests() -> None:
    lines = [line for line in shell_lines() if re.search(r"\bpytest\s*$", line)]
    assert any("pip install" in line or "uv " in line for line in lines)


def test_the_files_it_names_are_there() -> None:
    text = README.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text):
        assert (ROOT / target).exists(), f"the README links to {target}"
