"""Faults of addresses, as they reach the server that the operator named: by their pattern, and with nothing of who asked what."""

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from tests.models.support.test_fault_report import CANARY, flushed, reports

__all__ = ["reports"]


@pytest.mark.one_engine
def test_a_fault_of_an_address_is_reported_by_its_pattern_and_without_what_was_asked(reports, desk):
    with desk.writing() as session:
        session.execute(text("ALTER TABLE site_attributes RENAME TO gone"))
    with TestClient(desk.app, "http://cairn.test", raise_server_exceptions=False, cookies=desk.alice.cookies) as browser:
        answer = browser.post(f"/sites/{desk.site}/attributes?who={CANARY}", data={"name": CANARY, "type": "text"})
    assert answer.status_code == 500
    said = flushed(reports)
    assert "POST /sites/{site_id:int}/attributes" in said
    assert CANARY not in said
    assert "gone" not in said
