import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright._impl._driver import compute_driver_executable

from models.engine.js_bundle import joined

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "static" / "player" / "explain" / "index.js"
NODE = compute_driver_executable()[0]
PUBLIC = "read, write, dayOf, visited, happened, tracked, toursOn, forgotten, obstacle, choose, explain, evaluate, inWords"


class Judge:
    """A node process that judges batches of cases with the evaluator."""

    def __init__(self, rules: Path) -> None:
        command = [NODE, str(Path(__file__).with_name("judge.mjs")), "serve"]
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "RULES": str(rules), "TZ": "UTC"},
        )

    def __call__(self, job: str, cases: list[dict[str, Any]]) -> list[Any]:
        """An answer for each case; an evaluator that throws fails the test with its stack."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"job": job, "cases": cases}) + "\n")
        self.process.stdin.flush()
        answers = json.loads(self.process.stdout.readline())
        for case, answer in zip(cases, answers, strict=True):
            assert "threw" not in answer, (case, answer["threw"])
        return [answer.get("answer") for answer in answers]

    def close(self) -> None:
        self.process.communicate(timeout=10)


@pytest.fixture(scope="session")
def judge() -> Iterator[Judge]:
    judge = Judge(SOURCES)
    yield judge
    judge.close()


@pytest.fixture(scope="session")
def joined_rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rules as visitors get them: joined and minified, with the functions handed out for the test."""
    folder = tmp_path_factory.mktemp("joined")
    for name in ("judge", "explain"):
        shutil.copytree(SOURCES.parents[1] / name, folder / name)
    modules = (
        "explain/authored_pages",
        "judge/segments",
        "judge/schedule",
        "explain/choice",
        "explain/sentences",
        "explain/reasons",
    )
    parts = "".join(f'import "./{name}.js";\n' for name in modules)
    (folder / "entry.js").write_text(f"{parts}export const boot = () => Object.assign(globalThis.CAIRN_RULES, {{ {PUBLIC} }});\n")
    script = joined(["entry.js"], folder)
    module = folder / "rules.mjs"
    names = ", ".join(PUBLIC.split(", "))
    module.write_text(
        f"globalThis.CAIRN_RULES = {{}};\nconst CONFIG = null;\n{script};\nexport const {{ {names} }} = globalThis.CAIRN_RULES;\n"
    )
    return module
