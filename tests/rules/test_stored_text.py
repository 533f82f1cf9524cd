"""What a browser remembers, as the published manifest describes it, and whatever it may find there instead."""

import random
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.release.schema_conformity import storage_manifest
from tests.rules.conftest import Judge
from tests.rules.strategies import NOW, TODAY

LOCAL = storage_manifest()["stores"][0]
FORMAT = {name: re.compile(LOCAL["format"][name]["pattern"]) for name in ("head", "guide", "event")}
NAMES = st.sampled_from(["a", "welcome-2k9", "x" * 64])
DEEDS = st.one_of(
    st.tuples(
        st.just("happened"),
        st.fixed_dictionaries({"id": NAMES, "auto": st.booleans(), "exempt": st.booleans()}),
        st.sampled_from(["eligible", "started", "reached", "completed", "dismissed", "target_missing", "left_page"]),
        st.integers(0, 60),
        st.integers(TODAY, TODAY + 40),
    ),
    st.tuples(st.just("tracked"), st.text(min_size=1, max_size=60), st.integers(TODAY, TODAY + 40)),
    st.tuples(st.just("visited"), st.integers(NOW, NOW + 40 * 86_400_000)),
)


def written(judge: Judge, text: str | None, deeds: list[Any], today: int = TODAY) -> str:
    return judge("memory", [{"text": text, "today": today, "deeds": deeds}])[0]["written"]


def assert_as_published(text: str) -> None:
    assert len(text) <= LOCAL["most_characters"]
    head, *lines = text.split("\n")
    assert FORMAT["head"].search(head), head
    for line in lines:
        assert FORMAT["event" if line.startswith("!") else "guide"].search(line), line


@settings(max_examples=150, deadline=None)
@given(deeds=st.lists(DEEDS, max_size=40))
def test_whatever_happens_is_written_as_the_manifest_says(judge: Judge, deeds: list[Any]) -> None:
    assert_as_published(written(judge, None, deeds))


def test_years_of_use_stay_within_the_limit_and_the_format(judge: Judge) -> None:
    chance, deeds = random.Random(11), []
    for day in range(TODAY, TODAY + 900):
        deeds.append(["visited", NOW + (day - TODAY) * 86_400_000])
        deeds.append(["happened", {"id": f"guide-{chance.randrange(900)}", "auto": 1}, "started", None, day])
        deeds.append(["tracked", f"Event number {chance.randrange(40)}, with a comma", day])
        guides = [{"id": f"guide-{chance.randrange(900)}"} for _ in range(3)]
        deeds += [["happened", guide, "reached", chance.randrange(9), day] for guide in guides]
    text = written(judge, None, deeds)
    assert_as_published(text)
    assert len(text) > 15_500, "the limit was reached"
    assert written(judge, text, []) == text, "what was pruned is stable"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"version": 3, "guides": {}}', id="of a newer player"),
        pytest.param("2,0,1,2,3", id="of a newer format"),
        pytest.param("0,0", id="of an older format"),
        pytest.param("1,0,5", id="cut off"),
        pytest.param("1,0,100,20771,3,12,29925240,0,0,0\nguide", id="cut off in a guide"),
        pytest.param("\x00\ufffd\n,,,", id="noise"),
        pytest.param("[object Object]", id="an object by mistake"),
        pytest.param("9" * 5_000_000, id="five million digits"),
        pytest.param("\n" * 100_000, id="nothing but lines"),
    ],
)
def test_a_stored_text_of_another_kind_never_stops_a_guide(judge: Judge, text: str) -> None:
    guide = {"id": "guide", "kind": "tour", "rules": {}}
    case = {"guide": guide, "facts": {"url": "https://a.example/", "offset": 0}, "memory": text, "now": NOW}
    assert judge("obstacle", [case]) == [None]
    assert len(written(judge, text, [["happened", {"id": "guide", "auto": 1}, "started", None, TODAY]])) <= 16_384


def test_an_opt_out_outlives_a_text_of_another_format(judge: Judge) -> None:
    assert written(judge, "2,1,whatever", []).startswith("1,1,")


@pytest.mark.parametrize(
    ("seen", "today", "shown"),
    [
        pytest.param(TODAY, 0, True, id="the clock fell back to 1970"),
        pytest.param(0, TODAY, True, id="the clock was in 1970 and is right now"),
        pytest.param(TODAY + 2, TODAY, False, id="the clock jumped back by two days"),
        pytest.param(TODAY + 30, TODAY, True, id="the clock jumped back by a month"),
    ],
)
def test_a_clock_that_jumps_neither_hides_a_guide_for_years_nor_shows_it_twice_a_week(
    judge: Judge, seen: int, today: int, shown: bool
) -> None:
    guide = {"id": "g", "kind": "tour", "rules": {"frequency": {"show": "days", "days": 7}}}
    memory = f"1,0,1,{seen},1,1,0,0,0,0\ng,1,{seen},0,0,_es"
    case = {"guide": guide, "facts": {"url": "https://a.example/", "offset": 0}, "memory": memory, "now": today * 86_400_000}
    assert (judge("obstacle", [case]) == [None]) is shown


def test_what_is_no_longer_released_goes_before_events_and_live_guides_stay_beyond_any_limit(judge: Judge) -> None:
    live = [{"id": f"live-{number}"} for number in range(900)]
    deeds = [["tracked", "Kept", TODAY], ["happened", {"id": "gone"}, "started", None, TODAY]]
    deeds += [["happened", guide, "started", None, TODAY] for guide in live]
    few = judge("memory", [{"text": None, "today": TODAY, "deeds": deeds[:20], "live": live}])[0]["written"]
    assert "!Kept" in few
    assert "gone" in few
    many = judge("memory", [{"text": None, "today": TODAY, "deeds": deeds, "live": live}])[0]["written"]
    assert "!Kept" not in many
    assert "gone" not in many
    assert many.count("live-") == 900
    again = judge("memory", [{"text": many, "today": TODAY, "deeds": deeds[2:], "live": live}])[0]["answers"]
    assert not any(again), "nothing of a live guide is counted twice"
