"""What documents of the repository say about its files and tests is so."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.test_architecture import ROOMS

ROOT = Path(__file__).parents[1]
PROMISES = ROOT / "docs" / "promises.md"
HEADS = {"About visitors": ("", 8), "About members and data at rest": ("m", 9)}
"""Heading → what stands before the number in names of tests, and how many promises there are."""

README = ROOT / "README.md"
SETTING = re.compile(r"\bCAIRN_[A-Z0-9_]*[A-Z0-9]\b")
OF_EXAMPLES = {"CAIRN_URL", "CAIRN_KEY"}
"""What stands in the examples that the API's pages give, for people's own programs."""
WHERE = ROOT / "docs" / "where.md"
QUESTION = re.compile(r"^\| (which|how|whether|from when|what|when|who) .+ \| `([\w/.]+)` \| (?:`([\w.]+)` )?\|$", re.MULTILINE)
STATION = re.compile(r"^\d+\. `([\w/.]+)`: .+$", re.MULTILINE)
NOT_YET = re.compile(r"^   - \*not yet\*(?:: .+)?$")
PROOF = re.compile(r"^   - `(tests/[\w/]+\.py)`: `(test_promise_\w+)`$")
NAMED = re.compile(r"^def (test_promise_\w+)\(", re.MULTILINE)


PICTURES = ROOT / "docs" / "pictures"
SHOWN = re.compile(r"!\[([^\]]+)\]\(([^)\s]+)\)")
MOST_BYTES = 600_000
"""Of all pictures together: who reads the README waits for all of them."""


def promises() -> Iterator[tuple[str, list[str]]]:
    """Each promise by the number that tests carry in their names, with the lines below it."""
    for part in PROMISES.read_text(encoding="utf-8").split("\n## ")[1:]:
        head, _, text = part.partition("\n")
        for entry in re.split(r"^(?=\d+\. )", text, flags=re.MULTILINE)[1:]:
            number = entry.partition(".")[0]
            yield HEADS[head][0] + number, [line for line in entry.splitlines() if line.startswith("   - ")]


def test_every_promise_is_listed_with_its_tests_or_as_not_yet():
    listed = dict(promises())
    assert list(listed) == [f"{letter}{number}" for letter, most in HEADS.values() for number in range(1, most + 1)]
    for number, lines in listed.items():
        assert lines, number
        for line in lines:
            proof = PROOF.match(line)
            assert proof or NOT_YET.match(line), (number, line)
            assert not proof or proof[2].startswith(f"test_promise_{number}_"), (number, line)


def test_tests_and_the_list_of_promises_name_the_same_tests():
    files = {path: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")}
    written = {(path.relative_to(ROOT).as_posix(), name) for path, text in files.items() for name in NAMED.findall(text)}
    listed = [proof.groups() for _, lines in promises() for proof in map(PROOF.match, lines) if proof]
    assert len(listed) == len(set(listed))
    assert set(listed) == written


def test_twenty_questions_are_answered_by_files_that_are_there():
    text = WHERE.read_text(encoding="utf-8")
    answers = [match.groups() for match in QUESTION.finditer(text)]
    assert len(answers) == len([line for line in text.splitlines() if line.startswith("| ")]) - 1 == 20
    for _, file, word in answers:
        assert (ROOT / file).is_file(), file
        assert not word or word in (ROOT / file).read_text(encoding="utf-8"), (file, word)


def test_the_way_to_the_visitors_screen_leads_through_files_that_are_there_and_through_none_twice():
    stations = STATION.findall(WHERE.read_text(encoding="utf-8"))
    assert len(stations) >= 20
    assert len(set(stations)) == len(stations)
    assert [file for file in stations if not (ROOT / file).is_file()] == []


def test_the_readme_says_of_every_setting_what_it_is():
    code = [path for floor in ("models", "web", "migrations") for path in (ROOT / floor).rglob("*.py")]
    read = {name for path in code for name in SETTING.findall(path.read_text(encoding="utf-8"))}
    said = set(SETTING.findall("\n".join(re.findall(r"^\| `.+", README.read_text(encoding="utf-8"), re.MULTILINE))))
    assert len(read) > 30
    assert read - said - OF_EXAMPLES == set(), "a row in the README"
    assert said - read == set(), "these are gone"


def test_the_readme_lists_the_rooms_of_the_models_in_their_order():
    listed = re.findall(r"^\| `(\w+)` \|", README.read_text(encoding="utf-8").partition("Rooms of `models/`")[2], re.MULTILINE)
    rooms = [room for room in ROOMS if (ROOT / "models" / room).is_dir()]
    assert listed[: len(rooms)] == rooms


def test_the_readme_shows_every_picture_that_is_kept_for_it_and_says_what_is_on_it():
    shown = dict(reversed(found) for found in SHOWN.findall(README.read_text(encoding="utf-8")))
    kept = {path.relative_to(ROOT).as_posix(): path for path in PICTURES.iterdir()}
    assert set(shown) == set(kept)
    assert min(map(len, shown.values())) > 60
    assert sum(path.stat().st_size for path in kept.values()) < MOST_BYTES


def test_links_of_the_readme_to_files_lead_to_files_that_are_there():
    linked = re.findall(r"\]\(([\w./-]+)\)", README.read_text(encoding="utf-8"))
    assert len(linked) > 10
    assert [path for path in linked if not (ROOT / path).exists()] == []
