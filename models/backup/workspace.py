"""A folder for what a backup needs meanwhile, which holds everything in the clear: gone afterwards, also when the one before was
killed.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

PREFIX = "cairn-backup-"
HELD = "held"


@contextmanager
def workspace(beside: Path) -> Generator[Path]:
    """A folder of this account's own in `beside`, whose other ones are cleared away when nobody holds them any more."""
    beside.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left in beside.glob(f"{PREFIX}*"):
        _clear(left)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=beside))
    holder = os.open(folder / HELD, os.O_CREAT | os.O_WRONLY, 0o600)
    try:
        fcntl.flock(holder, fcntl.LOCK_EX)  # a kill lets go of it
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(holder)


def _clear(folder: Path) -> None:
    try:
        holder = os.open(folder / HELD, os.O_WRONLY)
    except OSError:  # somebody else's, or just being made
        return
    try:
        fcntl.flock(holder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder, ignore_errors=True)
    except BlockingIOError:
        return
    finally:
        os.close(holder)
