"""What docs/security says: every requirement once, and files that are there."""

import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "docs/security.md", *sorted((ROOT / "docs/security").glob("*.md"))]

SECTIONS = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1, "4.3": 2, "4.4": 4,
    "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2,
    "7.6": 2, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4, "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2,
    "11.2": 3, "11.3": 3, "11.4": 4, "12.1": 3, "12.2": 2, "12.3": 4, "13.3": 2, "13.4": 5, "14.1": 2, "14.2": 4, "14.3": 3,
    "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3,
}  # fmt: skip
"""How many requirements of levels 1 and 2 the sections have in which these stand first, without one of level 3 between."""

OTHERS = (
    "3.2.1 3.2.2 3.3.1 3.3.2 3.3.3 3.3.4 3.4.1 3.4.2 3.4.3 3.4.4 3.4.5 3.4.6 3.5.1 3.5.2 3.5.3 3.5.4 3.5.5 3.7.1 3.7.2 4.1.1 "
    "4.1.2 4.1.3 4.2.1 5.1.1 5.2.1 5.2.2 5.2.3 5.3.1 5.3.2 5.4.1 5.4.2 5.4.3 8.1.1 8.1.2 8.2.1 8.2.2 8.2.3 8.3.1 8.4.1 11.5.1 "
    "11.6.1 13.1.1 13.2.1 13.2.2 13.2.3 13.2.4 13.2.5 17.1.1 17.2.1 17.2.2 17.2.3 17.2.4 17.3.1 17.3.2"
).split()


def test_every_requirement_of_levels_one_and_two_is_listed_once():
    asked = {f"{section}.{number}" for section, count in SECTIONS.items() for number in range(1, count + 1)} | set(OTHERS)
    listed = Counter(re.findall(r"^\| (\d+\.\d+\.\d+) \|", "\n".join(page.read_text() for page in PAGES), re.MULTILINE))
    assert [number for number, count in listed.items() if count > 1] == []
    assert set(listed) == asked
    assert len(listed) == 253


def test_what_is_named_is_there():
    named = {name for page in PAGES for name in re.findall(r"`((?:tests|models|web|docs)/[^`]+)`", page.read_text())}
    assert len(named) > 80
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def test_a_row_says_how_it_is_met_or_that_it_is_a_gap():
    rows = [line.split(" | ") for page in PAGES for line in page.read_text().splitlines() if re.match(r"\| \d", line)]
    assert [row[0] for row in rows if len(row) != 4 or not row[2].strip()] == []
