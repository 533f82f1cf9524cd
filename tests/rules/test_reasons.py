"""The ten most common reasons for "why isn't my guide showing?", each named by `explain` and said in words."""

from typing import Any

import pytest

from tests.rules.conftest import Judge
from tests.rules.strategies import NOW, TODAY

SEEN = f"g,1,{TODAY},0,0,_es"
FREE = {"subject": "attribute", "name": "plan", "operator": "equals", "value": "free"}
OLDER = {"id": "older", "name": "News", "kind": "tour", "created": "2026-01-01T00:00:00Z", "rules": {}}

REASONS: dict[str, tuple[dict[str, Any], str, str]] = {
    "it is not published": ({"asked": "missing"}, "released", "it is not published to this environment, or was taken down"),
    "another page": (
        {"rules": {"pages": {"include": [{"part": "path", "operator": "equals", "value": "/boats"}]}}},
        "pages",
        'Wanted the path to be "/boats", saw "/projects"',
    ),
    "an excluded page": (
        {"rules": {"pages": {"exclude": [{"part": "path", "operator": "starts_with", "value": "/proj"}]}}},
        "pages",
        'Excluded here: the path starts with "/proj", saw "/projects"',
    ),
    "not in the segment": (
        {"rules": {"segment": {"match": "all", "conditions": [FREE]}}, "attributes": {"plan": "pro"}},
        "segment",
        'Wanted the attribute "plan" to be "free", saw "pro"',
    ),
    "the page told no such attribute": (
        {"rules": {"segment": {"match": "all", "conditions": [FREE]}}},
        "segment",
        'Wanted the attribute "plan" to be "free", saw nothing',
    ),
    "outside of its schedule": (
        {"rules": {"schedule": {"from": "2026-12-01T09:00"}}},
        "schedule",
        "It begins on 2026-12-01 at 09:00",
    ),
    "shown before": ({"rules": {}, "memory": SEEN}, "frequency", "It shows once: it was shown 1 time, last on"),
    "completed or dismissed": (
        {"rules": {"frequency": {"show": "always"}}, "memory": f"g,1,{TODAY},0,{TODAY},_es"},
        "stop",
        "It was dismissed on 2026-11-24, which stops it",
    ),
    "held out": (
        {"rules": {"goal": {"days": 3, "holdout": 50, "event": "bought"}}, "head": f"1,0,3,{TODAY},3,12,0,0,0,0"},
        "holdout",
        "The visitor is of the 50 % that are held out: not shown it, so that its goal can be compared",
    ),
    "it waits for its trigger": (
        {"rules": {"trigger": {"type": "event", "name": "exported"}}},
        "trigger",
        'It waits for the event "exported"',
    ),
    "the day's tours are used up": (
        {"rules": {}, "head": f"1,0,100,{TODAY},3,12,0,{TODAY},1,0"},
        "budget",
        "1 automatic tour of 1 a day has been shown today. It waits for another day",
    ),
    "another guide comes first": ({"rules": {}, "others": [OLDER], "budget": 0}, "turn", '"News" comes first'),
}


@pytest.mark.parametrize("name", REASONS)
def test_the_reason_is_named_and_said(judge: Judge, name: str) -> None:
    case, rule, sentence = REASONS[name]
    guide = {"id": "g", "name": "Welcome", "kind": "tour", "created": "2026-05-01T00:00:00Z", "rules": case.get("rules", {})}
    head = case.get("head", f"1,0,100,{TODAY},3,12,0,0,0,0")
    (answer,) = judge(
        "explain",
        [
            {
                "guide": {**guide, "id": "missing"} if "asked" in case else guide,
                "guides": [guide, *case.get("others", [])],
                "facts": {
                    "url": "https://app.example.com/projects",
                    "offset": 0,
                    "zone": "UTC",
                    "attributes": case.get("attributes", {}),
                },
                "memory": "\n".join(filter(None, [head, case.get("memory")])),
                "now": NOW,
                "budget": case.get("budget", 1),
            }
        ],
    )
    failed = [entry["rule"] for entry in answer["rules"] if not entry["held"]]
    assert failed == [rule], "that reason, and no other"
    assert sentence in answer["words"]["headline"]


def test_of_two_versions_the_one_that_is_given_is_said(judge: Judge) -> None:
    split = {"name": "arm7", "percent": 50, "version": "b" * 64, "content_hash": "b" * 64}
    guide = {"id": "g", "name": "Welcome", "kind": "tour", "created": "2026-05-01T00:00:00Z", "rules": {}, "split": split}
    said = set()
    for seed in range(1, 9):
        case = {
            "guide": guide,
            "facts": {"url": "https://a.example/", "offset": 0},
            "memory": f"1,0,{seed},1,1,1,0,0,0,0",
            "now": NOW,
        }
        (answer,) = judge("explain", [case])
        said |= {line["text"][:45] for line in answer["words"]["lines"] if line["rule"] == "split"}
    assert said == {f"Of two versions the visitor is given the {which}"[:45] for which in ("first", "second")}


def test_a_goal_keeps_nobody_else_from_a_guide(judge: Judge) -> None:
    guide = {"id": "g", "name": "Welcome", "kind": "tour", "created": "2026-05-01T00:00:00Z"}
    for seed, holdout, said in ((1, 0, ""), (1, 50, "The visitor is not of the 50 % that are held out.")):
        guide["rules"] = {"goal": {"days": 3, "holdout": holdout, "event": "bought"}}
        memory, facts = f"1,0,{seed},1,1,1,0,0,0,0", {"url": "https://a.example/", "offset": 0}
        case = {"guide": guide, "facts": facts, "memory": memory, "now": NOW}
        (answer,) = judge("explain", [case])
        assert answer["held"] is True, answer["words"]
        assert said in " ".join(line["text"] for line in answer["words"]["lines"])


def test_without_a_reason_it_says_that_it_shows(judge: Judge) -> None:
    guide = {"id": "g", "name": "Welcome", "kind": "tour", "created": "2026-05-01T00:00:00Z", "rules": {}}
    facts = {"url": "https://app.example.com/projects", "offset": 0, "zone": "UTC"}
    (answer,) = judge("explain", [{"guide": guide, "facts": facts, "memory": f"1,0,100,{TODAY},3,12,0,0,0,0", "now": NOW}])
    assert answer["held"]
    assert answer["words"]["headline"] == '"Welcome" shows now.'
