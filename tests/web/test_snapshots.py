"""How snapshots and the theme's stage are framed: by the address Cairn is known under, whatever a request says of itself."""

import pytest

from models.page.page_fetch import FetchedPage
from models.page.snapshot import Snapshot
from models.page.snapshot_archive import PageSnapshot
from models.site import Site
from tests.web.desk import NOW

OURS = "http://cairn.test"


@pytest.fixture
def snapshot(desk):
    page = "https://app.harbour.example/"
    html = "<p>Berths</p>"
    fetched = FetchedPage(page, page, 200, "text/html", "utf-8", html, len(html), len(html), 1)
    with desk.writing() as session:
        shown = Snapshot(html.encode(), {}, "Berths", 1)
        kept = PageSnapshot.keep(session, session.get_one(Site, desk.site), page, fetched, shown, NOW)
        session.flush()
        return kept.id


def policy_of(answer):
    assert answer.status_code == 200, answer.text
    return dict((*rule.split(" ", 1), "")[:2] for rule in answer.headers["content-security-policy"].split("; "))


@pytest.mark.parametrize("path", ["/snapshots/{snapshot}", "/snapshots/{snapshot}/outline?node=0", "/sites/{site}/theme-stage"])
def test_a_frame_trusts_the_base_url_and_not_what_the_request_says(desk, snapshot, path):
    odd = {"host": "elsewhere.example:8443", "x-forwarded-proto": "https"}
    answer = desk.alice.get(path.format(snapshot=snapshot, site=desk.site), headers=odd)
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
