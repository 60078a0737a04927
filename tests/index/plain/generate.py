"""Resolutions made up for tests: a clean one with known paragraphs, and damage to its layout."""

from __future__ import annotations

import random
import textwrap
from dataclasses import dataclass, field

from hypothesis import strategies as st

from index.plain.openers import entries

WORDS = (
    "the", "progress", "of", "all", "States", "and", "their", "common", "efforts", "towards",
    "the", "peaceful", "use", "of", "new", "resources", "in", "the", "region", "under",
    "international", "law", "with", "a", "view", "to", "lasting", "cooperation", "among", "the",
    "members", "which", "may", "adversely", "affect", "the", "integrity", "of", "the", "marine",
    "environment", "as", "well", "as", "sustained", "economic", "growth", "including", "in",
    "the", "least", "developed", "countries",
)
NAMES = (
    "the Conference on Disarmament, Working Group of the Whole,",
    "the Committee, Building and Planning",
    "on 4 May 1999,", "from 10 to 12 December 2003", "in 2014, 3 States", "1,000 participants",
    "Member States", "(first phase)", "in document A/68/98", "Mr. McDonald of the Office",
)
# Written with a hyphen by the United Nations; in a damaged file it may be lost.
COMPOUNDS = (
    "Secretary-General", "capacity-building", "decision-making", "long-term", "follow-up",
    "Asia-Pacific", "seventy-second", "above-mentioned", "case-by-case",
)
PREAMBULAR = ["Recalling", *(
    e for e in entries("preambular") if " " not in e and not e.startswith("Re"))]
OPERATIVE = [e for e in entries("operative") if e not in ("Strongly", "Values", "Views")]
NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi")


@dataclass(frozen=True)
class Clean:
    """A resolution as it should be read: (number, text) pairs, and the marks in the texts.

    A text holds ``{n}`` where footnote mark n stands.
    """

    symbol: str
    title: str
    preambular: tuple[str, ...]
    operative: tuple[tuple[str, str], ...]
    marks: int
    closing: tuple[str, str] | None

    def plain(self, text: str) -> str:
        for mark in range(1, self.marks + 1):
            text = text.replace(f"{{{mark}}}", "")
        return text


@dataclass(frozen=True)
class Damaged:
    """A clean resolution, and the bytes of a file into which extraction turned it.

    ``seed`` makes the same again; it is all that a failing test prints.
    """

    seed: int
    clean: Clean = field(repr=False)
    data: bytes = field(repr=False)


def damage(seed: int) -> Damaged:
    """The damaged resolution that ``seed`` stands for."""
    rng = random.Random(seed)
    clean = make_clean(rng)
    return Damaged(seed, clean, _Damage(clean, rng).file())


def damaged() -> st.SearchStrategy[Damaged]:
    """Damaged resolutions of every shape, in every combination of damages."""
    return st.integers(0, 2**32).map(damage)


def make_clean(rng: random.Random) -> Clean:
    """A clean resolution: points, points of points, names that look like openers."""
    marks = 0

    def sentence(opener: str, end: str) -> str:
        nonlocal marks
        words = [opener]
        for _ in range(rng.randint(1, 5)):
            words += rng.sample(WORDS, rng.randint(2, 9))
            if rng.random() < 0.25:
                words.append(rng.choice(NAMES))
            if rng.random() < 0.25:
                words.append(rng.choice(COMPOUNDS))
            if rng.random() < 0.12:
                marks += 1
                words[-1] = words[-1].rstrip(",") + f" States,{{{marks}}} to whom"
        text = " ".join(words).rstrip(",") + " equally" + end
        if rng.random() < 0.15:
            marks += 1
            text += f"{{{marks}}}"
        return text

    preambular = tuple(sentence(rng.choice(PREAMBULAR), ",") for _ in range(rng.randint(0, 6)))
    operative: list[tuple[str, str]] = []
    count = rng.randint(1, 7)
    for n in range(1, count + 1):
        last = n == count
        points = rng.choice((0, 0, 0, 2, 3, 10)) if not last else 0
        end = ":" if points else "." if last else ";"
        operative.append((str(n), sentence(rng.choice(OPERATIVE), end)))
        for p in range(points):
            letter = "abcdefghijkl"[p]
            inner = rng.choice((0, 0, 0, 2, 4, 6))
            end = ":" if inner else ";"
            operative.append((f"{n} ({letter})", sentence("To", end)))
            operative += [(f"{n} ({letter}) ({NUMERALS[q]})", sentence("The", ";"))
                          for q in range(inner)]
    session, number = rng.randint(31, 90), rng.randint(1, 330)
    closing = (f"{rng.randint(1, 99)}th plenary meeting", "27 December 2013")
    title = " ".join(["Developments", *rng.sample(WORDS, rng.randint(2, 9)), "today"])
    return Clean(f"{session}/{number}", title, preambular, tuple(operative), marks,
                 closing if rng.random() < 0.7 else None)


