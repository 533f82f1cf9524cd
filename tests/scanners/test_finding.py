"""What the scanners' reports say is read, and whatever is not in the list of explained findings is told."""

from pathlib import Path

import pytest

from tests.scanners import api_requests, source_code, wapiti
from tests.scanners.api_hooks import was_sent
from tests.scanners.explained import EXPLAINED
from tests.scanners.finding import Explained, Finding, rows, unexplained

ROOT = Path(__file__).parents[2]
KNOWN = (Explained("wapiti", "Clickjacking Protection", ("GET /*",), "obsolete"),)
FRAME = Finding("wapiti", "owner", "Clickjacking Protection", "GET /")
SCRIPT = Finding("wapiti", "owner", "Reflected Cross Site Scripting", "GET /guides", "q")


def test_a_finding_of_another_kind_or_at_another_place_is_not_explained():
    elsewhere = Finding("wapiti", "owner", "Clickjacking Protection", "POST /")
    assert unexplained([FRAME, SCRIPT, elsewhere, SCRIPT], KNOWN) == [elsewhere, SCRIPT]


def test_the_table_has_a_row_for_a_kind_and_one_for_each_finding_that_nothing_explains():
    table = rows([FRAME, Finding("wapiti", "owner", "Clickjacking Protection", "GET /guides"), SCRIPT], KNOWN)
    told = [line.split("  ")[-1].strip() for line in table]
    assert told == [
        "what of it",
        "explained: obsolete",
        "NOT EXPLAINED: GET /guides q",
    ]
    assert [line.split()[-3] for line in table[1:2]] == ["2"]


def test_wapitis_report_is_read_and_methods_count_only_where_one_was_not_refused():
    def found(path, info):
        return {"method": "GET", "path": path, "parameter": "q", "info": info}

    report = {
        "vulnerabilities": {"Reflected Cross Site Scripting": [found("/guides", "via q")]},
        "anomalies": {"Internal Server Error": [found("/sites", "500")]},
        "additionals": {
            "HTTP Methods": [
                found("/a", "OPTIONS (405) POST (422)"),
                found("/b", "OPTIONS (405) DELETE (200)"),
                found("/c", "POST (429)"),
            ]
        },
    }
    assert [(one.kind, one.where) for one in wapiti.read(report, "owner")] == [
        ("Reflected Cross Site Scripting", "GET /guides"),
        ("Internal Server Error", "GET /sites"),
        ("HTTP Methods", "GET /b"),
    ]


def test_the_reports_of_schemathesis_and_bandit_are_read():
    def told(kind, about, answer, status=422):
        return {"type": kind, "operation": "GET /api/v1/sites", "status": status, "answer": answer, "about": about}

    reasons = [
        told(
            "RejectedPositiveData",
            "Valid data",
            '{"code": "invalid", "detail": "No.", "errors": [{"path": "zone", "sentence": "is none"}]}',
        ),
        told("RejectedPositiveData", "Valid data", '{"code": "key_reused", "detail": "No.", "errors": []}'),
        told("AcceptedNegativeData", "Invalid data\nInvalid component: in body - violates `enum`", "{}", 201),
        told("ServerError", "Server error", "Internal Server Error", 500),
    ]
    failures = {"failures": [{"type": "ServerError", "operations": ["GET /api/v1/sites", "GET /api/v1/guides"]}]}
    found = {(one.kind, one.where, one.more) for one in api_requests.read(failures, "key", reasons)}
    assert found == {
        ("RejectedPositiveData", "GET /api/v1/sites", "[422] invalid: zone: is none"),
        ("RejectedPositiveData", "GET /api/v1/sites", "[422] key_reused: No."),
        ("AcceptedNegativeData", "GET /api/v1/sites", "[201] in body - violates `enum`"),
        ("ServerError", "GET /api/v1/sites", "[500] Server error"),
        ("ServerError", "GET /api/v1/guides", ""),
    }
    place = {"test_id": "B602", "filename": "web/a.py", "line_number": 3, "issue_text": "shell"}
    assert source_code.read({"results": [place]}) == [Finding("bandit", "reader", "B602", "web/a.py", "line 3: shell")]


@pytest.mark.parametrize(
    ("sent", "is_sent"), [("/sites/1/segments/1", False), ("/sites/2147483648/segments/1", True), ("/sites/-1/segments/1", True)]
)
def test_a_number_that_is_wrong_counts_only_where_itwas_sent(sent, is_sent):
    about = "Invalid data\nInvalid component: parameter `site_id` in path - value greater than maximum"
    assert was_sent(about, "/sites/{site_id}/segments/{segment_id}", f"http://127.0.0.1:1{sent}?a=b") == is_sent
    assert was_sent("Invalid component: in body", "/sites/{site_id}", f"http://127.0.0.1:1{sent}")


def test_what_is_explained_is_in_the_document_too_and_at_files_that_are_there():
    document = (ROOT / "docs/security.md").read_text(encoding="utf-8")
    for one in EXPLAINED:
        assert f"| {one.scanner}: {one.kind}" in document
        assert one.scanner != "bandit" or all(list(ROOT.glob(place)) for place in one.places)
