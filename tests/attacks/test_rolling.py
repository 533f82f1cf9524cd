"""What `docs/deploy` starts, without containers: two web processes and a worker by the units' commands, PostgreSQL with both
roles, TLS by Caddy. The web processes are rolled one after the other while somebody asks all the time.
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
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.support.databases import ROLE
from tests.support.live import free_ports

ROOT = Path(__file__).parents[2]
PATIENCE = 60
STOPS_WITHIN = 10


def command(unit):
    """What a unit starts, with this environment's own Python."""
    words = re.search(r"^ExecStart=/opt/cairn/bin/cairn (\S+)$", (ROOT / "docs/deploy" / unit).read_text(), re.MULTILINE)
    return [sys.executable, "-m", "web.cli", words[1]]


def until(check, what):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if check():
            return
        threading.Event().wait(0.1)
    pytest.fail(f"{what} within {PATIENCE} seconds")


def answers(url, context=None):
    try:
        with urllib.request.urlopen(url, timeout=10, context=context) as answer:
            return answer.status
    except urllib.error.HTTPError as problem:
        return problem.code
    except OSError:
        return 0


@pytest.mark.skipif(not shutil.which("caddy"), reason="Caddy is not installed: apt-get install caddy")
def test_two_processes_behind_tls_are_rolled_without_a_lost_request(postgres, tmp_path):
    with postgres.fresh(serving=True) as served:
        first, second, tls, admin = free_ports(4)
        url = make_url(served.url)
        environ = {**os.environ, "CAIRN_ENV": "production", "CAIRN_SECRET_KEY": "k" * 32, "CAIRN_TRUSTED_PROXIES": "127.0.0.1"}
        environ |= {"CAIRN_DATABASE_URL": served.url, "CAIRN_BASE_URL": f"https://localhost:{tls}", "PYTHONPATH": str(ROOT)}
        owner = url.set(username="postgres").render_as_string(hide_password=False)
        assert url.username == ROLE
        migrate = [sys.executable, "-m", "web.cli", "migrate"]
        subprocess.run(migrate, env={**environ, "CAIRN_OWNER_DATABASE_URL": owner}, cwd=tmp_path, check=True, timeout=PATIENCE)

        def start(words, **more):
            return subprocess.Popen(words, env={**environ, **more}, cwd=tmp_path)

        def web(port):
            process = start(command("cairn-web@.service"), PORT=str(port))
            until(lambda: answers(f"http://127.0.0.1:{port}/readyz") == 200, f"port {port} is ready")
            return process

        running = {first: web(first), second: web(second)}
        worker = start(command("cairn-worker.service"))
        caddy = start(
            _caddy(tmp_path, tls, admin),
            CAIRN_HOST_NAME=f"https://localhost:{tls}",
            XDG_DATA_HOME=str(tmp_path),
            CAIRN_UPSTREAMS=f"to 127.0.0.1:{first} 127.0.0.1:{second}",
        )
        context = ssl.create_default_context()
        authority = tmp_path / "caddy/pki/authorities/local/root.crt"
        try:
            until(authority.exists, "Caddy made its authority")
            context.load_verify_locations(authority)
            until(lambda: answers(f"https://localhost:{tls}/sign-in", context) == 200, "the way through TLS is open")
            heard, over = [], threading.Event()

            def ask():
                while not over.is_set():
                    heard.append(answers(f"https://localhost:{tls}/sign-in", context))

            askers = [threading.Thread(target=ask) for _ in range(4)]
            for one in askers:
                one.start()
            for port in (first, second):
                began = time.monotonic()
                running[port].send_signal(signal.SIGTERM)
                running[port].wait(PATIENCE)
                assert time.monotonic() - began < STOPS_WITHIN
                running[port] = web(port)
            over.set()
            for one in askers:
                one.join(PATIENCE)
            lost = [status for status in heard if status != 200]
            print(f"{len(heard)} requests while two processes were exchanged, {len(lost)} lost")
            assert len(heard) > 50
            assert lost == []
            assert worker.poll() is None
        finally:
            for process in (caddy, worker, *running.values()):
                process.terminate()
            for process in (caddy, worker, *running.values()):
                process.wait(PATIENCE)


def _caddy(folder, tls, admin):
    """Caddy with our file, an authority of its own, and nothing at the usual ports."""
    written = (ROOT / "docs/deploy/Caddyfile").read_text()
    settings = f"{{\n\tadmin 127.0.0.1:{admin}\n\tlocal_certs\n\tskip_install_trust\n\tauto_https disable_redirects\n}}\n"
    path = folder / "Caddyfile"
    path.write_text(settings + written)
    assert tls
    return ["caddy", "run", "--config", str(path), "--adapter", "caddyfile"]
