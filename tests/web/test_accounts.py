import pytest
from sqlalchemy import select

from models.account import Member
from models.account.audit_log import AuditEntry

PART = {"hx_request": "true", "hx_request_type": "partial"}


@pytest.mark.one_engine
def test_a_person_is_called_what_they_say_everywhere_and_every_log_says_so(client, alice, database):
    client.sign_in(alice)
    assert "Saved" in client.put("/account/name", {"name": "Alice Marsh"}, **PART).words("#account-name")
    assert "Alice Marsh" in client.get("/account").words(".shell-who")
    with database.reading() as session:
        assert session.scalars(select(AuditEntry)).one().sentence == "Alice is called Alice Marsh now."
    for name in ("", "x" * 101):
        refused = client.put("/account/name", {"name": name}, **PART)
        assert (refused.status, refused.html.select_one("#field-name")["value"]) == (422, name)
    with database.reading() as session:
        assert session.get(Member, alice.member.id).name == "Alice Marsh"
