"""Schemathesis, which asks the API whatever its description allows, and much that it does not."""

import json
import subprocess
import sys
from collections.abc import Sequence
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

SETTINGS = f"""hooks = "{Path(__file__).with_name("api_hooks.py")}"
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "401", "403", "404", "409", "412", "429", "5xx"]
"""
"""Besides its own: 412, which is about what happened meanwhile and not about what was sent."""

LEAST_ASKED = {"stranger": 80, "key, reading": 30, "key, writing": 30}
"""Operations."""


def scan(server: Scanned, who: str) -> list[Finding]:
    """Raises SystemExit when it asked too little."""
    report, settings = server.folder / "api.json", server.folder / "schemathesis.toml"
    known = (f'"path.{name}" = {value}' for name, value in server.ids.items())
    settings.write_text("\n".join([SETTINGS, "[parameters]", *known, ""]), encoding="utf-8")
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
    told = server.folder / "failures.jsonl"
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    return read(found, who, [json.loads(line) for line in lines])


def read(report: dict[str, Any], who: str, told: Sequence[dict[str, Any]]) -> list[Finding]:
    """Of its report as JSON, and of the failures one by one: a finding for each reason that an operation gave."""
    found = {Finding("schemathesis", who, one["type"], one["operation"], reason(one)) for one in told}
    named = {(one.kind, one.where) for one in found}
    untold = [
        Finding("schemathesis", who, one["type"], operation)
        for one in report["failures"]
        for operation in one["operations"]
        if (one["type"], operation) not in named
    ]
    return [*sorted(found), *untold]


def reason(failure: dict[str, Any]) -> str:
    """What is wrong in short: which part of the request was not allowed, or what the answer says of it."""
    _, part, about = failure["about"].partition("Invalid component: ")
    if part:
        return f"[{failure['status']}] {about}"
    try:
        said = json.loads(failure["answer"])
        faults, code = [f"{one['path']}: {one['sentence']}" for one in said["errors"]], said["code"]
    except (ValueError, KeyError, TypeError):
        return f"[{failure['status']}] {failure['about']}"
    return f"[{failure['status']}] {code}: " + ("; ".join(faults) or said["detail"])
