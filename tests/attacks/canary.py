"""A visitor who is made of words that stand nowhere else, and every place in which a Cairn could keep or say one of them."""

import gzip
import os
import re
import signal
import subprocess
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
from playwright.sync_api import Browser, Request
from sqlalchemy import text

from models.backup.age_envelope import BackupKey
from models.backup.backup_name import BackupName
from models.support.database import Database
from tests.attacks.besieged import free_port, status_of
from tests.attacks.killed_intake import PAUSE, ROOT
from tests.browser.author import OPEN
from tests.support.databases import KEY, postgres_programs

PERSON = "zqperson4711"
MAIL = "zqmail@zqdomain.example"
NAME = "Zqname Zqsurname"
ATTRIBUTE = "zqattribute"
QUERY = "zqquery"
FRAGMENT = "zqfragment"
REFERRER = "zqreferrer"
ADDRESS = "203.0.113.77"
CLUSTER = "on the server's disk: "
CANARIES = (PERSON, MAIL, NAME, ATTRIBUTE, QUERY, FRAGMENT, REFERRER, ADDRESS)

IDENTIFY = f"""window.cairn = window.cairn || [];
cairn.push?.(["identify", "{PERSON}", {{email: "{MAIL}", name: "{NAME}", level: "{ATTRIBUTE}"}}]);"""


@dataclass
class Watched:
    """A server on a database, and what it printed and was asked."""

    base: str
    folder: Path
    database: Database
    sent: list[str] = field(default_factory=list[str])
    asked: list[tuple[str, str, bytes]] = field(default_factory=list[tuple[str, str, bytes]])

    def visit(self, browser: Browser, page_url: str) -> None:
        """Somebody comes from elsewhere, is named by the page, meets the guide and finishes it."""
        context = browser.new_context()
        context.add_init_script(OPEN)
        context.add_init_script(IDENTIFY)
        context.on("request", self._note)
        page = context.new_page()
        page.goto(f"{page_url}/boats?{REFERRER}=1")
        page.evaluate("url => { location.href = url; }", f"{page_url}/?{QUERY}={QUERY}#{FRAGMENT}")
        with page.expect_response(lambda answer: answer.url.endswith("/events") and answer.status == 202):
            page.get_by_role("dialog").get_by_role("button", name="Done").click()
        context.close()
        self._forward(page_url)

    def _note(self, request: Request) -> None:
        if request.url.startswith(self.base):
            self.sent.append(f"{request.method} {request.url} {request.all_headers()} {request.post_data or ''}")
            self.asked.append((request.method, request.url.removeprefix(self.base), (request.post_data or "").encode()))

    def _forward(self, origin: str) -> None:
        """The same once more, as it comes from a proxy that says whose it is."""
        headers = {"x-forwarded-for": ADDRESS, "origin": origin, "content-type": "text/plain"}
        for method, path, body in self.asked:
            status = status_of(self.port, method, path, body, headers)
            assert status in {200, 202}, (path, status)

    @property
    def port(self) -> int:
        return int(self.base.rpartition(":")[2])

    def metrics(self) -> str:
        return httpx2.get(f"{self.base}/metrics", timeout=10).text


@contextmanager
def watched(database: Database, folder: Path) -> Generator[Watched]:
    """`cairn serve`, whose log is written beside everything else."""
    port, log = free_port(), folder / "serve.log"
    environ = {**environment(database, folder), "PORT": str(port)}
    with log.open("ab") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "web.cli", "serve"], cwd=ROOT, env=environ, stdout=file, stderr=subprocess.STDOUT
        )
        try:
            base = f"http://127.0.0.1:{port}"
            _wait(base, process)
            yield Watched(base, folder, database)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


def environment(database: Database, folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CAIRN_")}
    return {
        **kept,
        "PATH": f"{postgres_programs()}{os.pathsep}{kept['PATH']}",
        "CAIRN_DATABASE_URL": database.url,
        "CAIRN_STORAGE_URL": f"file://{folder}/storage",
        "CAIRN_BACKUP_URL": f"file://{folder}/backups",
        "CAIRN_SECRET_KEY": KEY.decode(),
        "CAIRN_METRICS_ALLOW": "127.0.0.1",
        "CAIRN_TRUSTED_PROXIES": "127.0.0.1",
        "WEB_CONCURRENCY": "1",
    }


def command(database: Database, folder: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "web.cli", *words],
        cwd=ROOT,
        env=environment(database, folder),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def kept(database: Database, folder: Path) -> dict[str, bytes]:
    """Everything that lies about: the database's files with what is left in them of deleted rows, or its dump; logs; files that
    visitors get; and backups with their file of keys, opened.
    """
    found = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    if database.url.startswith("sqlite"):
        file = Path(str(database.engine.url.database))
        found |= {path.name: path.read_bytes() for path in file.parent.glob(f"{file.name}*")}
    else:
        found["pg_dump"] = _dumped(database)
        found |= cluster(database)
    key = BackupKey.of(KEY)
    for path in (folder / "backups").glob("*.age"):
        opened = key.open(path.read_bytes(), path.name)
        found[f"opened {path.name}"] = _unpacked(opened, path.name, folder)
    return found


def cluster(database: Database) -> dict[str, bytes]:
    """Everything that the PostgreSQL server has on disk: tables with the dead rows in them, its log (WAL), what it says."""
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CHECKPOINT"))
        folder = Path(str(connection.scalar(text("SHOW data_directory"))))
    return {f"{CLUSTER}{path.relative_to(folder)}": _read(path) for path in folder.rglob("*") if path.is_file()}


def _read(path: Path) -> bytes:
    """Nothing where the server took it away meanwhile."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def traces(places: dict[str, bytes], words: Iterable[str]) -> list[tuple[str, str]]:
    """Where which of the words stands, as it is or as addresses write it."""
    return sorted((name, word) for name, content in places.items() for word in words if re.search(_spelt(word), content))


def _spelt(word: str) -> bytes:
    plain = re.escape(word.encode())
    return plain + b"|" + re.escape(word.replace("@", "%40").replace(" ", "%20").encode())


def _dumped(database: Database) -> bytes:
    url = database.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    return subprocess.run([postgres_programs() / "pg_dump", url], capture_output=True, check=True).stdout


def _unpacked(opened: bytes, name: str, folder: Path) -> bytes:
    read = BackupName.read(name)
    if read is None:
        return opened
    if read.kind == "sqlite.gz":
        return gzip.decompress(opened)
    packed = folder.parent / f"{folder.name}.pgdump"
    packed.write_bytes(opened)
    script = subprocess.run([postgres_programs() / "pg_restore", "-f", "-", packed], capture_output=True, check=True).stdout
    packed.unlink()
    return script


def _wait(base: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        assert process.poll() is None, "the server ended"
        if status_of(int(base.rpartition(":")[2]), "GET", "/readyz") == 200:
            return
        PAUSE.wait(0.1)
    raise AssertionError("the server did not start")
