"""What other ways of sending a release would bring, against nginx: `python tests/bench/ceilings.py [ROUNDS]`.

Each in two processes, all of them up and asked by turns by the same client: Cairn; applications on its server that do nothing but
send the same bytes, by ASGI and by RSGI; its server's own static files, which no Python sees; and a server of some lines of
Python. What counts is answers for each second of a processor; by the clock the neighbours decide.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.beside_nginx import WORKERS, WRK, asked, nginx  # noqa: E402 -- the script is run from anywhere
from tests.bench.processor_time import seconds_of  # noqa: E402
from tests.bench.serving import command, environment, free_port, is_up  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVER = ["-m", "granian", "--log-level", "error", "--no-ws", "--workers", str(WORKERS), "--host", "127.0.0.1"]
BARE = "tests.bench.serving_apps"


@contextmanager
def started(arguments: list[str], up: str, environ: dict[str, str]) -> Iterator[int]:
    """Its process, while it and all that it starts run."""
    process = subprocess.Popen(
        [sys.executable, *arguments], env=environ, cwd=environ["HERE"], stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        while not is_up(up):
            if process.poll() is not None:
                raise RuntimeError(f"{' '.join(arguments)} does not start")
            time.sleep(0.05)
        yield process.pid
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(15)


def rates(url: str, pid: int) -> tuple[float, float]:
    """Answers a second by the clock, and for each second of a processor that the server took."""
    before = seconds_of(pid)
    said = subprocess.run([*WRK, url], capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    clock, answers = re.search(r"Requests/sec:\s+([\d.]+)", said), re.search(r"(\d+) requests in", said)
    assert clock, said
    assert answers, said
    return float(clock[1]), int(answers[1]) / (seconds_of(pid) - before)


def sides(stack: ExitStack, folder: Path, environ: dict[str, str]) -> dict[str, tuple[str, int]]:
    """By name, what to ask and which process answers."""
    base, path = environ["CAIRN_BASE_URL"], f"/player/v1/{environ['BENCH_KEY']}/guides.json"
    found = {"Cairn": (base + path, stack.enter_context(started(["-m", "web.cli", "serve"], f"{base}/healthz", environ)))}
    body, headers = asked(base + path)
    (folder / "files" / "player").mkdir(parents=True)
    (folder / "files" / "guides.json").write_bytes(body)
    written = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if name not in {"connection", "date"})
    (folder / "answer").write_bytes(f"HTTP/1.1 200 OK\r\n{written}\r\n".encode() + body)
    files = ["--static-path-route", "/static", "--static-path-mount", str(folder / "files")]
    others = {
        "bare ASGI on the same server": ([*SERVER, "--interface", "asgi"], f"{BARE}:bare", path),
        "bare RSGI on the same server": ([*SERVER, "--interface", "rsgi"], f"{BARE}:rsgi", path),
        "static files of the same server": ([*SERVER, "--interface", "asgi", *files], f"{BARE}:bare", "/static/guides.json"),
    }
    for name, (arguments, app, asked_path) in others.items():
        port = free_port()
        start = [*arguments, "--port", str(port), app]
        pid = stack.enter_context(started(start, f"http://127.0.0.1:{port}/healthz", environ))
        found[name] = (f"http://127.0.0.1:{port}{asked_path}", pid)
    port = free_port()
    least = [str(ROOT / "tests/bench/protocol_server.py"), str(port), str(folder / "answer")]
    pid = stack.enter_context(started(least, f"http://127.0.0.1:{port}/healthz", environ))
    return found | {"some lines of Python": (f"http://127.0.0.1:{port}{path}", pid)}


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    if missing := [name for name in ("nginx", "wrk") if not shutil.which(name, path="/usr/sbin:/usr/bin:/usr/local/bin")]:
        print(f"Not measured: it needs Debian's nginx-light and wrk; missing: {', '.join(missing)}")
        return
    with TemporaryDirectory() as place, ExitStack() as stack:
        folder = Path(place)
        environ = {**environment(place), "WEB_CONCURRENCY": str(WORKERS)}
        command(environ, "-m", "web.cli", "migrate")
        command(environ, "-m", "web.cli", "seed")
        environ["BENCH_KEY"] = command(environ, str(ROOT / "tests/bench/serving_apps.py"), environ["CAIRN_DATABASE_URL"]).split()[
            1
        ]
        servers = sides(stack, folder, environ)
        theirs = stack.enter_context(nginx(folder / "nginx", *asked(servers["Cairn"][0])))
        servers["nginx"] = (theirs, int((folder / "nginx/nginx.pid").read_text()))
        found = [{name: rates(*server) for name, server in servers.items()} for _ in range(rounds)]
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; {rounds} rounds; the release, answers")
    for name in servers:
        clock, processor = (median(one[name][of] for one in found) for of in (0, 1))
        ratios = [median(one[name][of] / one["nginx"][of] for one in found) for of in (0, 1)]
        print(
            f"  {name:<32}{processor:>9,.0f} for a second of a processor, {ratios[1]:.2f} of nginx;"
            f" by the clock {clock:>7,.0f}, {ratios[0]:.2f}"
        )


if __name__ == "__main__":
    main()
