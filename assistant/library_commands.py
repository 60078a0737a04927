"""The commands that look at the library and change it; `cli` adds them to the others."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from assistant.terminal import Progress, opened_library, print_result, shared_options


@click.command("list")
@shared_options
def list_(as_json: bool, library: Path | None) -> None:
    """List the resolutions of the library."""
    from assistant.render import summary_json, summary_line

    with opened_library(library) as opened:
        summaries = opened.summaries()
    if as_json or summaries:  # nothing at all is printed for an empty library
        print_result(as_json, lambda: [summary_json(s) for s in summaries],
                     lambda: "\n".join(map(summary_line, summaries)))


@click.command()
@click.argument("symbol")
@click.argument("paragraph", required=False)
@shared_options
def show(symbol: str, paragraph: str | None, as_json: bool, library: Path | None) -> None:
    """Show a resolution, or one PARAGRAPH of it ("3 (a)", "PP5")."""
    from assistant.render import citation_text, resolution_json, resolution_text
    from assistant.show import paragraph_at
    from index.symbol import parse_symbol

    parsed = parse_symbol(symbol)
    with opened_library(library) as opened:
        resolution = opened.resolution(parsed)
        source = opened.summary(parsed)
    if paragraph is None:
        print_result(as_json, lambda: resolution_json(resolution, source),
                     lambda: resolution_text(resolution))
        return
    citation = paragraph_at(resolution, paragraph)
    print_result(as_json, citation.as_json, lambda: citation_text(citation))


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@shared_options
def add(paths: tuple[Path, ...], as_json: bool, library: Path | None) -> None:
    """Read files or folders into the library."""
    from assistant.render import report_json, report_text
    from index.build import add as add_files
    from index.library.folder import default_folder

    with Progress() as progress:
        report = add_files(library or default_folder(), paths, progress=progress)
    for warning in report.warnings:
        click.echo(warning, err=True)
    print_result(as_json, lambda: report_json(report), lambda: report_text(report))
    if report.refused and not (report.added or report.replaced or report.unchanged):
        sys.exit(2)


@click.command()
@click.argument("symbols", nargs=-1, required=True)
@shared_options
def remove(symbols: tuple[str, ...], as_json: bool, library: Path | None) -> None:
    """Remove resolutions from the library."""
    from index.build import remove as remove_symbols
    from index.library.folder import default_folder
    from index.symbol import parse_symbol

    parsed = [parse_symbol(s) for s in symbols]
    with Progress() as progress:
        report = remove_symbols(library or default_folder(), parsed, progress=progress)
    removed = [str(symbol) for symbol, _ in report.removed]
    print_result(as_json, lambda: {"removed": removed},
                 lambda: f"Removed: {', '.join(removed)}.")
