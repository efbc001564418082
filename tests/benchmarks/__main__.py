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
from typing import NamedTuple

from hrdocs.grammar import load
from hrdocs.pipeline import extract_bytes
from hrdocs.writers.json import dumps
from tests.conftest import COMMAND, FOLDERS, ROOT

RUNS = 7
_NOTICES = 2_400  # in a batch: enough that the start of its workers does not count
EMPTY_TYPER = "import typer\napp = typer.Typer()\n@app.command()\ndef main(name: str = 'x') -> None: ...\napp()"
DATA = [(folder.name, (folder / "notice.txt").read_bytes()) for folder in FOLDERS]
CHARACTERS = sum(len(data.decode()) for _, data in DATA)


class Seconds(NamedTuple):
    """What a piece of work took: by the clock, and of processor time, which says more where others share the machine."""

    clock: float
    cpu: float

    def rate(self, characters: float) -> str:
        """Two cells of the report: million characters a second by the clock and of processor time."""
        return f"{characters / self.clock / 1e6:.2f} | {characters / self.cpu / 1e6:.2f}"


def measured(work: Callable[[], object]) -> Seconds:
    """The time of one piece of work, in this process and those that it starts."""
    start, used = time.perf_counter(), _processor_time()
    work()
    return Seconds(time.perf_counter() - start, _processor_time() - used)


def _processor_time() -> float:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def median(work: Callable[[], object], runs: int = RUNS) -> Seconds:
    """The median time of a piece of work, after one run that is not counted."""
    work()
    times = [measured(work) for _ in range(runs)]
    return Seconds(statistics.median(time.clock for time in times), statistics.median(time.cpu for time in times))


def pipeline() -> None:
    """All stages and the JSON of the corpus, in this process."""
    grammar = load()
    for name, data in DATA:
        dumps(extract_bytes(data, name, grammar))


def process(*arguments: str, runs: int = RUNS) -> Seconds:
    """The median time of a whole process, with byte code and patterns kept by the run that is not counted.

    Byte code is what an installer writes; here `PYTHONDONTWRITEBYTECODE` is taken away, lest every run compile the modules.
    """
    room = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return median(lambda: subprocess.run(arguments, check=True, capture_output=True, cwd=ROOT, env=room), runs)


def batch(folder: Path, jobs: int) -> Seconds:
    """The time that a batch of a folder takes with so many workers, nothing cached."""
    with tempfile.TemporaryDirectory() as out:
        return process(*COMMAND, "batch", str(folder), "-o", f"{out}/all.jsonl", "-j", str(jobs), "--no-cache", runs=3)


def grown(size: int) -> bytes:
    """The corpus repeated to about so many bytes."""
    once = b"\n".join(data for _, data in DATA)
    return (once * (size // len(once) + 1))[:size].decode("utf-8", "ignore").encode()


def growth(size: int) -> tuple[float, float]:
    """Processor seconds and peak memory (MB) of one text of a size, in a process of its own."""
    child = (
        "import resource, sys, time\nfrom tests.benchmarks.__main__ import grown, extract_bytes, dumps, load\n"
        "data, grammar = grown(int(sys.argv[1])), load()\nextract_bytes(data[:3000], 'x', grammar)\n"
        "start = time.process_time()\ndumps(extract_bytes(data, 'x', grammar))\n"
        "print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
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
        return "| jionlp `extract_money` alone | not installed (`pip install jionlp`) | |"
    texts = [data.decode() for _, data in DATA]
    seconds = median(lambda: [jionlp.ner.extract_money(text) for text in texts])
    return f"| jionlp `extract_money` alone, same text, same run | {seconds.rate(CHARACTERS)} |"


def main() -> None:
    """Print the report."""
    seconds = median(pipeline, 5 * RUNS)  # the interpreter itself takes some rounds to get warm
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}\n")
    print("| million characters a second | by the clock | of processor time |\n|---|---|---|")
    print(f"| whole pipeline and JSON, one warm process | {seconds.rate(CHARACTERS)} |")
    print(other_library())
    with tempfile.TemporaryDirectory() as room:
        for i in range(_NOTICES):
            name, data = DATA[i % len(DATA)]
            Path(room, f"{i:04}-{name}.txt").write_bytes(data)
        one, two = batch(Path(room), 1), batch(Path(room), 2)
        total = CHARACTERS * _NOTICES / len(DATA)
        print(f"| `batch` of {_NOTICES:,} notices, one worker | {one.rate(total)} |")
        print(f"| the same, two workers: {one.clock / two.clock:.2f} times as fast | {two.rate(total)} |")
    empty, bare = process(sys.executable, "-c", EMPTY_TYPER), process(sys.executable, "-c", "pass")
    cold = process(*COMMAND, "extract", str(FOLDERS[0] / "notice.txt"))
    version = process(*COMMAND, "--version")
    print("\n| processor time of a command from cold | milliseconds | against |\n|---|---|---|")
    print(
        f"| `hrdocs extract` of one notice | {cold.cpu * 1000:.0f} | {cold.cpu / empty.cpu:.2f} empty typer commands |"
    )
    print(f"| `hrdocs --version` | {version.cpu * 1000:.0f} | {version.cpu / bare.cpu:.2f} empty interpreters |")
    print("\n| size of one text | processor seconds | microseconds a byte | peak memory |\n|---|---|---|---|")
    for size in (10_000, 100_000, 1_000_000, 10_000_000):
        seconds, memory = growth(size)
        print(f"| {size / 1000:,.0f} KB | {seconds:.3f} | {seconds / size * 1e6:.3f} | {memory:.0f} MB |")
    print(f"\nPeak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
