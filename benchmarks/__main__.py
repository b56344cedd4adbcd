"""Run the measures that are named, or all: ``python -m benchmarks [NAME]...``."""

import importlib
import json
import pkgutil
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import measures, plot
from benchmarks.figure import Figure

FILE = Path(__file__).resolve().parents[1] / "build" / "bench.json"


def main(names: Sequence[str]) -> int:
    """Run measures, print their figures, and merge them into build/bench.json and bench.svg; returns the exit code."""
    known = sorted(module.name for module in pkgutil.iter_modules(measures.__path__))
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.stderr.write(f"There is no measure “{unknown[0]}”. There are: {', '.join(known)}.\n")
        return 2
    figures: list[Figure] = []
    for name in names or known:
        for figure in importlib.import_module(f"benchmarks.measures.{name}").measure():
            figures.append(figure)
            sys.stdout.write(line(figure) + "\n")
            sys.stdout.flush()
    merge(FILE, figures)
    missed = [figure for figure in figures if not figure.met]
    for figure in missed:
        sys.stderr.write(f"missed: {figure.what}: {figure.value:.3g} {figure.unit}, required {figure.required}\n")
    return 1 if missed else 0


def line(figure: Figure) -> str:
    """Return a figure as a row of the table."""
    return f"{figure.what:62} {figure.value:>10.4g} {figure.unit:20} {figure.required:8} {'' if figure.met else 'MISSED'}".rstrip()


def merge(path: Path, figures: Sequence[Figure]) -> None:
    """Write figures into a JSON object: each as a number under its key, and under ``details`` what it means; those of measures that did not
    run stay. A plot of those with an upper bound stands beside it."""
    known = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    details = known.get("details", {})
    for figure in figures:
        details[figure.key] = {
            "what": figure.what, "value": round(figure.value, 6), "unit": figure.unit, "required": figure.required,
            "at_most": figure.at_most, "python": platform.python_version()}
    numbers = {key: one["value"] for key, one in sorted(details.items())}
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({**numbers, "details": dict(sorted(details.items()))}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
    path.with_suffix(".svg").write_bytes(plot.svg(details))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
