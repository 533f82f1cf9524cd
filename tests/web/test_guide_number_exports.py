"""A guide's numbers as files say which step each row is of, also where steps changed places."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from models.event.packed_count import PackedCount
from models.guide import Guide
from models.release.publish import publish
from tests.web.desk import NOW, read

MOMENTS = (NOW - timedelta(hours=2), NOW - timedelta(hours=1))
FIRST, LATER = (f"Version of {now.day} {now:%b %Y, %H:%M}" for now in MOMENTS)
COUNTS = {"one": 9, "two": 5, "gone": 2}


@pytest.fixture
def reordered(desk):
    """Shown as one, two, gone, and then as two, one: both versions were met, with as many at each step."""
    for number, ids in enumerate((("one", "two", "gone"), ("two", "one"))):
        with desk.writing() as session:
            guide, alice = session.get_one(Guide, desk.guide), desk.member(session, "alice")
            step = guide.document.steps[0]
            titles = {"one": "=1+1", "two": f"Second, seen {'once' if number else 'first'}", "gone": ""}
            steps = tuple(replace(step, id=name, kind="modal", target=None, title=titles[name]) for name in ids)
            guide.edit(replace(guide.document, steps=steps), "Changed", alice, MOMENTS[number])
            version = publish(session, guide, seen=None, by=alice, now=MOMENTS[number]).guides()[0]["version"]
            session.add_all(counted(guide, version, "reached", name, COUNTS[name]) for name in ids)
            session.add(counted(guide, version, "eligible", "", 20))
    return desk


def counted(guide, version, figure, step, total):
    """Today, as an earlier Cairn wrote it."""
    kept = {"guide_id": guide.id, "organisation_id": guide.organisation_id, "environment": "production", "locale": "en"}
    day = datetime.now(UTC).date()
    return PackedCount(**kept, day=day, figure=figure, version=version, step=step, device="desktop", total=total, uniques=1)


def test_a_step_that_was_moved_has_one_number_and_its_place_and_title_in_each_version(reordered):
    rows = reordered.alice.get(f"/guides/{reordered.guide}/numbers.json").json()["counts"]
    told = {(row["version_name"], row["step"]): (row["step_number"], row["step_place"], row["step_title"]) for row in rows}
    assert told == {
        (FIRST, ""): (None, None, ""),
        (FIRST, "one"): (1, 1, "=1+1"),
        (FIRST, "two"): (2, 2, "Second, seen first"),
        (FIRST, "gone"): (3, 3, "Modal"),
        (LATER, ""): (None, None, ""),
        (LATER, "two"): (2, 1, "Second, seen once"),
        (LATER, "one"): (1, 2, "=1+1"),
    }


def test_the_table_says_the_same_as_the_document_and_no_title_is_a_formula(reordered):
    address = f"/guides/{reordered.guide}/numbers"
    table = list(csv.DictReader(io.StringIO(reordered.alice.get(f"{address}.csv").text)))
    document = reordered.alice.get(f"{address}.json").json()["counts"]
    as_written = [{name: "" if value is None else str(value) for name, value in row.items()} for row in document]
    assert [{**row, "step_title": row["step_title"].lstrip("'")} for row in table] == as_written
    assert {row["step_title"] for row in table if row["step"] == "one"} == {"'=1+1"}


def test_files_and_the_screen_tell_steps_apart_alike(reordered):
    """The funnel is of the version that is live: its places and titles are the file's, of all versions by the steps' numbers."""
    page = read(reordered.alice.get(f"/guides/{reordered.guide}/numbers"))
    shown = {row.th.get_text(): row.select_one("[data-name=Reached]").get_text() for row in page.select("#funnel-table tbody tr")}
    table = list(csv.DictReader(io.StringIO(reordered.alice.get(f"/guides/{reordered.guide}/numbers.csv").text)))
    reached = [row for row in table if row["figure"] == "reached"]
    live = [row for row in reached if row["version_name"] == LATER]
    for row in live:
        whole = sum(int(one["total"]) for one in reached if one["step_number"] == row["step_number"])
        assert shown[f"{row['step_place']}. {row['step_title'].lstrip(chr(39))}"] == str(whole)
    assert len(live) == 2
