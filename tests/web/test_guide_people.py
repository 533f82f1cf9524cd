"""The file of the people who engaged with a guide: everybody, in pieces."""

import csv
import io
from datetime import UTC, datetime

import pytest

from models.event.identified_visitor import IdentifiedVisitor
from models.guide import Guide
from models.site import Site
from tests.models.event.identified import engaged, in_identified_mode
from web import guide_people

NOW = datetime.now(UTC)


@pytest.fixture
def met(desk):
    with desk.writing() as session:
        site, guide = session.get_one(Site, desk.site), session.get_one(Guide, desk.guide)
        in_identified_mode(session, site, NOW)
        for number in range(5):
            figures = ("started", "completed") if number else ("started",)
            engaged(session, site, guide, NOW, f"person {number}", {"plan": f"plan {number}"}, figures)
    return desk


def told(desk, browser, query=""):
    answer = browser.get(f"/guides/{desk.guide}/people.csv{query}")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize("piece", [1, 2, 5, 2000])
def test_everybody_is_in_the_file_once_however_many_are_read_at_a_time(met, monkeypatch, piece):
    monkeypatch.setattr(guide_people, "PIECE", piece)
    rows = told(met, met.alice)
    assert sorted(row["attribute plan"] for row in rows) == [f"plan {number}" for number in range(5)]
    assert len({row["pseudonym"] for row in rows}) == 5
    assert len(told(met, met.alice, "?did=completed")) == 4


def test_who_restricts_what_is_kept_of_them_is_in_no_piece_any_more(met, monkeypatch):
    monkeypatch.setattr(guide_people, "PIECE", 2)
    with met.writing() as session:
        last = session.query(IdentifiedVisitor).order_by(IdentifiedVisitor.name.desc()).first()
        last.restricted_at, pseudonym = NOW, last.pseudonym
    rows = told(met, met.alice)
    assert len(rows) == 4
    assert pseudonym not in {row["pseudonym"] for row in rows}


def test_a_file_of_nobody_has_its_headings(met):
    answer = met.alice.get(f"/guides/{met.guide}/people.csv?did=dismissed").text
    assert answer.startswith("pseudonym,attribute plan,attribute mail,started")
    assert len(answer.splitlines()) == 1
