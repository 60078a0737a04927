"""The command line. Its names and its JSON are a contract with scripts outside the project.

What takes long to import is imported by the command that needs it: ``--help`` is at once.
Progress and warnings go to stderr; with ``--json`` stdout has one JSON document and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import click

from assistant.batch import Fields, answer_lines, read_lines, text_of, text_or_none, texts_of
from assistant.library_commands import add, list_, remove, show
from assistant.terminal import Progress, opened_library, print_result, run, shared_options

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.mandate.trace import Trace
    from assistant.quotation.verdict import Check
    from index.store import Library


class Answered(Protocol):
    """What a question, a quotation or a mandate leads to."""

    def as_json(self, id_: object = None, /) -> dict[str, Any]:
        """It as the contract has it, with the ``id`` that was given."""


Result = TypeVar("Result", bound=Answered)


def main() -> None:
    """Run the command line; exit status 0, 1 or 2 as the contract has it, never a traceback."""
    run(commands)


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=True)
@click.version_option(package_name="un-resolution-assistant", message="%(version)s")
def commands() -> None:
    """Questions about United Nations resolutions, answered from their paragraphs."""


for _command in (add, list_, remove, show):
    commands.add_command(_command)


@commands.command()
@click.argument("question", required=False)
@click.option("--history", multiple=True, metavar="EARLIER",
              help="An earlier question of the conversation; may be repeated, oldest first.")
@click.option("--batch", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
              help="Questions as JSON, one object a line; one result a line comes out.")
@shared_options
def ask(
    question: str | None, history: tuple[str, ...], batch: Path | None, as_json: bool,
    library: Path | None,
) -> None:
    """Answer a plain-language QUESTION from the indexed texts."""
    if (question is None) == (batch is None):
        raise click.UsageError("Give a question, or --batch FILE, and not both.")
    from assistant.ask import Assistant
    from assistant.render import answer_text

    def asking(opened: Library) -> Callable[[Fields], Answer]:
        assistant = Assistant(opened)
        return lambda fields: assistant.ask(
            text_of(fields, "question"), texts_of(fields, "history"))

    _answer({"question": question, "history": list(history)}, batch, asking, answer_text,
            as_json, library)


def _answer(
    given: Fields, batch: Path | None, opens: Callable[[Library], Callable[[Fields], Result]],
    text: Callable[[Result], str], as_json: bool, library: Path | None,
) -> None:
    """Print what comes of each line of a batch or, where there is none, of what was given.

    ``opens`` makes of the library what answers the fields of one line.
    """
    lines = None if batch is None else read_lines(batch)
    with opened_library(library) as opened:
        answer = opens(opened)
        if lines is not None:
            answer_lines(lines, lambda fields: answer(fields).as_json(fields.get("id")))
            return
        result = answer(given)
    print_result(as_json, result.as_json, lambda: text(result))


@commands.command()
@click.argument("quote", required=False)
@click.option("--claimed", metavar="PLACE",
              help="Where the quotation is said to stand: \"A/RES/68/243, para. 4\".")
@click.option("--batch", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
              help="Quotations as JSON, one object a line; one result a line comes out.")
@click.option("--document", type=click.Path(path_type=Path), metavar="FILE",
              help="A draft (text, Markdown, DOCX or PDF): every quotation in it is checked.")
@shared_options
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
    if claimed is not None and batch is not None:
        raise click.UsageError("--claimed goes with a quotation; in a batch each line has its own.")
    if document is not None:
        _check_document(document, as_json, library)
        return
    from assistant.quotation.check import Checker
    from assistant.quotation.say import check_text

    def checking(opened: Library) -> Callable[[Fields], Check]:
        checker = Checker(opened)
        return lambda fields: checker.check(
            text_of(fields, "quote"), text_or_none(fields, "claimed"))

    _answer({"quote": quote, "claimed": claimed}, batch, checking, check_text, as_json, library)


def _check_document(document: Path, as_json: bool, library: Path | None) -> None:
    from assistant.quotation.check import Checker
    from assistant.quotation.document import check_draft
    from assistant.quotation.table import report_text
    from index.draft.read import read_draft_file

    draft = read_draft_file(document)
    with opened_library(library) as opened, Progress() as progress:
        checked = check_draft(Checker(opened), draft,
                              lambda done, total: progress("Checking", done, total))
    print_result(as_json, checked.as_json, lambda: report_text(checked))


@commands.command()
@click.argument("mandate", required=False)
@click.option("--batch", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
              help="Mandates as JSON, one object a line; one result a line comes out.")
@shared_options
def trace(mandate: str | None, batch: Path | None, as_json: bool, library: Path | None) -> None:
    """Find which resolution introduced a MANDATE, and what became of it."""
    if (mandate is None) == (batch is None):
        raise click.UsageError("Give a mandate, or --batch FILE, and not both.")
    from assistant.mandate.say import trace_text
    from assistant.mandate.trace import Tracer

    def tracing(opened: Library) -> Callable[[Fields], Trace]:
        tracer = Tracer(opened)
        return lambda fields: tracer.trace(text_of(fields, "mandate"))

    _answer({"mandate": mandate}, batch, tracing, trace_text, as_json, library)


@commands.command()
@click.argument("left")
@click.argument("right")
@shared_options
def compare(left: str, right: str, as_json: bool, library: Path | None) -> None:
    """Compare two resolutions, LEFT the older one, paragraph by paragraph."""
    from assistant.compare.compare import compare as compare_symbols
    from assistant.compare.say import comparison_text
    from index.symbol import parse_symbol

    parsed = parse_symbol(left), parse_symbol(right)
    with opened_library(library) as opened:
        comparison = compare_symbols(*parsed, opened)
    print_result(as_json, comparison.as_json, lambda: comparison_text(comparison))


@commands.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@shared_options
def evaluate(file: Path | None, as_json: bool, library: Path | None) -> None:
    """Score the assistant on a gold FILE (by default on the project's questions on the seeds)."""
    from assistant.ask import Assistant
    from assistant.evaluate import evaluate as evaluate_gold
    from assistant.evaluate import read_gold
    from assistant.opening import gold_file
    from assistant.scores import scores_json, scores_text

    gold = read_gold(file or gold_file())
    with opened_library(library) as opened, Progress() as progress:
        scores = evaluate_gold(Assistant(opened), gold,
                               lambda done, total: progress("Asking", done, total))
    print_result(as_json, lambda: scores_json(scores), lambda: scores_text(scores))


if __name__ == "__main__":
    main()
