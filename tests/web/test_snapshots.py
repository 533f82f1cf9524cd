"""How snapshots and the theme's stage are framed: by the address Cairn is known under, whatever a request says of itself."""

import pytest
from sqlalchemy import update

from models.page.blob import Blob, BlobShelf
from models.page.page_fetch import FetchedPage
from models.page.snapshot import Asset, Snapshot
from models.page.snapshot_archive import PageSnapshot
from models.site import Site
from models.support.sealer import Sealer
from tests.web.desk import NOW
from web.asset_address import asset_url

OURS = "http://cairn.test"


@pytest.fixture
def snapshot(desk):
    page = "https://app.harbour.example/"
    html = "<p>Berths</p>"
    fetched = FetchedPage(page, page, 200, "text/html", "utf-8", html, len(html), len(html), 1)
    with desk.writing() as session:
        shown = Snapshot(html.encode(), {}, "Berths", 1)
        shelf = BlobShelf.of(Sealer(b"k" * 32), session.get_one(Site, desk.site), fetched)
        kept = PageSnapshot.keep(session, shelf, page, fetched, shown, NOW)
        session.flush()
        return kept.id


def policy_of(answer):
    assert answer.status_code == 200, answer.text
    return dict((*rule.split(" ", 1), "")[:2] for rule in answer.headers["content-security-policy"].split("; "))


@pytest.mark.parametrize("path", ["/snapshots/{snapshot}", "/snapshots/{snapshot}/outline?node=0", "/sites/{site}/theme-stage"])
def test_a_frame_trusts_the_base_url_and_not_what_the_request_says(desk, snapshot, path):
    address = path.format(snapshot=snapshot, site=desk.site)
    odd = {"x-forwarded-host": "elsewhere.example:8443", "x-forwarded-proto": "https"}
    assert desk.alice.get(address, headers={"host": "elsewhere.example:8443"}).status_code == 421
    answer = desk.alice.get(address, headers=odd)
    policy = policy_of(answer)
    assert policy["frame-ancestors"] == OURS
    assert policy["font-src"] == f"{OURS}/snapshots/assets/ data:"
    assert "elsewhere" not in str(policy)
    assert f'src="{OURS}/static/' in answer.text
    assert "elsewhere" not in answer.text


def test_only_the_theme_stage_takes_pictures_from_anywhere(desk, snapshot):
    ours = f"{OURS}/snapshots/assets/ {OURS}/player/v1/ data:"
    assert policy_of(desk.alice.get(f"/sites/{desk.site}/theme-stage"))["img-src"] == f"https: {ours}"
    assert policy_of(desk.alice.get(f"/snapshots/{snapshot}"))["img-src"] == ours


@pytest.fixture
def sealed(desk):
    """A page with a stylesheet from behind the site's sign-in."""
    page = "https://app.harbour.example/private"
    html = "<p>Three berths</p>"
    fetched = FetchedPage(page, page, 200, "text/html", "utf-8", html, len(html), len(html), 1, is_behind_sign_in=True)
    with desk.writing() as session:
        shelf = BlobShelf.of(desk.app.state.instance.sealer, session.get_one(Site, desk.site), fetched)
        style = shelf.name(b"p { color: red }")
        shown = Snapshot(html.encode(), {style: Asset("text/css", b"p { color: red }")}, "Berths", 1)
        kept = PageSnapshot.keep(session, shelf, page, fetched, shown, NOW)
        return kept.id, asset_url(desk.app.state.instance.settings.secret_key, kept.organisation_id, style)


def test_a_sealed_page_is_opened_for_members_and_for_nobody_else(desk, sealed):
    snapshot, style = sealed
    assert "Three berths" in desk.bob.get(f"/snapshots/{snapshot}").text
    assert desk.charlie.get(f"/snapshots/{snapshot}").status_code == 404
    answer = desk.bob.get(style)
    assert (answer.text, answer.headers["cache-control"]) == ("p { color: red }", "no-store")
    assert desk.bob.get(style[:-1] + ("0" if style[-1] != "0" else "1")).status_code == 404


def test_a_sealed_page_that_can_not_be_opened_says_so(desk, sealed):
    snapshot, style = sealed
    with desk.writing() as session:
        session.execute(update(Blob).values(body=b"v2.1.damaged"))
    for path in (f"/snapshots/{snapshot}", f"/snapshots/{snapshot}/outline?node=0", style):
        answer = desk.alice.get(path)
        assert answer.status_code == 409
        assert "be opened" in answer.text
