"""`make bench`: characters a second, cold start, memory, growth; prints a Markdown report for docs/performance.md.

Everything is measured in this run on this machine: the whole pipeline with JSON in one warm process, all cores through
`hrdocs batch`, the installed command from cold, peak memory and time on growing inputs, and, where it is installed,
another library's search for sums alone over the same text.
"""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from hrdocs.grammar import load
from hrdocs.pipeline import extract_bytes
from hrdocs.writers.json import dumps
from tests.conftest import COMMAND, FOLDERS, ROOT

RUNS = 7
EMPTY_TYPER = "import typer\napp = typer.Typer()\n@app.command()\ndef main(name: str = 'x') -> None: ...\napp()"
DATA = [(folder.name, (folder / "notice.txt").read_bytes()) for folder in FOLDERS]
CHARACTERS = sum(len(data.decode()) for _, data in DATA)


def median(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median time of a piece of work, after one run that is not counted."""
    work()
    times: list[float] = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def pipeline() -> None:
    """All stages and the JSON of the corpus, in this process."""
    grammar = load()
    for name, data in DATA:
        dumps(extract_bytes(data, name, grammar))


def process(*arguments: str, runs: int = RUNS) -> float:
    """The median time of a whole process, byte code cached as after any installation."""
    room = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return median(lambda: subprocess.run(arguments, check=True, capture_output=True, cwd=ROOT, env=room), runs)


def batch(folder: Path, jobs: int) -> float:
    """Seconds that a batch of a folder takes with so many workers, nothing cached."""
    with tempfile.TemporaryDirectory() as out:
        start = time.perf_counter()
        arguments = [*COMMAND, "batch", str(folder), "-o", f"{out}/all.jsonl", "-j", str(jobs), "--no-cache"]
        subprocess.run(arguments, check=True, capture_output=True, cwd=ROOT)
        return time.perf_counter() - start


def grown(size: int) -> bytes:
    """The corpus repeated to about so many bytes."""
    once = b"\n".join(data for _, data in DATA)
    return (once * (size // len(once) + 1))[:size].decode("utf-8", "ignore").encode()


def growth(size: int) -> tuple[float, float]:
    """Seconds and peak memory (MB) of one text of a size, in a process of its own."""
    child = (
        "import resource, sys, time\nfrom tests.benchmarks.__main__ import grown, extract_bytes, dumps, load\n"
        "data, grammar = grown(int(sys.argv[1])), load()\nextract_bytes(data[:3000], 'x', grammar)\n"
        "start = time.perf_counter()\ndumps(extract_bytes(data, 'x', grammar))\n"
        "print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    arguments = [sys.executable, "-c", child, str(size)]
    done = subprocess.run(arguments, check=True, capture_output=True, text=True, cwd=ROOT)
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


def other_library() -> str:
    """Another library's extraction of sums alone over the same text."""
    try:
        import jionlp  # pyright: ignore
    except ImportError:
        return "| jionlp `extract_money` alone | not installed (`pip install jionlp`) |"
    texts = [data.decode() for _, data in DATA]
    seconds = median(lambda: [jionlp.ner.extract_money(text) for text in texts])
    return f"| jionlp `extract_money` alone, same text, same run | {CHARACTERS / seconds / 1e6:.2f} million characters a second |"


def main() -> None:
    """Print the report."""
    seconds = median(pipeline)
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}\n")
    print("| what | measured |\n|---|---|")
    print(
        f"| whole pipeline and JSON, one warm process | {CHARACTERS / seconds / 1e6:.2f} million characters a second |"
    )
    print(other_library())
    with tempfile.TemporaryDirectory() as room:
        for i in range(600):
            name, data = DATA[i % len(DATA)]
            Path(room, f"{i:04}-{name}.txt").write_bytes(data)
        one, two = batch(Path(room), 1), batch(Path(room), 2)
        total = CHARACTERS * 600 / len(DATA) / 1e6
        print(f"| `batch` of 600 notices, one worker | {one:.1f} s, {total / one:.2f} million characters a second |")
        print(f"| the same, two workers | {two:.1f} s, {one / two:.2f} times as fast |")
    empty, bare = process(sys.executable, "-c", EMPTY_TYPER), process(sys.executable, "-c", "pass")
    cold = process(*COMMAND, "extract", str(FOLDERS[0] / "notice.txt"))
    version = process(*COMMAND, "--version")
    print(
        f"| `hrdocs extract` of one notice, cold | {cold * 1000:.0f} ms, {cold / empty:.2f} times an empty typer command |"
    )
    print(f"| `hrdocs --version` | {version * 1000:.0f} ms, {version / bare:.2f} times an empty interpreter |")
    print("\n| size of one text | seconds | microseconds a byte | peak memory |\n|---|---|---|---|")
    for size in (10_000, 100_000, 1_000_000, 10_000_000):
        seconds, memory = growth(size)
        print(f"| {size / 1000:,.0f} KB | {seconds:.3f} | {seconds / size * 1e6:.3f} | {memory:.0f} MB |")
    print(f"\nPeak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
