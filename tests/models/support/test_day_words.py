"""Days are written in one way wherever people read them."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

from components import moment
from models.support.day_words import in_words

ROOT = Path(__file__).parents[3]


def test_a_day_and_a_moment_are_written_alike():
    assert in_words(date(2026, 12, 1)) == "1 Dec 2026"
    assert ">1 Dec 2026, 09:05 UTC</time>" in moment(datetime(2026, 12, 1, 9, 5, tzinfo=UTC))


def test_no_screen_writes_a_day_in_a_way_of_its_own():
    sources = [path for folder in ("components", "models", "web") for path in (ROOT / folder).rglob("*") if is_source(path)]
    assert len(sources) > 500
    own = [path.name for path in sources if re.search("%d %b %Y", path.read_text())]
    assert own == []


def is_source(path):
    return path.suffix in {".py", ".html"} and "harbour" not in path.parts  # Harbour is another product
