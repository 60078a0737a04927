"""A quotation as it was written: its words, what it marks as left out, what it puts in brackets.

The marks are those of the United Nations Editorial Manual ("Quotations"): an ellipsis, bare or
in brackets, for an omission; square brackets for what the writer of the quotation added.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from assistant.quotation.page_furniture import without_furniture
from assistant.quotation.tokens import OMISSION, QUOTE, Token, tokens
from index.errors import InputError

MOST_WORDS = 2000
"""Words of one quotation; whoever pastes more wants a whole draft checked."""

_FINAL = frozenset(".,;:")
_CLOSING = {"[": "]", "(": ")", "<": ">", "{": "}"}
# "[(a) and (b) omitted]"; what the writer says of emphasis and notes leaves no wording out.
_SAYS_OMITTED = re.compile(
    r"\[(?![^\]]*(?:emphas|italic|footnote|notes?\b|citation|reference))[^\]]*"
    r"\b(?:omitted|omission|omissis|left out|elided)\b[^\]]*\]", re.IGNORECASE)
_OF_THE_WRITER = re.compile(
    r"(?:my |our )?(?:emphas[ie]s|italics?|bold|translation|underlining)"
    r"(?: (?:added|mine|ours|supplied|in original|omitted))?|sic", re.IGNORECASE)
_SHORTEST_STEM = 3  # letters
_TOKENS_A_WORD = 2  # at most, with the marks between them, in one quotation
_LONGEST_INSERTION = 40  # tokens; a bracket left open must not swallow the quotation


class ItemKind(StrEnum):
    """What an item of a quotation stands for."""

    TOKEN = "token"
    INITIAL = "initial"  # "[T]he": a word whose first letter's case the writer changed
    ENDING = "ending"  # "invite[d]": a word whose inflection the writer changed
    OMISSION = "omission"
    INSERTION = "insertion"


@dataclass(frozen=True, slots=True)
class Item:
    """One item: a token to be found in the source, or a mark of the writer's.

    ``start`` and ``end`` are offsets into the quotation; ``key`` is what a token is compared by.
    """

    kind: ItemKind
    key: str
    start: int
    end: int
    is_word: bool = False
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, its outer quotation marks and its final punctuation taken off.

    ``items`` read its ellipses and brackets as the writer's marks, ``literal`` as characters of
    the source; ``final`` is the punctuation mark at its end.
    """

    text: str
    items: tuple[Item, ...]
    literal: tuple[Item, ...]
    final: Token | None

    @property
    def words(self) -> int:
        """How many words it has, those in brackets not counted."""
        return sum(item.is_word for item in self.items)

    @property
    def omits(self) -> bool:
        """Whether it marks an omission."""
        return any(i.kind is ItemKind.OMISSION for i in self.items)

    @property
    def marked(self) -> bool:
        """Whether it marks an omission or an addition."""
        return any(i.kind is not ItemKind.TOKEN for i in self.items)


