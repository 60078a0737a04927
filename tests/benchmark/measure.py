"""How quick and how large, against the plain way, in one run: `python -m tests.benchmark.measure`.

    HF_HUB_OFFLINE=1 python tests/benchmark/measure.py FOLDER [--paragraphs 6000]

Reads the resolutions in FOLDER, takes whole series of them (all that share a title, as a library
of several sessions holds them) until there are so many paragraphs (0: all), and measures

- indexing: `assistant add` without the reading of files, against `SentenceTransformer.encode`
  with its defaults on the same paragraphs;
- the library on disk, opening it, a warm search, and the memory of a process that serves it.

No test: what it prints depends on the machine and on what else runs there.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("HF_HUB_OFFLINE", "1")


def chosen(folder: Path, paragraphs: int) -> tuple[list[Path], list[str]]:
    """The files of whole series with about so many paragraphs, and the paragraphs' words."""
    from index.files import find_files, sort_files

    files, _ = find_files([folder])
    places = {path.name: path for path in files}
    series: dict[str, list[object]] = {}
    for new in sort_files(files, {}).new:
        series.setdefault(new.resolution.title, []).append(new)
    titles = sorted(series)
    random.Random(7).shuffle(titles)
    texts: list[str] = []
    names: dict[str, Path] = {}
    for title in titles:
        for new in series[title]:
            names[new.file_name] = places[new.file_name]
            texts += [p.governed_text for p in new.resolution.paragraphs]
        if 0 < paragraphs <= len(texts):
            break
    return list(names.values()), texts


def plain(texts: list[str]) -> float:
    """Seconds of `SentenceTransformer.encode` with its defaults, in fp32."""
    from sentence_transformers import SentenceTransformer

    from index.embedding.embed import packaged_folder

    model = SentenceTransformer(str(packaged_folder()), device="cpu")
    model.max_seq_length = 256  # what the model was published with
    model.encode(texts[:64])
    started = time.perf_counter()
    model.encode(texts)
    return time.perf_counter() - started


def ours(files: list[Path], place: Path) -> tuple[float, float]:
    """Seconds of all but the reading of files, and of the model's part of it."""
    from index.build import add
    from index.embedding.embed import load_encoder

    load_encoder()
    marks: dict[str, list[float]] = {}
    add(place, files, progress=lambda stage, done, total: marks.setdefault(stage, []).append(
        time.perf_counter()))
    ended = time.perf_counter()
    return ended - marks["reading"][-1], marks["embedding"][-1] - marks["embedding"][0]


SERVE = """
import sys, time
sys.path.insert(0, sys.argv[1])
started = time.perf_counter()
from pathlib import Path
from index.store import Library
imported = time.perf_counter()
library = Library.open(Path(sys.argv[2]))
opened = time.perf_counter()
from assistant.ask import Assistant
from assistant.question.question import understand
assistant = Assistant(library)
retriever = assistant._retriever
questions = [library.title(s) for s in library.symbols][:60]
asked = [understand(f"What is decided on {q}?", library.symbols, retriever.known)
         for q in questions]
taken = []
for turn in range(2):  # the first warms what stays in memory
    taken = []
    for question in asked:
        begun = time.perf_counter()
        retriever.find(question)
        taken.append(time.perf_counter() - begun)
taken.sort()
print(opened - imported, taken[len(taken) // 2], taken[len(taken) * 9 // 10],
      next(int(line.split()[1]) for line in open("/proc/self/status") if "VmHWM" in line) / 1000)
"""


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--paragraphs", type=int, default=6000)
    parser.add_argument("--library", type=Path, help="serve this library, made before")
    options = parser.parse_args()
    files, texts = chosen(options.folder, options.paragraphs)
    print(f"{len(files)} files, {len(texts)} paragraphs, {len(set(texts))} of them different")
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / "library"
        whole, model = ours(files, place)
        baseline = plain(texts)
        print(f"plain encode      {len(texts) / baseline:8.0f} paragraphs a second")
        print(f"ours, the model   {len(texts) / model:8.0f}  ({baseline / model:.2f} times)")
        print(f"ours, all of it   {len(texts) / whole:8.0f}  ({baseline / whole:.2f} times)")
        served = options.library or place
        size = sum(p.stat().st_size for p in served.rglob("*") if p.is_file())
        print(f"library on disk   {size / 1e6:8.0f} MB")
        numbers = [float(n) for n in subprocess.run(
            [sys.executable, "-c", SERVE, str(ROOT), str(served)], check=True,
            capture_output=True, text=True).stdout.split()]
    for name, value in zip(
        ("opening, ms", "search p50, ms", "search p90, ms"), numbers[:3], strict=True
    ):
        print(f"{name:17} {value * 1000:8.1f}")
    print(f"memory, serving   {numbers[3]:8.0f} MB")
    print(f"memory, indexing  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:8.0f} MB")


if __name__ == "__main__":
    main()
