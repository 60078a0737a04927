"""A command at a terminal: its exit status, its progress on stderr, its result on stdout."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from index.errors import AssistantError, InputError

if TYPE_CHECKING:
    from index.store import Library

Command = TypeVar("Command", bound=Callable[..., Any])


def run(command: click.Command) -> None:
    """Run a command; exit status 0, 1 or 2 as the contract has it, never a traceback.

    Raises SystemExit for 1 and 2, after one clear line on stderr.
    """
    try:
        command.main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(2)
    except click.exceptions.Abort:
        _fail("Stopped; the library is as it was (`add`, run again, goes on from here).", 1)
    except click.ClickException as error:
        _fail(error.format_message(), 2)
    except InputError as error:
        _fail(str(error), 2)
    except AssistantError as error:
        _fail(str(error), 1)
    except BrokenPipeError:
        # The reader of our output has gone ("assistant list | head"): nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        _fail(f"{error.filename or 'A file'} cannot be used: {error.strerror or error}.", 1)
    except Exception as error:
        if os.environ.get("ASSISTANT_DEBUG"):
            raise
        _fail(f"Something went wrong that should not ({type(error).__name__}: {error}); "
              "set ASSISTANT_DEBUG=1 to see where, and please report it.", 1)


def _fail(message: str, status: int) -> None:
    click.echo(" ".join(message.split()), err=True)
    sys.exit(status)


def shared_options(command: Command) -> Command:
    """The two options that every command takes."""
    command = click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")(
        command)
    return click.option(
        "--library", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
        help="The library's folder (else $ASSISTANT_LIBRARY, else the user's data folder).",
    )(command)


def opened_library(folder: Path | None) -> Library:
    """The library of a folder, else the default one, made first where it has to be.

    Raises AssistantError where it cannot be opened or made.
    """
    from assistant.opening import open_library

    with Progress() as progress:
        return open_library(folder, progress)


def print_result(as_json: bool, document: Callable[[], Any], text: Callable[[], str]) -> None:
    """Print what a command found: one JSON document, or a text for people."""
    click.echo(json.dumps(document(), ensure_ascii=False, indent=2) if as_json else text())


class Progress:
    """A bar on stderr for each stage of what takes long; silent where stderr is no terminal."""

    def __init__(self) -> None:
        self._stage = ""
        self._bar: Any = None
        self._done = 0
        self._begun = 0.0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *error: object) -> None:
        self._finish()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """``done`` of ``total`` steps of ``stage`` are done."""
        if not sys.stderr.isatty():
            return  # click would write the label of every stage
        if stage != self._stage:
            self._finish()
            self._stage, self._done = stage, 0
            self._begun = time.monotonic()
            self._bar = click.progressbar(
                length=total, label=stage, file=sys.stderr, show_pos=True,
                item_show_func=lambda _: self._rate(),
            )
            self._bar.__enter__()
        steps, self._done = done - self._done, done
        self._bar.update(steps)

    def _rate(self) -> str | None:
        taken = time.monotonic() - self._begun
        return f"{self._done / taken:,.0f} a second" if taken > 1 else None

    def _finish(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None
