"""The page of what is stored: made of the tags, for everybody."""

import pytest

from models.privacy.stored_columns import stored_columns
from tests.web.desk import Desk, read


@pytest.mark.one_engine
def test_promise_m1_the_privacy_page_shows_every_stored_column_to_everybody(database, tmp_path):
    page = read(Desk(database, tmp_path, CAIRN_RETENTION_USAGE_DAYS="90").nobody.get("/privacy"))
    shown = {one.select_one("h3").text: one for one in page.select("#privacy-inventory article:has(h3)")}
    for column in stored_columns():
        assert column.name in [code.text for code in shown[column.table].select("code")], column
        assert column.purpose in shown[column.table].text
    ways = {line.dt.text.lower(): line.dd.text for line in page.select("#ways-title ~ article dl > div")}
    assert {column.kept.value for column in stored_columns()} == set(ways), "each word under How is told"
    assert all(ways.values())
    assert "90 days" in shown["counts"].text
    assert "1095 days" in shown["members"].text
    assert page.select_one("a[href='/privacy/breach-record']") is None


@pytest.mark.one_engine
def test_the_page_names_who_answers_for_it_and_to_whom_to_complain(database, tmp_path):
    said = {
        "CAIRN_CONTROLLER": "Harbour <Ltd>, Quay 1",
        "CAIRN_PRIVACY_CONTACT": "mailto:privacy@harbour.example",
        "CAIRN_AUTHORITY_URL": "https://authority.example/complaints",
    }
    desk = Desk(database, tmp_path, **said)
    page = read(desk.nobody.get("/privacy"))
    assert "Harbour <Ltd>, Quay 1 runs this Cairn" in page.text
    assert {one["href"] for one in page.select("section a")} >= {said["CAIRN_PRIVACY_CONTACT"], said["CAIRN_AUTHORITY_URL"]}
    document = desk.nobody.get("/privacy.json").json()
    assert document["controller"] == said["CAIRN_CONTROLLER"]
    assert len(document["columns"]) == len(list(stored_columns()))


@pytest.mark.one_engine
def test_a_version_is_another_one_when_what_is_kept_is(databases, database, tmp_path):
    first = Desk(database, tmp_path).nobody.get("/privacy.json").json()
    with databases.fresh() as other:
        longer = Desk(other, tmp_path, CAIRN_AUDIT_DAYS="500").nobody.get("/privacy.json").json()
    assert first["version"] != longer["version"]


@pytest.mark.one_engine
def test_promise_5_the_page_says_what_is_kept_in_a_visitors_browser_as_the_manifest_does(database, tmp_path):
    desk = Desk(database, tmp_path)
    stores = desk.nobody.get("/player/v1/schema/storage.json").json()["stores"]
    assert desk.nobody.get("/privacy.json").json()["browser"] == stores
    page = read(desk.nobody.get("/privacy"))
    shown = page.select("#browser-storage article")
    assert len(shown) == len(stores) == 2
    for place, store in zip(shown, stores, strict=True):
        assert [one.text for one in place.select("h3 code")] == [store["area"], store["key"]]
        assert store["purpose"] in place.text
        assert store["kept"][1:] in place.text
