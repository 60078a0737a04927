"""Reading a draft that quotes resolutions: text, Markdown, DOCX or PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from index.draft.draft import Draft
from index.errors import InputError

_TOO_LARGE = 50_000_000  # bytes: far above any draft, pictures and all
_MOST_LETTERS = 2_000_000  # some 700 pages


def _text(data: bytes, name: str) -> Draft:
    from index.draft.text import read_text_draft

    return read_text_draft(_decoded(data, name), name)


def _markdown(data: bytes, name: str) -> Draft:
    from index.draft.markdown import read_markdown_draft

    return read_markdown_draft(_decoded(data, name), name)


def _docx(data: bytes, name: str) -> Draft:
    from index.draft.docx import read_docx_draft

    return read_docx_draft(data, name)


def _pdf(data: bytes, name: str) -> Draft:
    from index.draft.pdf import read_pdf_draft

    return read_pdf_draft(data, name)


# Each reader is imported when it is needed: their libraries take time to load.
_READERS: Mapping[str, Callable[[bytes, str], Draft]] = {
    ".txt": _text, ".text": _text, ".md": _markdown, ".markdown": _markdown, ".docx": _docx,
    ".pdf": _pdf,
}
DRAFT_ENDINGS = tuple(_READERS)
"""The endings of the files that can be read as a draft."""


def read_draft_file(path: Path) -> Draft:
    """Read the draft in a file. Raises InputError where there is none that can be read."""
    if path.is_dir():
        raise InputError(f"{path} is a folder; name the draft's file.")
    _reader(path.name)
    try:
        _refuse_too_large(path.stat().st_size, path.name)
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error
    return read_draft(data, path.name)


def read_draft(data: bytes, name: str) -> Draft:
    """Read a draft from the bytes of a file, whose ``name`` tells its format.

    Text and Markdown are UTF-8. Raises InputError for a format that is not known, and for a
    file that is empty, too large, damaged, locked, or not what its name says.
    """
    reader = _reader(name)
    if not data.strip():
        raise InputError(f"{name} is empty; name the file that holds the draft.")
    _refuse_too_large(len(data), name)
    draft = reader(data, name)
    if not draft.blocks:
        raise InputError(f"{name} holds no text; name the file that holds the draft.")
    _refuse_too_long(draft.text, name)
    return draft


def _reader(name: str) -> Callable[[bytes, str], Draft]:
    ending = Path(name).suffix.lower()
    if reader := _READERS.get(ending):
        return reader
    known = ", ".join(_READERS)
    raise InputError(f"{name} has no ending of a draft that can be read ({known}); save it as one "
                     "of these, a .doc, .odt or .rtf as .docx.")


def _refuse_too_large(size: int, name: str) -> None:
    if size > _TOO_LARGE:
        raise InputError(f"{name} has {size:,} bytes, and {_TOO_LARGE:,} can be read; take out "
                         "its pictures, or check it in parts.")


def _refuse_too_long(text: str, name: str) -> None:
    if len(text) > _MOST_LETTERS:
        raise InputError(f"{name} has {len(text):,} letters, and {_MOST_LETTERS:,} can be "
                         "checked at a time; check it in parts.")


def _decoded(data: bytes, name: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not UTF-8 (byte {error.start}); save it as UTF-8 text.") \
            from error
    if "\0" in text:
        raise InputError(f"{name} is no text (it has a zero byte at character "
                         f"{text.index(chr(0))}); save it as UTF-8 text.")
    _refuse_too_long(text, name)  # before it is read: the readers need time for each letter
    return text.replace("\r\n", "\n").replace("\r", "\n")
