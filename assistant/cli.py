"""The command line. Its names and its JSON are a contract with scripts outside the project.

What takes long to import is imported by the command that needs it: ``--help`` is at once.
Progress and warnings go to stderr; with ``--json`` stdout has one JSON document and nothing else.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from index.errors import AssistantError, InputError

if TYPE_CHECKING:
    from index.store import Library

Command = TypeVar("Command", bound=Callable[..., Any])


def main() -> None:
    """Run the command line; exit status 0, 1 or 2 as the contract has it, never a traceback."""
    try:
        commands.main(standalone_mode=False)
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


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=True)
@click.version_option(package_name="un-resolution-assistant", message="%(version)s")
def commands() -> None:
    """Questions about United Nations resolutions, answered from their paragraphs."""


def _shared(command: Command) -> Command:
    """The two options that every command takes."""
    command = click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")(
        command)
    return click.option(
        "--library", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
        help="The library's folder (else $ASSISTANT_LIBRARY, else the user's data folder).",
    )(command)


@commands.command()
@click.argument("question", required=False)
@click.option("--history", multiple=True, metavar="EARLIER",
              help="An earlier question of the conversation; may be repeated, oldest first.")
@click.option("--batch", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
              help="Questions as JSON, one object a line; one result a line comes out.")
@_shared
def ask(
    question: str | None, history: tuple[str, ...], batch: Path | None, as_json: bool,
    library: Path | None,
) -> None:
    """Answer a plain-language QUESTION from the indexed texts."""
    if (question is None) == (batch is None):
        raise click.UsageError("Give a question, or --batch FILE, and not both.")
    from assistant.ask import Assistant

    if batch is not None:
        lines = _lines(batch)
        with _opened(library) as opened:
            assistant = Assistant(opened)
            _answer_lines(lines, lambda fields: assistant.ask(
                _text(fields, "question"), _texts(fields, "history")).as_json(fields.get("id")))
        return
    with _opened(library) as opened:
        answer = Assistant(opened).ask(question or "", history)
    if as_json:
        _print_json(answer.as_json())
        return
    from assistant.render import answer_text

    click.echo(answer_text(answer))


def _lines(batch: Path) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if str(batch) == "-" else batch.read_bytes()
        return data.decode("utf-8-sig").split("\n")
    except OSError as error:
        raise InputError(f"{batch} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{batch} is not UTF-8 (byte {error.start}).") from error


def _answer_lines(lines: Sequence[str], answer: Callable[[dict[str, Any]], Any]) -> None:
    """One result a line, in order; a line that cannot be processed does not stop the others."""
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


def _text(fields: dict[str, Any], key: str) -> str:
    value = fields.get(key)
    if not isinstance(value, str):
        raise InputError(f"The line has no text under {key!r}.")
    return _encodable(value)


def _encodable(text: str) -> str:
    """The text, if it is one: JSON can hold half a surrogate pair, which no encoding can write."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f"The text has a lone surrogate at character {error.start}.") from error
    return text


def _texts(fields: dict[str, Any], key: str) -> list[str]:
    value = fields.get(key) or []
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise InputError(f"{key!r} has to be a list of texts.")
    return [_encodable(v) for v in value]


@commands.command()
@click.argument("quote", required=False)
@click.option("--claimed", metavar="PLACE",
              help="Where the quotation is said to stand: \"A/RES/68/243, para. 4\".")
@click.option("--batch", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
              help="Quotations as JSON, one object a line; one result a line comes out.")
@click.option("--document", type=click.Path(path_type=Path), metavar="FILE",
              help="A draft (text, Markdown, DOCX or PDF): every quotation in it is checked.")
@_shared
def check(
    quote: str | None, claimed: str | None, batch: Path | None, document: Path | None,
    as_json: bool, library: Path | None,
) -> None:
    """Check whether a QUOTE is word for word, and where it stands."""
    if [quote, batch, document].count(None) != 2:
        raise click.UsageError(
            "Give a quotation, --batch FILE or --document FILE, and only one of them.")
    if claimed is not None and document is not None:
        raise click.UsageError("--claimed goes with a quotation; a draft gives its own places.")
    from assistant.quotation.check import Checker

    if document is not None:
        _check_document(document, as_json, library)
        return
    if batch is not None:
        lines = _lines(batch)
        with _opened(library) as opened:
            checker = Checker(opened)
            _answer_lines(lines, lambda fields: checker.check(
                _text(fields, "quote"), _claimed(fields)).as_json(fields.get("id")))
        return
    with _opened(library) as opened:
        result = Checker(opened).check(quote or "", claimed)
    if as_json:
        _print_json(result.as_json())
        return
    from assistant.quotation.say import check_text

    click.echo(check_text(result))


def _check_document(document: Path, as_json: bool, library: Path | None) -> None:
    from assistant.quotation.check import Checker
    from assistant.quotation.document import check_draft
    from assistant.quotation.table import report_text
    from index.read_draft import read_draft_file

    draft = read_draft_file(document)
    with _opened(library) as opened, _Progress() as progress:
        checked = check_draft(Checker(opened), draft,
                              lambda done, total: progress("Checking", done, total))
    if as_json:
        _print_json(checked.as_json())
    else:
        click.echo(report_text(checked))


def _claimed(fields: dict[str, Any]) -> str | None:
    return None if fields.get("claimed") is None else _text(fields, "claimed")


