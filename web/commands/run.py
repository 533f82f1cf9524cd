"""`cairn run`: everything on this machine, for a first look. Cairn, its worker and Harbour as children of one process."""

import argparse
import os
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from types import FrameType
from typing import Any

from migrations import upgrade
from models.support.database import Database
from models.support.settings import BadSetting, Settings
from web.commands import seed
from web.commands.ports import Port

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself
HERE = "127.0.0.1"
STARTING_SECONDS = 20.0
STOPPING_SECONDS = 8.0


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("run", help="serve Cairn and a demo customer site on this machine")
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    demo_port = _demo_port()
    environ = {"CAIRN_FETCH_ALLOW": f"{HERE}:{demo_port}", "CAIRN_DEMO_URL": f"http://{HERE}:{demo_port}", **os.environ}
    settings = Settings.read(environ)
    for port in (Port("PORT", settings.host, settings.port), Port("DEMO_PORT", HERE, demo_port)):
        problem = port.problem()
        if problem:
            print(f"cairn: {problem}", file=sys.stderr)
            return 2
    database = Database(settings.database_url)
    try:
        upgrade(database)
    finally:
        database.close()
    demo = seed.seed(settings)
    script = f"{settings.base_url}/player/v1/{demo.site_key}.js"
    children = Children(environ)
    try:
        children.start("web.cli", "serve")
        children.start("web.cli", "worker")
        children.start("web.harbour.serving", str(demo_port), script)
        if children.wait_until_up(f"http://{settings.host}:{settings.port}/healthz", f"http://{HERE}:{demo_port}/"):
            print(
                f"\n  Cairn    {settings.base_url}\n  Harbour  {settings.demo_url}  (a customer's product, with guides on it)\n\n"
                f"  {seed.sign_in_line(settings, demo)}\n\n  Ctrl-C stops it all.\n",
                flush=True,
            )
        return children.wait()
    finally:
        children.stop()


def _demo_port() -> int:
    text = os.environ.get("DEMO_PORT", "") or "8001"
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise BadSetting("DEMO_PORT must be a whole number from 1 to 65535")
    return int(text)


class Children:
    """Processes that live and die together; the first to end, or a signal, ends all."""

    def __init__(self, environ: dict[str, str]) -> None:
        self._environ = environ
        self._ended = threading.Event()
        self._processes: list[subprocess.Popen[bytes]] = []
        self._signalled = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._signal)

    def start(self, module: str, *arguments: str) -> None:
        # A session of its own: Ctrl-C reaches this process alone, which then ends the children in order.
        process = subprocess.Popen([sys.executable, "-m", module, *arguments], env=self._environ, start_new_session=True)  # noqa: S603 - our own modules
        self._processes.append(process)
        threading.Thread(target=self._watch, args=(process,), daemon=True).start()

    def wait_until_up(self, *urls: str) -> bool:
        """Whether every address answered in time; False as soon as a child or a signal ended it all."""
        for url in urls:
            for _ in range(int(STARTING_SECONDS / 0.05)):
                if self._ended.is_set() or _answers(url):
                    break
                self._ended.wait(0.05)
        return not self._ended.is_set()

    def wait(self) -> int:
        """Until the end: 0 after a signal, 1 when a child ended by itself."""
        self._ended.wait()
        if self._signalled:
            return 0
        print("cairn: a part of Cairn ended by itself, so everything was stopped", file=sys.stderr)
        return 1

    def stop(self) -> None:
        for process in self._processes:
            if process.poll() is None:
                process.terminate()
        for process in self._processes:
            try:
                process.wait(STOPPING_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        process.wait()
        self._ended.set()

    def _signal(self, _number: int, _frame: FrameType | None) -> None:
        self._signalled = True
        self._ended.set()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:  # noqa: S310 - one of our own two addresses
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False
