"""The release under two serving processes of Cairn, against nginx that sends the same file.

    python tests/bench/beside_nginx.py [PAIRS]

Both send the same compressed bytes with the same headers over connections that are kept, to `wrk` (it and `nginx-light` come
from Debian). Both are up all the time and asked by turns; the middle of the ratios counts, because others use the machine, too.
Ends with 1 below the bar.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.serving import command, environment, free_port, is_up, running  # noqa: E402 -- the script is run from anywhere
from tests.bench.turns import by_turns  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Generator

BAR = 0.5
WORKERS = 2
WRK = ["wrk", "--threads", "1", "--connections", "16", "--duration", "2s", "--header", "accept-encoding: br"]
ITS_OWN = {
    "server",
    "date",
    "connection",
    "content-length",
    "content-type",
    "last-modified",
    "accept-ranges",
    "transfer-encoding",
}

NGINX = """
daemon off; worker_processes {workers}; pid {folder}/nginx.pid; error_log {folder}/error.log error;
events {{ worker_connections 512; }}
http {{
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; server_tokens off; etag off; keepalive_requests 100000000;
  open_file_cache max=100 inactive=1h; open_file_cache_valid 1h;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d;
  scgi_temp_path {folder}/e;
  server {{
    listen 127.0.0.1:{port} backlog=1024; default_type "{kind}"; root {folder}/site;
    location / {{ {headers} add_header Last-Modified ""; }}
    location = /healthz {{ return 200; }}
  }}
}}
"""


def asked(url: str) -> tuple[bytes, dict[str, str]]:
    with urllib.request.urlopen(urllib.request.Request(url, headers={"accept-encoding": "br"})) as answer:
        return answer.read(), {name.lower(): value for name, value in answer.headers.items()}


@contextmanager
def nginx(folder: Path, body: bytes, headers: dict[str, str]) -> Generator[str]:
    """Serves that body with those headers; yields where."""
    folder.mkdir()
    folder.chmod(0o755)
    folder.parent.chmod(0o755)  # its workers are nobody's
    (folder / "site").mkdir()
    (folder / "site" / "guides.json").write_bytes(body)
    said = "".join(f"add_header {name} '{value}';\n" for name, value in headers.items() if name not in ITS_OWN)
    port = free_port()
    written = NGINX.format(workers=WORKERS, folder=folder, port=port, kind=headers["content-type"], headers=said)
    (folder / "nginx.conf").write_text(written)
    process = subprocess.Popen([str(shutil.which("nginx", path="/usr/sbin:/usr/bin")), "-c", str(folder / "nginx.conf")])
    try:
        while not is_up(f"http://127.0.0.1:{port}/healthz"):
            if process.poll() is not None:
                raise RuntimeError("nginx does not start")
        yield f"http://127.0.0.1:{port}/guides.json"
    finally:
        process.terminate()
        process.wait(15)


def per_second(url: str) -> float:
    said = subprocess.run([*WRK, url], capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert found, said
    return float(found[1])


def main() -> int:
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    missing = [name for name in ("nginx", "wrk") if not shutil.which(name, path="/usr/sbin:/usr/bin:/usr/local/bin")]
    if missing:
        print(f"Not measured beside nginx: it needs Debian's nginx-light and wrk; missing: {', '.join(missing)}")
        return 0
    with TemporaryDirectory() as folder:
        environ = {**environment(folder), "WEB_CONCURRENCY": str(WORKERS)}
        command(environ, "-m", "web.cli", "migrate")
        command(environ, "-m", "web.cli", "seed")
        key = command(environ, str(ROOT / "tests/bench/serving_apps.py"), environ["CAIRN_DATABASE_URL"]).split()[1]
        base = environ["CAIRN_BASE_URL"]
        ours = f"{base}/player/v1/{key}/guides.json"
        with running(["-m", "web.cli", "serve"], f"{base}/healthz", environ):
            body, headers = asked(ours)
            with nginx(Path(folder) / "nginx", body, headers) as theirs:
                there, said = asked(theirs)
                assert there == body
                assert {name: value for name, value in headers.items() if name not in ITS_OWN}.items() <= said.items()
                found = by_turns(lambda: per_second(ours), lambda: per_second(theirs), pairs)
    middle = [median(one) for one in zip(*found, strict=True)]
    ratio = median(one / other for one, other in found)
    print(
        f"The release, {len(body):,} bytes, {WORKERS} processes, answers a second: Cairn {middle[0]:,.0f}"
        f"   nginx {middle[1]:,.0f}   {ratio:.2f} (at least {BAR})"
    )
    return 0 if ratio >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