class _Damage:
    """One way of damaging; each choice is made once a file or once a line, as files do."""

    def __init__(self, clean: Clean, rng: random.Random) -> None:
        self.clean, self.rng = clean, rng
        self.width = rng.choice((60, 72, 80, 95))
        self.loose_marks = rng.random() < 0.5
        self.indent = rng.choice(("", " ", "  ", "random"))
        self.blanks = rng.choice(("none", "all", "between", "random"))
        self.pages = rng.random() < 0.5
        self.footnotes = rng.random() < 0.5
        self.lost_hyphens = rng.choice((0.0, 0.5, 1.0))
        self.page, self.noted = 1, 0

    def file(self) -> bytes:
        clean = self.clean
        blocks = [textwrap.wrap(f"{clean.symbol}. {clean.title}", 50), ["The General Assembly,"]]
        blocks += [self.wrap(text) for text in clean.preambular]
        for number, text in clean.operative:
            label = number.split(" ")[-1]
            label = label if label.startswith("(") else f"{label}."
            if self.rng.random() < 0.3:
                blocks.append([label, *self.wrap(text)])
            else:
                blocks.append(self.wrap(f"{label} {text}"))
        if clean.closing:
            blocks.append(list(clean.closing))
        lines: list[str] = []
        for i, block in enumerate(blocks):
            for k, line in enumerate(block):
                lines += self.spaced(line, first=k == 0, body=1 < i < len(blocks) - 1)
        text = self.rng.choice(("\n", "\r\n")).join(lines)
        if self.rng.random() < 0.2:
            text = text.replace(" States", "\u00a0States").replace(" of ", " \u200bof ")
        return text.encode("utf-8-sig" if self.rng.random() < 0.2 else "utf-8")

    def wrap(self, text: str) -> list[str]:
        for mark in range(1, self.clean.marks + 1):
            text = text.replace(f"{{{mark}}}", f" {mark}" if self.loose_marks else str(mark))
        lines = textwrap.wrap(text, self.width, break_on_hyphens=True)
        joined: list[str] = []
        for line in lines:
            at_hyphen = joined and joined[-1].endswith("-")
            if at_hyphen and self.rng.random() < self.lost_hyphens:
                joined[-1] = joined[-1][:-1] + line
            else:
                joined.append(line)
        return joined

    def spaced(self, line: str, *, first: bool, body: bool) -> list[str]:
        """The line with its white space, and what the page puts in front of it."""
        front: list[str] = []
        if self.pages and body and self.rng.random() < 0.08:
            self.page += 1
            front = self.page_break()
        if self.blanks == "all" or (self.blanks == "between" and first) \
                or (self.blanks == "random" and self.rng.random() < 0.3):
            front.append("")
        indent = self.indent if first else ""
        if self.indent == "random":
            indent = " " * self.rng.randint(0, 2)
        return [*front, indent + line + self.rng.choice(("", " "))]

    def page_break(self) -> list[str]:
        notes: list[str] = []
        if self.footnotes:
            self.noted += 1
            notes = [f"{self.noted} See A/51/{260 + self.noted}, annex."]
        symbol = f"A/RES/{self.clean.symbol}"
        return self.rng.choice((
            ["_______________ ", *notes, f"{self.page}/99"],
            ["_______________ ", *notes],
            ["_______________ ", *notes, "13-45463", "\f" + symbol],
            [*notes, symbol, f"{self.page}/99"],
            [f"{symbol} {self.clean.title}"],
            ["/...", symbol],
        ))
