"""Pictures of pages: kept sealed and harmless for one step, bounded, and refused for good by who wants none."""

import json

import pytest
from sqlalchemy import select

from models.account import Membership
from models.page.blob import Blob
from models.page.page_picture import LARGEST, picture_of
from models.page.snapshot_archive import PageSnapshot
from tests.models.job.postroom import SEALER

HERE = "https://app.acme.example/pay"

PAGE = '<!doctype html><style>.k0{color:red}</style><div class="k0"><div>Xxxx</div><div class="k1" data-picked="">Pay</div></div>'


def picture(html=PAGE, **told):
    return f"{json.dumps({'step': 's1', 'page': HERE, 'width': 1440} | told)}\n{html}"


def kept(database, guide) -> PageSnapshot | None:
    with database.reading() as session:
        return picture_of(session, guide, "s1")


def test_a_picture_is_kept_harmless_and_sealed_with_the_place_of_what_was_pointed_at(ask, start, alice, database, guide):
    token = start(alice)
    assert json.loads(ask("builds", token).text)["pictures"] == "ask"
    evil = (
        PAGE
        + '<script>1</script><img src="https://elsewhere.example/x.png" onerror="1"><div style="background:url(//e.example)">'
    )
    answer = ask("page-pictures", token, picture(evil))
    assert (answer.status, json.loads(answer.text)["pictures"]) == (201, "yes")
    row = kept(database, guide)
    with database.reading() as session:
        shown = row.shown(session, SEALER).decode()
        assert session.scalars(select(Blob)).one().is_sealed
        assert PageSnapshot.newest(session, row.site, HERE) is None
    assert (row.url, row.width) == (HERE, 1440)
    assert f'<div data-cairn-node="{row.node}" class="k1" data-picked="">Pay' in shown
    assert not any(word in shown for word in ("evil", "script>", "onerror"))


def test_a_step_has_one_picture_and_the_bytes_of_the_one_before_go(ask, start, alice, database, guide):
    token = start(alice)
    for html in (PAGE, PAGE.replace("Pay", "Pay now")):
        assert ask("page-pictures", token, picture(html)).status == 201
    with database.reading() as session:
        assert len(session.scalars(select(PageSnapshot)).all()) == len(session.scalars(select(Blob)).all()) == 1
        assert b"Pay now" in kept(database, guide).shown(session, SEALER)


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("no json\n<p>", "This is no picture of a page."),
        ('{"step": 1, "page": ""}\n<p>', "A picture says of which step and page it is."),
        (picture(step="gone"), "This step no longer exists; somebody removed it."),
        (picture(page="https://elsewhere.example/"), "this page is not one of"),
        (picture("<b>" * 21_000), "at most 20,000 elements"),
        (picture("x" * (LARGEST + 1)), f"at most {LARGEST:,} bytes; this one has {LARGEST + 1:,}."),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(ask, start, alice, database, guide, body, sentence):
    answer = ask("page-pictures", start(alice), body)
    assert answer.status == 422
    assert sentence in answer.text
    assert kept(database, guide) is None


def test_who_wants_none_is_asked_no_more(ask, start, alice, database):
    token = start(alice)
    assert json.loads(ask("page-pictures", token, method="DELETE").text)["pictures"] == "no"
    assert json.loads(ask("builds", token).text)["pictures"] == "no"
    with database.reading() as session:
        assert session.scalars(select(Membership).where(Membership.member_id == alice.member.id)).one().sends_pictures is False


def test_a_strangers_link_and_one_that_is_over_keep_nothing(ask, start, alice, database, guide):
    assert ask("page-pictures", "nonsense", picture()).status == 403
    token = start(alice)
    ask("builds", token, method="DELETE")
    assert ask("page-pictures", token, picture()).status == 410
    assert kept(database, guide) is None
