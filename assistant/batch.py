"""Batches: one JSON object a line in, one result a line out, in order."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from index.errors import AssistantError, InputError

Fields = dict[str, Any]


def read_lines(batch: Path) -> list[str]:
    """The lines of a file, or of stdin for "-". Raises InputError where it cannot be read."""
    try:
        data = sys.stdin.buffer.read() if str(batch) == "-" else batch.read_bytes()
        return data.decode("utf-8-sig").split("\n")
    except OSError as error:
        raise InputError(f"{batch} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{batch} is not UTF-8 (byte {error.start}).") from error


def answer_lines(lines: Iterable[str], answer: Callable[[Fields], Any]) -> None:
    """Print one result a line; a line that cannot be processed does not stop the others."""
    for line in lines:
        if not line.strip():
            continue
        id_ = None
        try:
            fields = json.loads(line)
            if not isinstance(fields, dict):
                raise InputError("The line is not a JSON object.")
            id_ = fields.get("id")
            result = answer(fields)
        except (json.JSONDecodeError, RecursionError) as error:
            result = {"id": id_, "error": f"The line is not JSON: {error}."}
        except AssistantError as error:
            result = {"id": id_, "error": str(error)}
        click.echo(json.dumps(result, ensure_ascii=False))


def text_of(fields: Fields, key: str) -> str:
    """The text under a key. Raises InputError where there is none."""
    value = fields.get(key)
    if not isinstance(value, str):
        raise InputError(f"The line has no text under {key!r}.")
    return _encodable(value)


def text_or_none(fields: Fields, key: str) -> str | None:
    """The text under a key, None where there is nothing. Raises InputError for anything else."""
    return None if fields.get(key) is None else text_of(fields, key)


def texts_of(fields: Fields, key: str) -> list[str]:
    """The texts under a key, none where there is nothing. Raises InputError for anything else."""
    value = fields.get(key) or []
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise InputError(f"{key!r} has to be a list of texts.")
    return [_encodable(v) for v in value]


def _encodable(text: str) -> str:
    """The text, if it is one: JSON can hold half a surrogate pair, which no encoding can write."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f"The text has a lone surrogate at character {error.start}.") from error
    return text
