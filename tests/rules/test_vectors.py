"""One corpus, read by the evaluator, by the script that visitors get, and by the oracle."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.rules import oracle
from tests.rules.conftest import NODE, SOURCES

CORPUS = Path(__file__).parents[1] / "corpus" / "rules"
JUDGED = ("pages", "conditions", "groups", "schedules", "frequency")


def read(name: str) -> dict[str, Any]:
    return json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8"))


def run(rules: Path) -> str:
    command = [NODE, "--test", "--test-reporter=tap", str(Path(__file__).with_name("vectors.test.mjs"))]
    finished = subprocess.run(
        command, env={**os.environ, "RULES": str(rules), "TZ": "UTC"}, capture_output=True, text=True, check=False
    )
    failures = re.findall(r"^\s*not ok .*", finished.stdout, re.MULTILINE)
    assert not failures, failures[:20]
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def test_the_evaluator_decides_every_vector_as_it_is_written() -> None:
    assert int(re.findall(r"^# pass (\d+)", run(SOURCES), re.MULTILINE)[0]) > 1000


def test_the_joined_and_minified_script_decides_alike(joined_rules: Path) -> None:
    assert int(re.findall(r"^# pass (\d+)", run(joined_rules), re.MULTILINE)[0]) > 1000


@pytest.mark.parametrize("name", JUDGED)
def test_the_oracle_decides_every_vector_as_it_is_written(name: str) -> None:
    file = read(name)
    wrong = []
    for case in file["cases"]:
        if case.get("oracle") is False:
            continue
        guide = {"id": "guide", "kind": case.get("kind", "tour"), "rules": case.get("rules", {})}
        facts = {**file["facts"], **case.get("facts", {})}
        text = case.get("memory", file.get("memory"))
        if oracle.obstacle(guide, plain(facts), text, case.get("now", file["now"])) != case["obstacle"]:
            wrong.append(case["name"])
    assert not wrong


def test_the_oracle_chooses_as_it_is_written() -> None:
    file = read("choices")
    for case in file["cases"]:
        if any("moon" in guide.get("rules", {}) for guide in case["guides"]):
            continue
        chosen = oracle.choose(case["guides"], file["facts"], case["memory"], file["now"], case.get("budget", 1))
        assert chosen == (case["due"], case["held"]), case["name"]


def test_no_two_vectors_have_one_name() -> None:
    for path in CORPUS.glob("*.json"):
        cases = read(path.stem).get("cases", [])
        assert len({case["name"] for case in cases}) == len(cases), path.name


def plain(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts with strange values as Python has them: whatever is no text, number or truth value is an object."""
    attributes = {name: meant(value) for name, value in facts.get("attributes", {}).items()}
    return {**facts, "attributes": attributes}


def meant(value: Any) -> Any:
    if not isinstance(value, dict) or "$" not in value:
        return value
    if value["$"] == "repeat":
        return value["text"] * value["times"]
    return {"nan": float("nan"), "infinity": float("inf")}.get(value["$"], {})
