"""An `add` killed at random moments and run again, against one that went through.

    HF_HUB_OFFLINE=1 python tests/benchmark/kill.py FOLDER [--kills 5] [--seed 1]

Adds the resolutions in FOLDER to one library in one go, and to another that is killed (SIGKILL) so
many times at random moments; says whether both hold the same: resolutions, paragraphs and their
ids, what a search by meaning and by words finds, and the tokens.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("HF_HUB_OFFLINE", "1")


def start(library: Path, folder: Path) -> subprocess.Popen[bytes]:
    """`assistant add` as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "assistant", "add", str(folder), "--library", str(library)],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def differences(one: Path, other: Path) -> list[str]:
    """What two libraries do not have in common."""
    from index.store import Library

    found = []
    with Library.open(one) as a, Library.open(other) as b:
        if a.symbols != b.symbols:
            found.append("symbols")
        for symbol in a.symbols:
            if a.resolution(symbol) != b.resolution(symbol) or a.ids(symbol) != b.ids(symbol):
                found.append(str(symbol))
        ids = [id_ for symbol in a.symbols for id_ in a.ids(symbol)]
        for id_ in random.Random(3).sample(ids, min(200, len(ids))):
            text = a.paragraph(id_).paragraph.governed_text
            vector = a.encoder.encode([text])
            if a.search_meaning(vector, 20) != b.search_meaning(vector, 20):
                found.append(f"meaning of paragraph {id_}")
            words = [(word, 1.0) for word in text.split()[:6]]
            if a.search_words(words, 20) != b.search_words(words, 20):
                found.append(f"words of paragraph {id_}")
            ours, theirs = a.tokens(id_), b.tokens(id_)
            if not (np.array_equal(ours.vectors, theirs.vectors)
                    and np.array_equal(ours.offsets, theirs.offsets)):
                found.append(f"tokens of paragraph {id_}")
    return found


def main() -> None:
    """Build, kill, resume, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    moments = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as scratch:
        whole, broken = Path(scratch) / "whole", Path(scratch) / "broken"
        begun = time.perf_counter()
        if start(whole, options.folder).wait():
            sys.exit("The library could not be built.")
        takes = time.perf_counter() - begun
        print(f"in one go: {takes:.0f} seconds")
        for _ in range(options.kills):
            after = moments.uniform(0.05, 0.5) * takes
            running = start(broken, options.folder)
            time.sleep(after)
            running.send_signal(signal.SIGKILL)
            print(f"killed after {after:.1f} seconds, it said {running.wait()}")
        if start(broken, options.folder).wait():
            sys.exit("The killed add could not be finished.")
        found = differences(whole, broken)
        print("the same" if not found else f"{len(found)} differences: {', '.join(found[:9])}")


if __name__ == "__main__":
    main()
