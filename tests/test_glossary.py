"""No screen and no mail says a word that `docs/glossary.md` retired."""

import re
from pathlib import Path

import pytest

from models.targets.target_health import HEALTH, TargetHealth, health_of

ROOT = Path(__file__).parent.parent
WORDS, REWRITTEN = (
    [[cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line.startswith("| ")]
    for part in (ROOT / "docs/glossary.md").read_text().split("## Rewritten")
)
RETIRED = sorted({word.strip() for row in WORDS if row[-1] != "Not" for word in row[-1].split(",")})
SAID = [*ROOT.glob("components/*/*.html"), *ROOT.glob("web/pages/**/*.html"), *ROOT.glob("models/integration/*.py")]
DRAWN = re.compile(r"\{[%#].*?[%#]\}", re.DOTALL)
"""What a template does, and does not say."""


@pytest.mark.parametrize("word", RETIRED)
def test_no_template_and_no_mail_says_a_retired_word(word):
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    said = [path for path in SAID if pattern.search(DRAWN.sub("", path.read_text()))]
    assert [str(path.relative_to(ROOT)) for path in said] == []


def test_no_template_says_a_sentence_that_was_rewritten():
    said = " ".join(path.read_text() for path in SAID)
    assert [before for before, _ in REWRITTEN if len(before.split()) > 3 and before in said] == []


def test_the_glossary_maps_every_verdict_to_the_health_that_screens_show():
    written = {verdict: row[0] for row in WORDS if len(row) == 4 for verdict in re.findall(r"`(\w+)`", row[2])}
    assert written == {verdict: str(health) for verdict, health in HEALTH.items()}


def test_a_verdict_that_nobody_knows_any_more_cannot_be_told():
    assert health_of("") is health_of("of another version") is TargetHealth.CANT_TELL
