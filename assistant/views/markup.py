"""All the HTML of the page, and the one place where text becomes HTML or Markdown.

Text comes from files, questions and addresses, so every function here escapes what it is
given: nothing that a text holds is ever read as HTML, Markdown, a formula or an emoji.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby
from types import MappingProxyType

Attributes = Mapping[str, str]
_NONE: Attributes = MappingProxyType({})

# A word that Streamlit's Markdown shows as it stands. One colon at the end is safe: short codes
# (:smile:), directives (:red[…]) and web addresses need something right after theirs. A double
# hyphen would become a dash.
_PLAIN_WORD = re.compile(
    r"""(?!.*(?:www\.|--)) [("'“‘]* [^\W_] (?:[^\W_] | [(),.;?/%'"“”‘’–—-])* :?""",
    re.VERBOSE | re.IGNORECASE,
)


def literal(text: str) -> str:
    """Markdown that shows ``text`` as it stands, for widgets that take nothing but Markdown.

    White space is reduced to single spaces. Words that could mean something in Markdown are put
    in code spans, where nothing is interpreted; a backslash would not do, because short codes
    and bare web addresses are looked for after the backslashes are gone.
    """
    words = text.split()
    plain = [bool(_PLAIN_WORD.fullmatch(word)) for word in words]
    if words:  # "1." or "-" at the beginning would open a list
        plain[0] = plain[0] and words[0][0].isalpha()
    runs = groupby(zip(plain, words, strict=True), key=lambda pair: pair[0])
    return " ".join(
        joined if is_plain else _code_span(joined)
        for is_plain, joined in ((p, " ".join(word for _, word in run)) for p, run in runs)
    )


def _code_span(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    padding = " " if "`" in text else ""
    return f"{fence}{padding}{text}{padding}{fence}"


def element(tag: str, text: str, css_class: str = "", also: Attributes = _NONE) -> str:
    """One HTML element around plain text; ``also`` holds further attributes, escaped too."""
    return f"<{tag}{_attributes(css_class, also)}>{escape(text)}</{tag}>"


def block(tag: str, inner: Iterable[str], css_class: str = "", also: Attributes = _NONE) -> str:
    """One HTML element around HTML that this module made."""
    return f"<{tag}{_attributes(css_class, also)}>{''.join(inner)}</{tag}>"


def footnotes(notes: Iterable[str]) -> Iterator[str]:
    """The footnotes to a paragraph as HTML, each a line of its own."""
    return (element("p", f"Footnote: {note}", "footnote") for note in notes)


def marked(text: str, highlights: Iterable[tuple[int, int]]) -> str:
    """``text`` as HTML, the deciding words in ``<mark>``.

    ``highlights`` are (start, end) character offsets into ``text``; those that touch or overlap
    become one mark, those outside the text are cut to it.
    """
    out: list[str] = []
    done = 0
    for start, end in _merged(highlights, len(text)):
        out += [escape(text[done:start]), element("mark", text[start:end])]
        done = end
    return "".join((*out, escape(text[done:])))


def _merged(highlights: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((max(0, s), min(e, length)) for s, e in highlights):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _attributes(css_class: str, also: Attributes) -> str:
    named = {"class": css_class, **also}
    return "".join(f' {name}="{escape(value)}"' for name, value in named.items() if value)