def read_quote(text: str) -> Quote:
    """Read a quotation as somebody pasted it.

    Raises InputError where it is empty, has more than MOST_WORDS words or control characters.
    """
    read = _from_markup(text)
    _refuse(read)
    found = without_furniture(read, tokens(read))
    words = sum(token.is_word for token in found)
    if not words:
        raise InputError("The quotation has no words; paste the wording to check.")
    words = max(words, len(found) // _TOKENS_A_WORD)
    if words > MOST_WORDS:
        raise InputError(
            f"The quotation has {words:,} words; check at most {MOST_WORDS:,} at a time, or the "
            "whole draft as a document."
        )
    body, final = _without_edges(found)
    return Quote(text, tuple(_interpreted(read, body)), tuple(map(_literal, body)), final)


# What a copy of a web page's source has for letters and around them; "<…>" is an omission, and
# "<a few of them>" the writer's own.
_ATTRIBUTE = r"\s+[\w:-]+\s*=\s*(?:\"[^\"]{0,300}\"|'[^']{0,300}'|[^\s<>\"']{1,300})"
_TAG = re.compile(
    r"</?(?P<name>i|em|b|strong|u|span|font|small|sup|sub|a|p|br|div|q|blockquote|cite|li|ul|ol|td|tr"
    rf"|h[1-6])(?:{_ATTRIBUTE}){{0,8}}\s*/?>", re.IGNORECASE)
_INLINE = frozenset(("i", "em", "b", "strong", "u", "span", "font", "small", "sup", "sub", "a", "q",
                     "cite"))
_NOTE = re.compile(r"<sup>\s*(?:<a\b[^<>]{0,300}>)?\[?\d{1,3}\]?(?:</a>)?\s*</sup>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
# "**Demands** that", "_Requests_ the": emphasis of Markdown; "• To ensure": a list's own signs.
_EMPHASIS = re.compile(
    r"(?<![\w*_])(\*{1,3}|_{1,3})(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\1(?![\w*_])")
_UNSEEN = "\u200b"
_BULLET = re.compile(r"^[ \t]*(?:[•◦▪‣●○·]|[-*](?=[ \t]+[A-Z(]))[ \t]+", re.MULTILINE)


def _from_markup(text: str) -> str:
    """The quotation without the tags and entities of HTML, emphasis and bullets, and as long:
    what is taken out leaves characters that are never seen, or blanks where a line ends."""
    if "<" in text:
        text = _TAG.sub(_tag, _NOTE.sub(_unseen, text))
    text = _ENTITY.sub(_entity, text)
    for _ in range(2):  # "**_Calls_**"
        text = _EMPHASIS.sub(
            lambda m: _UNSEEN * len(m[1]) + m[2] + _UNSEEN * len(m[1]), text)
    return _BULLET.sub(lambda bullet: " " * len(bullet.group()), text)


def _tag(tag: re.Match[str]) -> str:
    return _unseen(tag) if tag["name"].lower() in _INLINE else " " * len(tag.group())


def _unseen(match: re.Match[str]) -> str:
    return _UNSEEN * len(match.group())


def _entity(entity: re.Match[str]) -> str:
    return html.unescape(entity.group()).ljust(len(entity.group()), _UNSEEN)


def _refuse(text: str) -> None:
    for place, character in enumerate(text):
        if unicodedata.category(character) in ("Cc", "Cs") and not character.isspace():
            raise InputError(
                f"The quotation has the control character U+{ord(character):04X} at character "
                f"{place + 1}; paste it as plain text."
            )


def _without_edges(found: list[Token]) -> tuple[list[Token], Token | None]:
    """The tokens between the outer quotation marks, and the punctuation mark at the end.

    The mark may stand on either side of the closing quotation mark.
    """
    start, end = 0, len(found)
    while start < end and found[start].key == QUOTE:
        start += 1
    final = None
    while end > start and (found[end - 1].key == QUOTE
                           or (final is None and found[end - 1].key in _FINAL)):
        end -= 1
        if found[end].key in _FINAL:
            final = found[end]
    return found[start:end], final


def _literal(token: Token) -> Item:
    return Item(ItemKind.TOKEN, token.key, token.start, token.end, token.is_word, token.breaks)


def _interpreted(text: str, body: list[Token]) -> list[Item]:
    items: list[Item] = []
    at = 0
    while at < len(body):
        token = body[at]
        close = _closing(body, at)
        if token.key == OMISSION:
            items.append(Item(ItemKind.OMISSION, OMISSION, token.start, token.end))
        elif close is not None:
            at = _bracketed(text, body, at, close, items)
            continue
        else:
            items.append(_literal(token))
        at += 1
    return items


def _closing(body: list[Token], at: int) -> int | None:
    """The index of the bracket that closes the one at ``at``, if it is the writer's bracket."""
    closing = _CLOSING.get(body[at].key)
    if closing is None:
        return None
    for end in range(at + 1, min(at + _LONGEST_INSERTION, len(body))):
        if body[end].key == closing:
            inside = [token.key for token in body[at + 1 : end]]
            # Other brackets are the text's own, but "(…)" and "<…>" are marks of omission too,
            # and "(emphasis added)" is the writer's.
            own = closing == "]" or inside == [OMISSION] or _OF_THE_WRITER.fullmatch(
                " ".join(inside))
            return end if own else None
    return None


def _bracketed(text: str, body: list[Token], at: int, close: int, items: list[Item]) -> int:
    """Add the item for the brackets from ``at`` to ``close``; returns where to go on."""
    inside = body[at + 1 : close]
    start, end = body[at].start, body[close].end
    if (not inside or all(token.key == OMISSION for token in inside)
            or _SAYS_OMITTED.fullmatch(text, start, end)):
        items.append(Item(ItemKind.OMISSION, OMISSION, start, end))
        return close + 1
    follower = body[close + 1] if close + 1 < len(body) else None
    initial = inside[-1]
    if (len(initial.key) == 1 and initial.key.isalpha()
            and follower is not None and follower.is_word and follower.start == end):
        if len(inside) > 1:  # "[The Assembly d]ecides"
            items.append(Item(ItemKind.INSERTION, f"{text[start : inside[-2].end]}]", start,
                              inside[-2].end))
            start = initial.start
        items.append(Item(ItemKind.INITIAL, initial.key + follower.key, start, follower.end,
                          is_word=True))
        return close + 2
    before = items[-1] if items else None
    if (before is not None and before.is_word and before.end == start and len(inside) == 1
            and inside[0].key.isalpha() and before.kind is ItemKind.TOKEN
            and len(before.key) >= _SHORTEST_STEM):
        items[-1] = Item(ItemKind.ENDING, before.key, before.start, end, is_word=True)
        return close + 1
    items.append(Item(ItemKind.INSERTION, text[start:end], start, end))
    return close + 1
