"""Bandit, which reads all code that ships."""

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.scanners.finding import Finding

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / ".venv/scanners/bin/bandit"


def scan() -> list[Finding]:
    """Findings of medium and high severity. Raises SystemExit when it did not come to its end."""
    command = [str(PROGRAM), "-q", "-r", "models", "web", "components", "migrations", "-ll", "-f", "json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode not in {0, 1}:
        raise SystemExit(f"Bandit ended with {done.returncode}:\n{done.stderr[-2000:]}")
    report = json.loads(done.stdout)
    print(f"bandit: {report['metrics']['_totals']['loc']} lines", flush=True)
    return read(report)


def read(report: dict[str, Any]) -> list[Finding]:
    return [
        Finding("bandit", "reader", one["test_id"], one["filename"], f"line {one['line_number']}: {one['issue_text']}")
        for one in report["results"]
    ]
