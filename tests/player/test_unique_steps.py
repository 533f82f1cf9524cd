"""A browser knows the steps of a guide that it was shown, wherever they stand in the version that is live by then."""

import pytest

PAGE = "<p>Start</p>"
SEEDED = "try { localStorage['cairn:abc'] ??= '1,0,%d,20700,0,0,0,0,0,0'; } catch {}"
ALWAYS = {"frequency": {"show": "always"}, "stop": {"dismissed": False, "completed": False}}


@pytest.fixture
def walked(visit, make, served):
    """Walks a tour of modal steps with these ids to its end; by each of its steps, whether it was new to the browser."""

    def walk(page, *ids, **members):
        before = len(served.events)
        guide = make.guide(*(make.step(name, "modal") for name in ids), rules=ALWAYS, **members)
        if page is None:
            page = visit([guide], PAGE)
        else:
            served.release = {**served.release, "guides": [guide]}
            page.goto(served.origin + "/")
        for name in ids:
            page.get_by_role("dialog", name=f"Title {name}").get_by_role("button", name="Next").click()
        with served.heard:
            assert served.heard.wait_for(lambda: "completed" in served.figures[before:], timeout=15)
        return page, {one["step"]: one["unique"] for one in served.events[before:] if one["figure"] == "reached"}

    return walk


def test_a_step_that_was_moved_is_not_new_and_one_that_was_added_is(walked):
    page, seen = walked(None, "a", "b", "c")
    assert seen == {"a": True, "b": True, "c": True}
    _, seen = walked(page, "c", "a", "new", "b", step_numbers=[2, 0, 3, 1])
    assert seen == {"c": False, "a": False, "new": True, "b": False}
    _, seen = walked(page, "new", "d", "b", step_numbers=[3, 4, 1])
    assert seen == {"new": False, "d": True, "b": False}


def test_a_memory_of_places_stays_true_where_numbers_are_places(walked):
    page, _ = walked(None, "a", "b")
    _, seen = walked(page, "a", "b", "c")
    assert seen == {"a": False, "b": False, "c": True}


@pytest.mark.parametrize("second", [[4, 0], None], ids=["with numbers", "by places"])
def test_each_of_two_versions_has_its_own_numbers(visit, make, served, second):
    """The browser counted what is numbered 0 and 4; of the second version its steps."""
    names = ("a" * 64, "b" * 64)
    for name in names:
        steps = [make.step("s1", "modal"), make.step("s2", "modal")]
        served.contents[name[:12]] = served.contents[name] = {"language": "en", "steps": steps}
    guide = make.guide(version=names[0], content_hash=names[0], rules=ALWAYS, step_numbers=[5, 6])
    guide.pop("content")
    guide["split"] = {"name": "arm7", "percent": 99, "version": names[1], "content_hash": names[1]}
    if second:
        guide["split"]["step_numbers"] = second
    marks = chr(161) + chr(165)
    memory = SEEDED % 1 + f"; localStorage['cairn:abc'] += '\\n{guide['id']},1,20700,0,0,_s{marks}'"
    page = visit([guide], PAGE, script=memory)
    for name in ("s1", "s2"):
        page.get_by_role("dialog", name=f"Title {name}").get_by_role("button", name="Next").click()
    served.figures_until("completed")
    seen = {one["step"]: (one["version"][0], one["unique"]) for one in served.events if one["figure"] == "reached"}
    assert seen == {"s1": ("b", False), "s2": ("b", not second)}
