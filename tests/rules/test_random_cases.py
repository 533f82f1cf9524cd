"""Whatever guides, pages and visitors there are, the evaluator decides as the oracle does, and never throws."""

import json
import random
import re
import string
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rules import oracle
from tests.rules.conftest import Judge
from tests.rules.strategies import TODAY, judgements, memories, rules

CASES = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def said(lines: list[dict[str, Any]]) -> list[str]:
    """Every sentence of an explanation, those of its parts too."""
    return [sentence for line in lines for sentence in (line["text"], *said(line["parts"]))]


@CASES
@given(case=judgements)
def test_the_evaluator_decides_as_the_oracle_does(judge: Judge, case: dict[str, Any]) -> None:
    wanted = oracle.obstacle(case["guide"], case["facts"], case["memory"], case["now"])
    assert judge("obstacle", [case]) == [wanted], json.dumps(case)


@pytest.mark.long
@CASES
@given(case=judgements)
def test_an_explanation_agrees_with_the_decision_and_speaks(judge: Judge, case: dict[str, Any]) -> None:
    (verdict,), (reason,) = judge("explain", [case]), judge("obstacle", [case])
    own = [entry for entry in verdict["rules"] if entry["rule"] not in {"trigger", "budget", "turn"}]
    assert all(entry["held"] for entry in own) == (reason is None), json.dumps(case)
    if reason:
        assert not next(entry for entry in own if entry["rule"] == reason)["held"], json.dumps(case)
    for sentence in said(verdict["words"]["lines"]):
        assert sentence.endswith("."), (sentence, json.dumps(case))
        assert not re.search(r"\bundefined\b|\bNaN\b|\[object", sentence), (sentence, json.dumps(case))


@pytest.mark.long
@CASES
@given(
    facts=judgements,
    found=st.lists(st.tuples(rules, st.integers(-1, 1), st.sampled_from(["tour", "hotspots"]), st.integers(1, 3)), max_size=8),
    budget=st.integers(0, 2),
    memory=memories,
)
def test_guides_are_chosen_as_the_oracle_chooses(
    judge: Judge, facts: dict[str, Any], found: list[Any], budget: int, memory: str
) -> None:
    guides = [
        {"id": f"g{index}", "kind": kind, "priority": priority, "created": f"2026-01-0{day}T00:00:00Z", "rules": rule}
        for index, (rule, priority, kind, day) in enumerate(found)
    ]
    case = {"guides": guides, "facts": facts["facts"], "memory": memory, "now": facts["now"], "budget": budget}
    due, held = oracle.choose(guides, facts["facts"], memory, facts["now"], budget)
    assert judge("choose", [case]) == [[due, held]]


@CASES
@given(texts=st.lists(st.text(max_size=200) | st.text(alphabet="1,0\n!a_-.e", max_size=80), min_size=5, max_size=20))
def test_no_stored_text_makes_the_player_throw_or_write_too_much(judge: Judge, texts: list[str]) -> None:
    deeds = [
        ["happened", {"id": "a", "auto": 1}, "started", None, TODAY],
        ["tracked", "x", TODAY],
        ["visited", 1_795_514_400_000],
        ["happened", {"id": "b"}, "completed", None, TODAY],
    ]
    answers = judge("memory", [{"text": text, "today": TODAY, "deeds": deeds} for text in texts])
    again = judge("memory", [{"text": answer["written"], "today": TODAY, "deeds": []} for answer in answers])
    for answer, repeated in zip(answers, again, strict=True):
        assert answer["written"].startswith(("1,0,", "1,1,"))
        assert repeated["written"] == answer["written"]


def test_a_memory_that_grows_stays_within_16384_characters_and_keeps_the_latest(judge: Judge) -> None:
    chance = random.Random(7)
    deeds: list[list[Any]] = []
    for number in range(1800):
        name = "".join(chance.choices(string.ascii_lowercase, k=12))
        deeds.append(["tracked", name, TODAY] if number % 3 else ["happened", {"id": f"guide-{number}"}, "started", None, TODAY])
    written = judge("memory", [{"text": None, "today": TODAY, "deeds": deeds}])[0]["written"]
    assert 16_300 < len(written) <= 16_384
    kept = [line[0] for line in written.split("\n")[1:]]
    assert set(kept) == {"!"}, "guides of which none is released any more are forgotten before events"
    assert deeds[-1][1] in written


def test_no_event_fills_the_memory_however_long_its_name_and_history(judge: Judge) -> None:
    deeds = [["tracked", "e" * 100_000, TODAY + day] for day in range(400)]
    written = judge("memory", [{"text": None, "today": TODAY, "deeds": deeds}])[0]["written"]
    assert len(written) < 800
    assert written.split(",")[-1] == "1"


@pytest.mark.long
def test_a_browser_keeps_its_percentage_and_browsers_spread_evenly(judge: Judge) -> None:
    def share(name: str, below: int) -> float:
        rule = {"segment": {"match": "all", "conditions": [{"subject": "percentage", "operator": "less_than", "value": below}]}}
        guide = {"id": name, "kind": "tour", "rules": rule}
        facts = {"url": "https://a.example/", "offset": 0}
        seeds = range(0, 65_536, 13)
        cases = [
            {"guide": guide, "facts": facts, "memory": f"1,0,{seed},{TODAY},1,1,0,0,0,0", "now": 1_795_514_400_000}
            for seed in seeds
        ]
        return 100 * judge("obstacle", cases).count(None) / len(seeds)

    for name in ("welcome", "a", "guide-with-a-longer-name-2026"):
        for below in (1, 10, 50, 90):
            assert abs(share(name, below) - below) < 1.5
