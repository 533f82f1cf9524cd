"""What serving costs, against the least that it could cost on the same server, side by side in one run.

    python tests/bench/serving.py [ROUNDS]

1. The release as visitors get it, against a bare ASGI application that answers the same bytes: on uvicorn and on granian.
2. A part of the editor (signed in, database, component, template), against Starlette with as many routes and Jinja that draw
   the same templates with values that stand ready. Both are up and asked by turns; the middle of the ratios counts.
3. From `cairn serve` to the first answer, and from a second `cairn run` until both sites answer.

Servers take turns, the best of the rounds counts: on a busy machine the others say more about the neighbours.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.load import answers_per_second  # noqa: E402 -- the script is run from anywhere
from tests.bench.turns import by_turns  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Generator

UVICORN = ["-m", "uvicorn", "--log-level", "error", "--no-access-log", "--no-server-header", "--host", "127.0.0.1", "--port"]
GRANIAN = ["-m", "granian", "--interface", "asgi", "--log-level", "error", "--no-ws", "--host", "127.0.0.1", "--port"]
SERVERS = {"uvicorn": UVICORN, "granian": GRANIAN}
BROTLI = {"accept-encoding": "br"}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def is_up(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


@contextmanager
def running(arguments: list[str], url: str, environ: dict[str, str], started_as: list[int] | None = None) -> Generator[float]:
    """Runs a server until the block ends; yields the seconds until `url` answered. Adds its process to `started_as`."""
    started = time.perf_counter()
    silent = subprocess.DEVNULL
    process = subprocess.Popen([sys.executable, *arguments], env=environ, cwd=environ["HERE"], stderr=silent, stdout=silent)
    try:
        while not is_up(url):
            if process.poll() is not None or time.perf_counter() - started > 120:
                raise RuntimeError(f"{' '.join(arguments)} does not answer")
            time.sleep(0.02)
        if started_as is not None:
            started_as.append(process.pid)
        yield time.perf_counter() - started
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()


def environment(folder: str) -> dict[str, str]:
    port, demo_port = free_port(), free_port()
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "HERE": folder,
        "PORT": str(port),
        "DEMO_PORT": str(demo_port),
        "CAIRN_DATABASE_URL": f"sqlite:///{folder}/cairn.db",
        "CAIRN_SECRET_KEY": "k" * 32,
        "CAIRN_BASE_URL": f"http://127.0.0.1:{port}",
        "CAIRN_DEMO_URL": f"http://127.0.0.1:{demo_port}",
    }


def compared(
    rounds: int, servers: dict[str, tuple[list[str], str]], environ: dict[str, str], headers: dict[str, str]
) -> dict[str, float]:
    """The best rate of each server, all of them in turn in every round."""
    best = dict.fromkeys(servers, 0.0)
    for _ in range(rounds):
        for name, (arguments, path) in servers.items():
            port = free_port()
            url = f"http://127.0.0.1:{port}{path}"
            place = arguments.index("--port") + 1
            with running([*arguments[:place], str(port), *arguments[place:]], f"http://127.0.0.1:{port}/healthz", environ):
                best[name] = max(best[name], answers_per_second(url, headers))
    return best


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with TemporaryDirectory() as folder:
        environ = environment(folder)
        command(environ, "-m", "web.cli", "migrate")
        command(environ, "-m", "web.cli", "seed")
        apps = str(ROOT / "tests" / "bench" / "serving_apps.py")
        cookie, key = command(environ, apps, environ["CAIRN_DATABASE_URL"]).split()
        visitors(rounds, environ, key)
        editor(rounds, environ, cookie)
        starting(environ)


def command(environ: dict[str, str], *arguments: str) -> str:
    """Runs a script of this project to its end; returns what it printed."""
    line = [sys.executable, *arguments]
    return subprocess.run(line, env=environ, cwd=environ["HERE"], check=True, capture_output=True, text=True).stdout


def visitors(rounds: int, environ: dict[str, str], key: str) -> None:
    path = f"/player/v1/{key}/guides.json"
    environ["BENCH_KEY"] = key
    servers: dict[str, tuple[list[str], str]] = {}
    for name, start in SERVERS.items():
        servers[f"{name}, Cairn"] = ([*start, "web.asgi:app"], path)
        servers[f"{name}, bare ASGI"] = ([*start, "tests.bench.serving_apps:bare"], path)
    best = compared(rounds, servers, environ, BROTLI)
    print("The release, compressed, answers a second:")
    for name in SERVERS:
        ours, bare = best[f"{name}, Cairn"], best[f"{name}, bare ASGI"]
        print(f"  {name:8}  Cairn {ours:8,.0f}   bare ASGI, same bytes {bare:8,.0f}   {ours / bare:.2f}")


def editor(rounds: int, environ: dict[str, str], cookie: str) -> None:
    headers = {"cookie": f"cairn_session={cookie}", "hx-request": "true", "hx-request-type": "partial"}
    with ExitStack() as stack:
        sides = []
        for app in ("web.asgi:app", "tests.bench.serving_apps:drawn"):
            port = free_port()
            url, pids = f"http://127.0.0.1:{port}", list[int]()
            stack.enter_context(running([*UVICORN, str(port), app], f"{url}/healthz", environ, pids))
            sides.append(partial(answers_per_second, f"{url}/guides/1/steps/s2", headers, seconds=1, of=pids[0]))
        found = by_turns(*sides, rounds * 5)
    ours, bare = (median(side) for side in zip(*found, strict=True))
    ratio = median(one / other for one, other in found)
    print("The editor's workbench, answers for each second of a processor that the server took:")
    print(f"  uvicorn   Cairn {ours:8,.0f}   Starlette and Jinja alone {bare:8,.0f}   {ratio:.2f} (at least 0.5)")


def starting(environ: dict[str, str]) -> None:
    url, demo = environ["CAIRN_BASE_URL"], environ["CAIRN_DEMO_URL"]
    with running(["-m", "web.cli", "serve"], f"{url}/healthz", environ) as seconds:
        print(f"cairn serve: first answer after {seconds:.2f} s (at most 2)")
    with running(["-m", "web.cli", "run"], f"{url}/healthz", environ) as seconds:
        began = time.perf_counter()
        while not is_up(f"{demo}/"):
            time.sleep(0.02)
        print(f"cairn run, a second time: both sites answer after {seconds + time.perf_counter() - began:.2f} s (at most 5)")


if __name__ == "__main__":
    main()
