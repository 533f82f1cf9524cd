"""What a page says opens what an element is in; `tests/picker/test_openers.py` reads the same cases in a browser."""

import json
from pathlib import Path

import pytest

from models.targets import check_page, describe_pick, describe_selector

CASES = json.loads((Path(__file__).parents[3] / "corpus" / "openers" / "cases.json").read_text())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_opens_an_element_is_proposed_with_its_name(case):
    html = f"<!doctype html><html><body>{case['html']}</body></html>"
    opener = describe_selector(html, "#target").opener
    assert (opener["name"] if opener else None) == case["opens"]
    assert not opener or "#opener" in opener["selectors"]


def test_it_is_proposed_when_somebody_points_as_well_and_is_no_part_of_the_target():
    html = "<!doctype html><html><body><details><summary>More</summary><button>Save</button></details></body></html>"
    target = describe_pick(html, {"path": [1, 0, 1], "tag": "button"})
    assert target.opener["name"] == "More"
    assert "opener" not in target.to_json()


CLOSED = "The first selector finds it, and it is still the same. It is closed there: “More” opens it."
SUMMARY, BUTTON = "<summary>More</summary>", "<button aria-controls=list>More</button>"


@pytest.mark.parametrize(
    ("html", "is_closed"),
    [
        (f"<details>{SUMMARY}<b id=target>x</b></details>", True),
        (f"<details open>{SUMMARY}<b id=target>x</b></details>", False),
        (f"{BUTTON}<div id=list hidden><b id=target>x</b></div>", True),
        (f"{BUTTON}<div id=list><b id=target>x</b></div>", False),
        ("<button aria-expanded=false aria-controls=list>More</button><div id=list><b id=target>x</b></div>", True),
    ],
)
def test_a_check_says_what_opens_what_is_closed(html, is_closed):
    page = f"<!doctype html><html><body>{html}</body></html>"
    verdict = check_page(page, [describe_selector(page, "#target")])[0]
    assert (verdict.verdict, verdict.reason == CLOSED) == ("unique", is_closed)
