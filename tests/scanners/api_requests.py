"""Schemathesis, which asks the API whatever its description allows, and much that it does not."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.scanners.finding import Finding
from tests.scanners.scanned_server import Scanned

PROGRAM = Path(sys.executable).parent / "schemathesis"
PARTS = {
    "stranger": ("--mode", "positive", "--phases", "coverage"),
    "key, reading": ("--include-method", "GET", "--phases", "coverage,fuzzing", "--exclude-checks", "ignored_auth"),
    "key, writing": ("--exclude-method", "GET", "--phases", "coverage,fuzzing", "--exclude-checks", "ignored_auth"),
}
"""What is left out with a key is whether the same is answered without: a network's sixty-first wrong key in a minute is told to
wait (429) and not that it is wrong (401). The stranger is asked about instead, at every operation."""

SECONDS = {"stranger": 150, "key, reading": 90, "key, writing": 120}
A_MINUTE = 580
"""Requests: a key has 600, and a refusal of all further ones says nothing."""

LEAST_ASKED = {"stranger": 80, "key, reading": 30, "key, writing": 30}
"""Operations."""


def scan(server: Scanned, who: str) -> list[Finding]:
    """Raises SystemExit when it asked too little."""
    report, settings = server.folder / "api.json", server.folder / "schemathesis.toml"
    known = (f'"path.{name}" = {value}' for name, value in server.ids.items())
    settings.write_text("\n".join(["[parameters]", *known, ""]), encoding="utf-8")
    holder = () if who == "stranger" else ("-H", f"Authorization: Bearer {server.key}")
    command = [
        *(
            str(PROGRAM),
            "--no-color",
            "--config-file",
            str(settings),
            "run",
            f"{server.base}/api/openapi.json",
            *holder,
            *PARTS[who],
        ),
        *("--max-examples", "3", "--seed", "1", "--continue-on-failure", "--no-shrink", "--rate-limit", f"{A_MINUTE}/m"),
        *("--max-time", f"{SECONDS[who]}", "--request-timeout", "20", "--generation-database", "none"),
        *("--report", "json", "--report-json-path", str(report)),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, cwd=server.folder)
    if not report.exists():
        raise SystemExit(f"Schemathesis ended without a report:\n{(done.stdout + done.stderr)[-2000:]}")
    found = json.loads(report.read_text(encoding="utf-8"))
    asked, requests = found["operations"]["tested"], found["test_cases"]["generated"]
    print(f"schemathesis as {who}: {requests} requests to {asked} of {found['operations']['selected']} operations", flush=True)
    if asked < LEAST_ASKED[who] or found["errors"]:
        raise SystemExit(f"Schemathesis asked too little:\n{done.stdout[-2000:]}")
    return read(found, who, re.sub(r"\s+", " ", done.stdout))


def read(report: dict[str, Any], who: str, told: str = "") -> list[Finding]:
    """Of its report as JSON; `told` is what it printed, from which the answer's beginning is taken."""
    return [
        Finding("schemathesis", who, one["type"], operation, _answer(told, operation))
        for one in report["failures"]
        for operation in one["operations"]
    ]


def _answer(told: str, operation: str) -> str:
    _, _, after = told.partition(f"_ {operation} _")
    answer = re.search(r"\[\d{3}\] .{0,300}", after)
    return answer[0] if answer else ""
