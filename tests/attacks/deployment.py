"""What `docs/deploy` starts, without containers: two web processes and a worker by the units' commands, PostgreSQL with both
roles, TLS by Caddy with the file of ours and an authority of its own.
"""

import os
import re
import shutil
import signal
import ssl
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import make_url

from models.support.database import Database
from tests.attacks.unit_filter import can_filter
from tests.support.databases import ROLE, PostgresServer
from tests.support.live import free_ports

ROOT = Path(__file__).parents[2]
PATIENCE = 60
STOPS_WITHIN = 10
"""Seconds, both."""

PROXY_KNOWS_AFTER = 6
"""Seconds: it asks every two, and goes around who did not answer for three (Caddyfile)."""

behind_caddy = pytest.mark.skipif(not shutil.which("caddy"), reason="Caddy is not installed: apt-get install caddy")


@dataclass
class Deployment:
    """`running` is the web processes by their ports; `context` trusts the authority that the proxy has."""

    database: Database
    base: str
    folder: Path
    environ: Mapping[str, str]
    running: dict[int, subprocess.Popen[bytes]]
    worker: subprocess.Popen[bytes]
    context: ssl.SSLContext

    def ask(self, path: str) -> int:
        """The status of an answer by way of the proxy; 0 when there was none."""
        return answered(f"{self.base}{path}", self.context)

    def roll(self) -> None:
        """Exchanges the web processes one after the other, as docs/releases.md says."""
        for port, process in list(self.running.items()):
            began = time.monotonic()
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)
            assert time.monotonic() - began < STOPS_WITHIN
            self.running[port] = web_process(port, self.environ, self.folder)
            threading.Event().wait(PROXY_KNOWS_AFTER)

    @property
    def said(self) -> str:
        """All that the web processes printed, one after the other as they were started first."""
        return "".join((self.folder / f"web-{port}.out").read_text() for port in self.running)


@contextmanager
def deployed(postgres: PostgresServer, folder: Path, **more: str) -> Generator[Deployment]:
    with postgres.fresh(serving=True) as served:
        first, second, tls, admin = free_ports(4)
        base = f"https://localhost:{tls}"
        environ = {**os.environ, "CAIRN_ENV": "production", "CAIRN_SECRET_KEY": "k" * 32, "CAIRN_TRUSTED_PROXIES": "127.0.0.1"}
        environ |= {"CAIRN_DATABASE_URL": served.url, "CAIRN_BASE_URL": base, "PYTHONPATH": str(ROOT), **more}
        url = make_url(served.url)
        assert url.username == ROLE
        owner = url.set(username="postgres").render_as_string(hide_password=False)
        migrate = [sys.executable, "-m", "web.cli", "migrate"]
        subprocess.run(migrate, env={**environ, "CAIRN_OWNER_DATABASE_URL": owner}, cwd=folder, check=True, timeout=PATIENCE)
        running = {port: web_process(port, environ, folder) for port in (first, second)}
        worker = subprocess.Popen(command("cairn-worker.service"), env=environ, cwd=folder)
        proxy = environ | {"CAIRN_HOST_NAME": base, "XDG_DATA_HOME": str(folder)}
        proxy["CAIRN_UPSTREAMS"] = f"to 127.0.0.1:{first} 127.0.0.1:{second}"
        caddy = subprocess.Popen(_caddy(folder, admin), env=proxy, cwd=folder)
        try:
            authority = folder / "caddy/pki/authorities/local/root.crt"
            until(authority.exists, "Caddy made its authority")
            context = ssl.create_default_context()
            context.load_verify_locations(authority)
            town = Deployment(served, base, folder, environ, running, worker, context)
            until(lambda: town.ask("/sign-in") in {200, 303}, "the way through TLS is open")
            yield town
        finally:
            for process in (caddy, worker, *running.values()):
                process.terminate()
            for process in (caddy, worker, *running.values()):
                process.wait(PATIENCE)


def command(unit: str) -> list[str]:
    """What a unit starts, with this environment's own Python, and under the system calls that the unit allows where those can be
    had: `tests/test_deployment.py` says when they can't.
    """
    path = ROOT / "docs/deploy" / unit
    words = re.search(r"^ExecStart=/opt/cairn/bin/cairn (\S+)$", path.read_text(), re.MULTILINE)
    assert words
    confined = [sys.executable, str(ROOT / "tests/attacks/unit_filter.py"), str(path)] if can_filter() else []
    return [*confined, sys.executable, "-m", "web.cli", words[1]]


def web_process(port: int, environ: Mapping[str, str], folder: Path) -> subprocess.Popen[bytes]:
    """One that is ready; what it prints is in a file of the folder."""
    with (folder / f"web-{port}.out").open("a") as out:
        words = command("cairn-web@.service")
        process = subprocess.Popen(words, env={**environ, "PORT": str(port), "PYTHONUNBUFFERED": "1"}, cwd=folder, stdout=out)
    until(lambda: answered(f"http://127.0.0.1:{port}/readyz") == 200, f"port {port} is ready")
    return process


def until(check: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if check():
            return
        threading.Event().wait(0.1)
    pytest.fail(f"{what} within {PATIENCE} seconds")


def answered(url: str, context: ssl.SSLContext | None = None) -> int:
    """The status of an answer; 0 when there was none."""
    try:
        with urllib.request.urlopen(url, timeout=10, context=context) as answer:
            return answer.status
    except urllib.error.HTTPError as problem:
        return problem.code
    except OSError:
        return 0


def _caddy(folder: Path, admin: int) -> list[str]:
    """Caddy with our file, an authority of its own, and nothing at the usual ports."""
    written = (ROOT / "docs/deploy/Caddyfile").read_text()
    settings = f"{{\n\tadmin 127.0.0.1:{admin}\n\tlocal_certs\n\tskip_install_trust\n\tauto_https disable_redirects\n}}\n"
    path = folder / "Caddyfile"
    path.write_text(settings + written)
    return ["caddy", "run", "--config", str(path), "--adapter", "caddyfile"]
