"""Files and folders that only the account that runs Cairn may read: the database holds members' names, and keys lie beside it."""

import os
from contextlib import suppress
from pathlib import Path

FILE, FOLDER = 0o600, 0o700


def private_database(url: str) -> None:
    """The file of a SQLite database and what SQLite writes beside it; new ones beside it get the rights of the file."""
    path = url.removeprefix("sqlite:///")
    private_file(Path(path))
    for beside in (Path(path + ending) for ending in ("-wal", "-shm")):
        if beside.exists():
            private_file(beside)


def private_file(path: Path) -> None:
    """The file, made if there is none, and taken from everybody else. One that belongs to another account is left to it."""
    private_folder(path.parent)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE))
    _take(path, FILE)


def private_folder(path: Path) -> None:
    """The folder, made if there is none. One that was there before keeps its rights: it may hold what is not Cairn's."""
    if not path.is_dir():
        path.mkdir(FOLDER, parents=True, exist_ok=True)


def own_folder(path: Path) -> None:
    """A folder that holds nothing but what is Cairn's, made if there is none and taken from everybody else."""
    private_folder(path)
    _take(path, FOLDER)


def write_private(path: Path, data: bytes) -> None:
    """Into a new file that nobody else may read. Raises FileExistsError."""
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE), "wb") as file:
        file.write(data)


def _take(path: Path, rights: int) -> None:
    with suppress(PermissionError):
        if path.stat().st_mode & 0o777 & ~rights:
            path.chmod(rights)