@commands.command()
@click.argument("mandate", required=False)
@click.option("--batch", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
              help="Mandates as JSON, one object a line; one result a line comes out.")
@_shared
def trace(mandate: str | None, batch: Path | None, as_json: bool, library: Path | None) -> None:
    """Find which resolution introduced a MANDATE, and what became of it."""
    if (mandate is None) == (batch is None):
        raise click.UsageError("Give a mandate, or --batch FILE, and not both.")
    from assistant.mandate.trace import Tracer

    if batch is not None:
        lines = _lines(batch)
        with _opened(library) as opened:
            tracer = Tracer(opened)
            _answer_lines(lines, lambda fields: tracer.trace(
                _text(fields, "mandate")).as_json(fields.get("id")))
        return
    with _opened(library) as opened:
        traced = Tracer(opened).trace(mandate or "")
    if as_json:
        _print_json(traced.as_json())
        return
    from assistant.mandate.say import trace_text

    click.echo(trace_text(traced))


@commands.command()
@click.argument("left")
@click.argument("right")
@_shared
def compare(left: str, right: str, as_json: bool, library: Path | None) -> None:
    """Compare two resolutions, LEFT the older one, paragraph by paragraph."""
    from assistant.compare.compare import compare as compare_symbols
    from assistant.compare.say import comparison_text
    from index.symbol import parse_symbol

    parsed = parse_symbol(left), parse_symbol(right)
    with _opened(library) as opened:
        comparison = compare_symbols(*parsed, opened)
    if as_json:
        _print_json(comparison.as_json())
    else:
        click.echo(comparison_text(comparison))


@commands.command("list")
@_shared
def list_(as_json: bool, library: Path | None) -> None:
    """List the resolutions of the library."""
    from assistant.render import summary_json, summary_line

    with _opened(library) as opened:
        summaries = opened.summaries()
    if as_json:
        _print_json([summary_json(s) for s in summaries])
        return
    for summary in summaries:
        click.echo(summary_line(summary))


@commands.command()
@click.argument("symbol")
@click.argument("paragraph", required=False)
@_shared
def show(symbol: str, paragraph: str | None, as_json: bool, library: Path | None) -> None:
    """Show a resolution, or one PARAGRAPH of it ("3 (a)", "PP5")."""
    from assistant.render import citation_text, resolution_json, resolution_text
    from assistant.show import paragraph_at
    from index.symbol import parse_symbol

    parsed = parse_symbol(symbol)
    with _opened(library) as opened:
        resolution = opened.resolution(parsed)
        source = next(s for s in opened.summaries() if s.symbol == parsed)
    if paragraph is None:
        if as_json:
            _print_json(resolution_json(resolution, source))
        else:
            click.echo(resolution_text(resolution))
        return
    citation = paragraph_at(resolution, paragraph)
    if as_json:
        _print_json(citation.as_json())
    else:
        click.echo(citation_text(citation))


@commands.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@_shared
def add(paths: tuple[Path, ...], as_json: bool, library: Path | None) -> None:
    """Read files or folders into the library."""
    from assistant.render import report_json, report_text
    from index.build import add as add_files
    from index.folder import default_folder

    with _Progress() as progress:
        report = add_files(library or default_folder(), paths, progress=progress)
    for warning in report.warnings:
        click.echo(warning, err=True)
    if as_json:
        _print_json(report_json(report))
    else:
        click.echo(report_text(report))
    if report.refused and not (report.added or report.replaced or report.unchanged):
        sys.exit(2)


@commands.command()
@click.argument("symbols", nargs=-1, required=True)
@_shared
def remove(symbols: tuple[str, ...], as_json: bool, library: Path | None) -> None:
    """Remove resolutions from the library."""
    from index.build import remove as remove_symbols
    from index.folder import default_folder
    from index.symbol import parse_symbol

    parsed = [parse_symbol(s) for s in symbols]
    with _Progress() as progress:
        report = remove_symbols(library or default_folder(), parsed, progress=progress)
    removed = [str(symbol) for symbol, _ in report.removed]
    if as_json:
        _print_json({"removed": removed})
    else:
        click.echo(f"Removed: {', '.join(removed)}.")


@commands.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@_shared
def evaluate(file: Path | None, as_json: bool, library: Path | None) -> None:
    """Score the assistant on a gold FILE (by default on the project's questions on the seeds)."""
    from assistant.ask import Assistant
    from assistant.evaluate import evaluate as evaluate_gold
    from assistant.evaluate import read_gold
    from assistant.opening import gold_file
    from assistant.render import scores_json, scores_text

    gold = read_gold(file or gold_file())
    with _opened(library) as opened, _Progress() as progress:
        scores = evaluate_gold(Assistant(opened), gold,
                               lambda done, total: progress("Asking", done, total))
    if as_json:
        _print_json(scores_json(scores))
    else:
        click.echo(scores_text(scores))


def _opened(folder: Path | None) -> Library:
    from assistant.opening import open_library

    with _Progress() as progress:
        return open_library(folder, progress)


def _print_json(document: Any) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


class _Progress:
    """A bar on stderr for each stage of what takes long; silent where stderr is no terminal."""

    def __init__(self) -> None:
        self._stage = ""
        self._bar: Any = None
        self._done = 0
        self._begun = 0.0

    def __enter__(self) -> _Progress:
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


if __name__ == "__main__":
    main()
