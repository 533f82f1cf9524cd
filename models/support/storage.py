"""Where files are kept apart from the database: a folder (`file:///…`) or S3-compatible storage (`s3://bucket/prefix`).

Endpoint and credentials of S3 come from the usual environment (`AWS_ENDPOINT_URL`, `AWS_ACCESS_KEY_ID`, `AWS_REGION`, …). What is
put somewhere is there as a whole or not at all: S3 shows an object when its upload is complete, and a folder is written under
another name first.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from uuid import uuid4

from obstore.exceptions import BaseError
from obstore.store import LocalStore, S3Store

from models.support.private_file import private_folder
from models.support.storage_url import read_storage_url

if TYPE_CHECKING:  # these are not there when it runs
    from obstore import Attributes, ObjectMeta
    from obstore.store import ClientConfig, RetryConfig

PART = ".part"
"""The ending of what is not complete yet."""

FILE = 0o600
ANSWER, CONNECTION = "60s", "5s"
PATIENCE: "RetryConfig" = {"max_retries": 3, "retry_timeout": timedelta(seconds=20)}
PROBE = "cairn-was-here"


class StorageProblem(OSError):
    """The storage did not do what was asked; the sentence names it."""


class Storage:
    """Files by their names, which may have folders in them. Nothing is asked before the first question."""

    def __init__(self, url: str) -> None:
        self.url = read_storage_url(url)
        self.folder = Path(unquote(urlsplit(url).path)) if url.startswith("file:") else None
        if self.folder is not None:
            private_folder(self.folder)
        self._store = _opened(self.url, self.folder)

    def put(self, name: str, content: bytes | Path, attributes: "Attributes | None" = None) -> None:
        """Raises StorageProblem; then nothing of that name is there, or what was there before."""
        try:
            if self.folder is not None:
                self._put_file(name, content)
            else:
                self._store.put(name, content, attributes=attributes)
        except (BaseError, OSError) as problem:
            raise StorageProblem(self._sentence(problem)) from problem

    def get(self, name: str) -> bytes | None:
        """None when there is nothing of that name. Raises StorageProblem."""
        try:
            return bytes(self._store.get(name).bytes())
        except FileNotFoundError:
            return None
        except (BaseError, OSError) as problem:
            raise StorageProblem(self._sentence(problem)) from problem

    def fetch(self, name: str, into: IO[bytes]) -> None:
        """Raises StorageProblem, also for a name that is not there."""
        try:
            for chunk in self._store.get(name).stream():
                into.write(chunk)
        except (BaseError, OSError) as problem:
            raise StorageProblem(self._sentence(problem)) from problem

    def names(self, folder: str | None = None) -> Iterator[str]:
        """Those of complete files, of all or below a folder. Raises StorageProblem."""
        try:
            for page in self._pages(folder):
                yield from (one["path"] for one in page if not one["path"].endswith(PART))
        except (BaseError, OSError) as problem:
            raise StorageProblem(self._sentence(problem)) from problem

    def remove(self, name: str) -> None:
        try:
            self._store.delete(name)
        except FileNotFoundError:
            return
        except (BaseError, OSError) as problem:
            raise StorageProblem(self._sentence(problem)) from problem

    def probe(self) -> None:
        """Writes, reads and removes a small file. Raises StorageProblem when any of it can't be done."""
        name = f"{PROBE}-{uuid4().hex}"  # of this question: other processes that start ask the same at the same time
        self.put(name, b"yes")
        try:
            given = self.get(name)
        finally:
            self.remove(name)
        if given != b"yes":
            raise StorageProblem(f"{self.url} does not give back what was put there.")

    def _pages(self, folder: str | None) -> "Iterable[Sequence[ObjectMeta]]":
        return self._store.list(folder)  # pyright: ignore[reportUnknownMemberType] - of another overload, which needs a further package

    def _put_file(self, name: str, content: bytes | Path) -> None:
        """Through a name of its own, and on the disk before it has the right one: a kill leaves no half file."""
        assert self.folder is not None
        part = self.folder / f"{name}.{os.getpid()}{PART}"
        part.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, FILE), "wb") as file:
                file.writelines(_pieces(content))
                file.flush()
                os.fsync(file.fileno())
            part.replace(self.folder / name)
        except OSError:
            part.unlink(missing_ok=True)
            raise

    def _sentence(self, problem: Exception) -> str:
        first = (str(problem).strip().splitlines() or [type(problem).__name__])[0]
        return f"{self.url}: {first[:300]}"


def _opened(url: str, folder: Path | None) -> LocalStore | S3Store:
    if folder is not None:
        return LocalStore(folder)
    client: ClientConfig = {"timeout": ANSWER, "connect_timeout": CONNECTION}
    if os.environ.get("AWS_ENDPOINT_URL", "").startswith("http:"):
        client["allow_http"] = True  # a store beside Cairn, such as MinIO in the same network
    return S3Store.from_url(url, client_options=client, retry_config=PATIENCE)


def _pieces(content: bytes | Path) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as file:
        while piece := file.read(1 << 20):
            yield piece
