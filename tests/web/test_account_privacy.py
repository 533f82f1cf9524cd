"""A member's rights, from the account page to the receipt: each is confirmed by a link, which works once."""

import io
import json
import re
import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from models.account import Member
from models.account.member_picture import MemberPicture
from models.account.passkey import Passkey
from models.job.due_erasures import erase_due
from models.schema import metadata
from tests.support.client import Client
from tests.support.people import NOW

PART = {"hx_request": "true", "hx_request_type": "partial"}


def link_for(browser, right):
    asked = browser.post("/account/rights", {"right": right}, **PART)
    return re.search(r"/rights/[\w.-]+", asked.text)[0]


def unpacked(answer):
    return zipfile.ZipFile(io.BytesIO(answer.content))


def test_promise_m2_a_copy_has_everything_about_them_and_no_secret(client, alice, bob, database):
    with database.writing() as session:
        member = session.merge(bob.member)
        MemberPicture.keep(session, member, b"RIFFpicture")
        session.add(Passkey(member_id=member.id, credential="AAAA", public_key=b"k", sign_count=0, name="=phone", created_at=NOW))
    client.sign_in(bob).put("/account/name", {"name": "Bobby"}, **PART)
    link = link_for(client, "copy")
    assert "Save the file" in client.get(link).words("main")
    files = unpacked(client.post(link))
    said = json.loads(files.read("everything.json"))["tables"]
    assert said["members"]["rows"][0]["email"] == bob.email
    assert said["members"]["rows"][0]["name"] == "Bobby"
    assert said["memberships"]["rows"][0]["role"] == "reviewer"
    assert any("is called Bobby now" in row["sentence"] for row in said["audit_entries"]["rows"])
    assert said["member_sessions"]["rows"]
    assert "'=phone" in files.read("csv/passkeys.csv").decode()
    assert files.read("picture.webp") == b"RIFFpicture"
    assert "members: 1. The account itself." in files.read("summary.txt").decode()
    everything = b"".join(files.read(name) for name in files.namelist())
    assert client.cookie.encode() not in everything
    assert b"secret_hash" not in everything
    assert alice.email.encode() not in everything
    assert client.ask("POST", link).status == 410, "once"


@pytest.mark.one_engine
def test_promise_m2_identity_is_confirmed_by_a_signed_link_that_works_once_and_for_an_hour(client, app, bob):
    link = link_for(client.sign_in(bob), "object")
    stranger = Client(app)
    assert stranger.post(f"{link}0").status == 410
    assert stranger.post(link[:-1]).status == 410
    newer = link_for(client, "object")
    assert stranger.post(link).status == 410
    assert stranger.get(newer).status == stranger.get(newer).status == 200, "a mail scanner looks at it, too"
    assert stranger.post(newer).status == 200
    assert stranger.post(newer).status == 410


def test_promise_m2_erasure_shows_its_due_date_is_cancelled_and_ends_with_a_receipt(client, app, bob, database):
    client.sign_in(bob)
    done = client.post(link_for(client, "erase"))
    receipt = re.search(r"/erasures/[\w-]+", done.text)[0]
    assert "will be erased" in client.get("/account/privacy").words("#rights-panel")
    assert "Will be erased" in Client(app).get(receipt).words("h1")
    assert "Cancel" not in client.delete("/account/erasure", **PART).words("#rights-panel")
    assert Client(app).get(receipt).status == 404
    receipt = re.search(r"/erasures/[\w-]+", client.post(link_for(client, "erase")).text)[0]
    assert erase_due(database, metadata, datetime.now(UTC) + timedelta(days=15)) == 1
    assert client.get("/account").where.startswith("/sign-in")
    shown = Client(app).get(receipt)
    assert shown.words("h1") == "Erased"
    assert "memberships 1" in shown.words("main")
    assert bob.email not in shown.text


def test_promise_m2_the_last_owner_reads_what_to_do_first(client, alice):
    asked = client.sign_in(alice).post("/account/rights", {"right": "erase"}, **PART)
    assert asked.status == 422
    assert "Acme would be left without an owner" in asked.words("[role=alert]")


def test_promise_m2_whoever_is_restricted_gets_in_nowhere_until_they_lift_it(client, bob, database):
    client.sign_in(bob).post(link_for(client, "restrict"))
    assert client.get("/guides").where == "/organisations"
    listed = client.get("/organisations").words("#organisation-list")
    assert "You had your data restricted. Lift the restriction to work here again." in listed
    assert "Suspended" not in listed, "nobody else did it"
    assert "stored but not used" in client.get("/account/privacy").words("#rights-panel")
    client.delete("/account/restriction", **PART)
    client.post("/current-organisation", {"organisation": str(bob.organisation.id)})
    assert client.get("/guides").status == 200


@pytest.mark.one_engine
def test_promise_m2_an_objection_is_kept_and_taken_back(client, bob, database):
    client.sign_in(bob).post(link_for(client, "object"))
    with database.reading() as session:
        assert session.get_one(Member, bob.member.id).objected_at is not None
    client.delete("/account/objection", **PART)
    with database.reading() as session:
        assert session.get_one(Member, bob.member.id).objected_at is None


@pytest.mark.one_engine
def test_what_is_no_right_is_refused(client, bob):
    assert client.sign_in(bob).post("/account/rights", {"right": "everything"}, **PART).status == 422
