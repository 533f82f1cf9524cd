"""Cairn as an earlier commit had it, taken out of git and run: its own migrations, rows, pages and start-up checks."""

import io
import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest
from bs4 import BeautifulSoup

from tests.attacks.deployment import until
from tests.support.live import free_ports

ROOT = Path(__file__).parents[2]
PATIENCE = 120
"""Seconds."""

SETTLED = """
import json, os
from datetime import UTC, datetime
import models.schema
from models.account import MemberSession
from models.release.publish import publish
from models.support.database import Database
from models.support.settings import Settings
from tests.support.people import settle, tour
settings = Settings.read(os.environ)
database = Database(settings.database_url, sealer=settings.sealer)
alice, now = settle(database).alice, datetime.now(UTC)
with database.writing() as session:
    guide, member = tour(session, alice), session.merge(alice.member)
    publish(session, guide, seen="", by=member, now=now)
    known = dict(guide=guide.id, guide_key=guide.key, site=alice.site.key, origin=alice.site.origin)
    print(json.dumps(known | {"cookie": MemberSession.start(session, member, now)}))
database.close()
"""


def commit_before(migration: str) -> str:
    """The commit before the one that brought that migration; the test is over where the history does not reach so far."""
    path = f"migrations/versions/{migration}.py"
    added = _git("log", "--no-renames", "--diff-filter=A", "--format=%H %P", "--", path).split("\n")[-1].split()
    if len(added) != 2:
        pytest.skip(f"The history of this checkout does not say what was before {migration}.")
    return added[1]


def _git(*words: str) -> str:
    try:
        said = subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, timeout=PATIENCE)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("This is no checkout with a history: there is no earlier code to be run.")
    return said.stdout.decode().strip()


@dataclass(frozen=True)
class Version:
    """The code in a folder, and the settings that it runs with."""

    folder: Path
    environ: Mapping[str, str]

    @classmethod
    def of(cls, commit: str, folder: Path, environ: Mapping[str, str]) -> "Version":
        archive = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True, timeout=PATIENCE).stdout
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(folder, filter="data")
        return cls(folder, environ)

    def run(self, *words: str, **more: str) -> str:
        """What Python prints that was started with these words in the folder of the code."""
        command = [sys.executable, *words]
        environ = {**self.environ, "PYTHONPATH": str(self.folder), **more}
        done = subprocess.run(
            command, check=False, cwd=self.folder, env=environ, capture_output=True, text=True, timeout=PATIENCE
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def cairn(self, *words: str, **more: str) -> str:
        return self.run("-m", "web.cli", *words, **more)

    def head(self) -> str:
        return self.run("-c", "import migrations; print(migrations.__file__, migrations.head())").split()[1]

    def settle(self) -> dict[str, str]:
        """Alice with a tour that is live, as this version writes them."""
        return json.loads(self.run("-c", SETTLED))

    @contextmanager
    def serving(self, known: Mapping[str, str]) -> Generator["Asked"]:
        """`cairn serve` of this version, once it says that it is ready."""
        port = free_ports(1)[0]
        environ = {**os.environ, **self.environ, "PYTHONPATH": str(self.folder), "PORT": str(port)}
        command = [sys.executable, "-m", "web.cli", "serve"]
        process = subprocess.Popen(command, cwd=self.folder, env=environ)
        base = f"http://127.0.0.1:{port}"
        cookies = {"cairn_session": known["cookie"]}
        try:
            with httpx2.Client(base_url=base, cookies=cookies, headers={"host": "127.0.0.1:8000"}, timeout=20) as http:
                asked = Asked(http, known)
                until(lambda: process.poll() is not None or asked.is_ready(), "Cairn is ready")
                assert process.poll() is None, "it did not start"
                yield asked
        finally:
            process.terminate()
            process.wait(PATIENCE)


@dataclass(frozen=True)
class Asked:
    """A running Cairn as a visitor meets it and as Alice does."""

    http: httpx2.Client
    known: Mapping[str, str]

    def is_ready(self) -> bool:
        try:
            return self.http.get("/readyz").status_code == 200
        except httpx2.TransportError:
            return False

    def served(self) -> list[int]:
        """The statuses of what visitors and Alice read."""
        site, guide = self.known["site"], self.known["guide"]
        visitors = (f"/player/v1/{site}.js", f"/player/v1/{site}/guides.json")
        return [
            self.http.get(path).status_code for path in (*visitors, "/guides", f"/guides/{guide}", f"/guides/{guide}/numbers")
        ]

    def shown(self) -> str:
        """The title of the tour's only step, as visitors get it."""
        return self._live()["content"]["steps"][0]["title"]

    def counted(self, name: str) -> int:
        """Sends a batch in which the tour was started once; the status of the answer."""
        event = {"figure": "started", "guide": self.known["guide_key"], "version": self._live()["version"]}
        batch = {"schema": 1, "environment": "production", "id": name, "events": [event]}
        headers = {"origin": self.known["origin"], "content-type": "text/plain"}
        sent = self.http.post(f"/player/v1/{self.known['site']}/events", content=json.dumps(batch), headers=headers)
        return sent.status_code

    def started(self) -> int:
        """How often, by the page of numbers."""
        page = BeautifulSoup(self.http.get(f"/guides/{self.known['guide']}/numbers").text, "html5lib")
        return int(page.select_one("#figure-started").get_text(strip=True))

    def title(self) -> str:
        return self._step()["title"]

    def write(self, title: str) -> int:
        """Saves a title in the editor, and publishes; the status of the worse answer."""
        values = self._step() | {"title": title}
        saved = self._send("PUT", values.pop("address"), values)
        published = self._send("POST", f"/guides/{self.known['guide']}/publication", {"seen": self._live()["version"]})
        return max(saved, published)

    def _send(self, method: str, path: str, values: dict[str, str]) -> int:
        headers = {"sec-fetch-site": "same-origin", "hx-request": "true", "hx-request-type": "partial"}
        return self.http.request(method, path, data=values, headers=headers).status_code

    def _step(self) -> dict[str, str]:
        """What the step's form holds, and where it is saved."""
        page = BeautifulSoup(self.http.get(f"/guides/{self.known['guide']}").text, "html5lib")
        form = page.select_one("#step-form")
        fields = [*form.select("[name]"), *page.select('[form="step-form"][name]')]
        values = {one["name"]: _value(one) for one in fields if one.get("type") != "checkbox" or one.has_attr("checked")}
        return values | {"address": form["action"]}

    def _live(self) -> dict:
        return self.http.get(f"/player/v1/{self.known['site']}/guides.json").json()["guides"][0]


def _value(field) -> str:
    if field.name == "select":
        chosen = field.select_one("option[selected]") or field.select_one("option")
        return chosen["value"]
    return field.get_text() if field.name == "textarea" else field.get("value", "on" if field.get("type") == "checkbox" else "")
