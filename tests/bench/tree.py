"""What the tree is like at a revision, so that it can be compared: files, their lengths and names, circles and arrows up.

    .venv/bin/python tests/bench/tree.py [REVISION …]

Without a revision it looks at the files as they lie here.
"""

import re
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from statistics import median

HERE = Path(__file__).parents[2]
sys.path.insert(0, str(HERE))

from tests.support.sources import FLOORS, arrows, circles, imported, lines, python_files, scripts  # noqa: E402

LONGEST_FILE = 200
HEADS = ("", "files", "median lines", "longest", f"over {LONGEST_FILE}", "in -ing", "names twice")


@contextmanager
def checkout(revision: str) -> Iterator[Path]:
    """The files of a revision in a folder of their own."""
    if not revision:
        yield HERE
        return
    packed = subprocess.run(["git", "archive", revision], cwd=HERE, check=True, capture_output=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(packed)) as files:
            files.extractall(folder, filter="data")
        yield Path(folder)


def row(name: str, files: list[Path]) -> tuple[object, ...]:
    lengths = [lines(path) for path in files]
    names = Counter(path.name for path in files if path.name not in {"__init__.py", "examples.py", "conftest.py"})
    return (
        name,
        len(files),
        f"{median(lengths):.0f}",
        max(lengths),
        sum(length > LONGEST_FILE for length in lengths),
        sum(path.stem.endswith("ing") for path in files),
        sum(times > 1 for times in names.values()),
    )


def arrows_up(root: Path) -> int:
    """Imports of a floor or room above one's own, by the order that the revision itself keeps."""
    rooms = re.search(r'^ROOMS = "([^"]+)"', (root / "tests/test_architecture.py").read_text(encoding="utf-8"), re.MULTILINE)
    order = [*(f"models.{name}" for name in (rooms[1] if rooms else "").split()), *FLOORS[1:]]
    up = 0
    for path in python_files(root, *FLOORS):
        own = _place(order, ".".join(path.relative_to(root).with_suffix("").parts))
        places = [_place(order, name) for name in imported(path)]
        up += sum(own is not None and place is not None and place > own for place in places)
    return up


def _place(order: list[str], module: str) -> int | None:
    return next((place for place, name in enumerate(order) if f"{module}.".startswith(f"{name}.")), None)


def report(revision: str) -> None:
    with checkout(revision) as root:
        rows = [HEADS, *(row(floor, python_files(root, floor)) for floor in FLOORS)]
        rows += [row("static", scripts(root)), row("tests", python_files(root, "tests"))]
        widths = [max(len(str(line[column])) for line in rows) for column in range(len(HEADS))]
        print(revision or "here")
        for line in rows:
            print("  ".join(str(cell).rjust(width) for cell, width in zip(line, widths, strict=True)))
        groups = circles(arrows(root))
        print(f"circles: {len(groups)} ({sum(map(len, groups))} files)   arrows up: {arrows_up(root)}\n")


if __name__ == "__main__":
    for asked in sys.argv[1:] or [""]:
        report(asked)
