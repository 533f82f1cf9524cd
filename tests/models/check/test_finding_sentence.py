import pytest

from models.check.finding import Finding
from models.check.finding_sentence import finding_sentence


def told(verdict, *, weak=False, repair=None, source="check"):
    finding = Finding(verdict=verdict, source=source, reason="As the check put it.", is_weak=weak, repair=repair)
    return finding_sentence(finding)


def moved(*lines, excerpt="<a class=x>Register&nbsp;boat</a>"):
    evidence = [{"what": what, "old": "", "new": new, "agrees": agrees, "points": 1.0} for what, new, agrees in lines]
    proposal = {"selector": "a", "xpath": "/html", "score": 0.9, "excerpt": excerpt, "evidence": evidence}
    return {"verdict": "moved", "reason": "", "proposals": [proposal]}


@pytest.mark.parametrize(
    ("verdict", "weak", "said"),
    [
        ("missing", False, "It is no longer on the page. Visitors are not shown the step."),
        ("drifted", True, "It is found by another sign than before. Visitors are still shown the step."),
        ("cannot_tell", True, "As the check put it. Visitors are still shown the step."),
    ],
)
def test_it_says_what_happened_and_what_visitors_get(verdict, weak, said):
    assert told(verdict, weak=weak) == said


def test_what_the_element_became_is_said_as_it_is_written_on_the_page():
    repair = moved(("label", "register boat", False), ("landmark", "nav", False), ("id", "x", False))
    assert told("missing", repair=repair).endswith("It is now called “Register boat” and sits in the navigation now.")
    assert told("missing", repair=moved(("label", "other", False))).endswith("It is now called “other”.")
    assert told("drifted", weak=True, repair=moved(("label", "register boat", True))).endswith("still shown the step.")


def test_nobody_is_told_what_it_became_as_long_as_that_is_in_doubt_or_only_visitors_said_so():
    doubt = {**moved(("label", "register boat", False)), "verdict": "unsure"}
    assert told("missing", repair=doubt) == "None of its signs is found any more. Visitors are not shown the step."
    assert told("missing", source="visitors") == "As the check put it."
