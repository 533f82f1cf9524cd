"""An organisation's supervisory authority: set by who manages, and named wherever people can complain."""

import pytest

from tests.support.log_entries import entries
from tests.web.desk import PART, Desk, read

PAGE = "https://www.cnil.fr/"


@pytest.fixture
def desk(database, tmp_path):
    return Desk(database, tmp_path, CAIRN_REGION="DE-BY")


def links(page):
    return {one["href"] for one in page.select("main a[href^=https]")}


@pytest.mark.one_engine
def test_its_page_is_on_the_privacy_pages_and_in_the_papers(desk):
    regional = "https://www.bfdi.bund.de/"
    assert regional in links(read(desk.alice.get("/privacy")))
    page = read(desk.alice.put("/organisation/authority", data={"authority": PAGE}, headers=PART))
    assert page.select_one("[name=authority]")["value"] == PAGE
    for address in ("/privacy", "/account/privacy"):
        assert PAGE in links(read(desk.alice.get(address)))
    assert PAGE in desk.alice.get("/privacy/breach-record").text
    assert f"| Supervisory authority | {PAGE} |" in desk.alice.get("/privacy/processing-record").text
    assert regional in links(read(desk.nobody.get("/privacy"))), "to strangers, the instance's"
    assert PAGE in entries(desk.database, "organisation.authority_changed")[0]


@pytest.mark.one_engine
def test_what_is_no_page_is_refused_beside_its_field_and_stays_typed(desk):
    page = read(desk.alice.put("/organisation/authority", data={"authority": "the one in Bonn"}, headers=PART), 422)
    assert "beginning with https://" in page.select_one("#problem-authority").text
    assert page.select_one("[name=authority]")["value"] == "the one in Bonn"
    assert desk.bob.put("/organisation/authority", data={"authority": PAGE}, headers=PART).status_code == 403
