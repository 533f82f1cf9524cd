"""The file for an end user who asks what is kept about them, fetched by the customer's own program."""

import csv
import io
import json
import zipfile
from datetime import UTC, datetime

import pytest

from models.account.audit_log import AuditEntry
from models.event.person_pseudonym import subject_of
from tests.models.event.identified import MARK, engaged, in_identified_mode
from tests.support.people import tour
from tests.web.api.program import program

NOW = datetime.now(UTC)


@pytest.fixture
def copy_of(client, alice):
    """The path of the copy of somebody whom the page identified."""
    with client.database.writing() as session:
        guide, site = tour(session, alice), session.merge(alice.site)
        in_identified_mode(session, site, NOW)
        engaged(session, site, guide, NOW)
        return f"/sites/{site.id}/subjects/{subject_of(site, MARK)}/copy"


def test_promise_m2_a_program_fetches_a_visitors_copy_as_json_and_csv_in_a_zip(client, alice, copy_of):
    answer = program(client, alice, "read", "manage").get(copy_of)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/zip")
    assert answer.headers["content-disposition"] == 'attachment; filename="about-a-person.zip"'
    assert answer.headers["cache-control"] == "private, no-store"
    packed = zipfile.ZipFile(io.BytesIO(answer.json))
    assert "Legal basis: Performance of a contract" in packed.read("summary.txt").decode()
    tables = json.loads(packed.read("everything.json"))["tables"]
    shown = program(client, alice, "read", "manage").get(copy_of.removesuffix("/copy")).json
    assert tables == shown["tables"], "the same as without a file"
    assert {name for name in packed.namelist() if name.startswith("csv/")} == {f"csv/{name}.csv" for name in tables}
    for name, table in tables.items():
        rows = list(csv.DictReader(io.StringIO(packed.read(f"csv/{name}.csv").decode())))
        assert len(rows) == len(table["rows"]), name
    attributes = csv.DictReader(io.StringIO(packed.read("csv/visitor_attributes.csv").decode()))
    assert {row["name"]: row["value"] for row in attributes} == {"plan": "harbour", "mail": MARK}
    with client.database.reading() as session:
        sentences = [one.sentence for one in AuditEntry.newest(session, alice.organisation.id)]
        assert sum("a copy was made of what is kept about a person" in one for one in sentences) == 1
        assert MARK not in " ".join(sentences)


def test_a_copy_is_for_who_manages_the_site_and_of_somebody_who_is_kept(client, alice, charlie, copy_of):
    assert program(client, charlie, "read", "manage").get(copy_of).status == 404
    assert program(client, alice, "read", "write").get(copy_of).json["code"] == "scope"
    nobody = copy_of.replace(copy_of.split("/")[-2], "0" * 64)
    assert program(client, alice, "read", "manage").get(nobody).status == 404
