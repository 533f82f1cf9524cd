"""Wapiti, which walks links and forms as a stranger or as the owner, and attacks what it found.

It is a program of its own under the GPL: installed beside everything else, started as a process, and no part of Cairn.
"""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

from tests.scanners.finding import Finding
from tests.scanners.scanned_server import Scanned

PROGRAM = Path(__file__).parents[2] / ".venv/scanners/bin/wapiti"
ATTACKS = (
    "cookieflags csp csrf crlf exec file htaccess http_headers ldap methods permanentxss redirect sql ssrf timesql upload xss xxe"
)
"""Left out is what is about PHP, Java, WordPress and DNS, what needs a list from elsewhere, and `backup`, which stops with a
fault of its own on an address with a port."""

WALK_SECONDS, ATTACK_SECONDS = 30, 8
"""The longest that it looks for links, and the longest of each attack; the demonstration has more than it can try in either."""

LEAST_FOUND = {"stranger": 15, "owner": 100}
"""Addresses and forms that it has to find, or it looked at something else than Cairn."""


def scan(server: Scanned, who: str) -> list[Finding]:
    """Raises SystemExit when it found too little or did not come to its end."""
    report = server.folder / "wapiti.json"
    with (server.folder / "wapiti.log").open("wb") as log:
        subprocess.run(_command(server, who, report), stdout=log, stderr=log, timeout=600, check=False)
    said = (server.folder / "wapiti.log").read_text(encoding="utf-8", errors="replace")
    if not report.exists():
        raise SystemExit(f"Wapiti ended without a report:\n{said[-2000:]}")
    found = json.loads(report.read_text(encoding="utf-8"))
    pages = found["infos"]["crawled_pages_nbr"]
    print(
        f"wapiti as {who}: {pages} addresses and forms, {len(re.findall('Launching module', said))} kinds of attack", flush=True
    )
    if pages < LEAST_FOUND[who] or len(re.findall("Launching module", said)) < len(ATTACKS.split()):
        raise SystemExit(f"Wapiti found too little of Cairn, or stopped before its end:\n{said[-2000:]}")
    return read(found, who)


def read(report: dict[str, Any], who: str) -> list[Finding]:
    """Of its report as JSON; steps of guides and the like are one place."""
    lists = [report[section] for section in ("vulnerabilities", "anomalies", "additionals")]
    return [
        Finding("wapiti", who, kind, f"{one['method']} {one['path']}", f"{one['parameter']} {one['info']}".strip())
        for kinds in lists
        for kind, ones in kinds.items()
        for one in ones
        if not _is_refused(kind, one["info"])
    ]


def _is_refused(kind: str, info: str) -> bool:
    """Methods that were refused are what should be found; one that was not is a finding."""
    return kind == "HTTP Methods" and set(re.findall(r"\((\d+)\)", info)) <= {"404", "405", "422", "429"}


def _command(server: Scanned, who: str, report: Path) -> list[str]:
    base = server.base
    # Its forms come from the same origin, so that they are read; a foreign one would be refused before anything is looked at.
    headers = ["-H", f"Origin: {base}", *(["-H", f"Cookie: {server.cookie}"] if who == "owner" else [])]
    # Signing out would end the scan; of the guides the first is enough, and the rest is files and text.
    left_out = [f"{base}/{path}*" for path in ("sign-out", "static/", "help/", "guides/2", "guides/3")]
    return [
        *(str(PROGRAM), "-u", f"{base}/", "--scope", "domain", "-m", ATTACKS.replace(" ", ","), "-d", "8", "-l", "1"),
        *headers,
        *(part for path in left_out for part in ("-x", path)),
        # Whoever can be made to fetch something would fetch it from here: nothing leaves this machine.
        *("--endpoint", f"{base}/", "--dns-endpoint", "localhost", "--no-bugreport", "--flush-session", "-v", "1"),
        *("--max-scan-time", f"{WALK_SECONDS}", "--max-attack-time", f"{ATTACK_SECONDS}"),
        *("--max-links-per-page", "60", "--max-files-per-dir", "12"),
        *("--store-session", str(server.folder / "walk"), "--store-config", str(server.folder / "config")),
        *("-f", "json", "-o", str(report)),
    ]
