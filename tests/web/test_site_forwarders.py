"""Which analytics of a site's own pages receive what is counted: by who manages, noted, and with visitors at once."""

import pytest

from models.site import Site
from models.site.forwarder import FORWARDERS, MEMBERS
from tests.support.log_entries import entries
from tests.web.desk import PART, read
from tests.web.test_site_display_settings import publish_to


def put(desk, *told, who="alice", status=200):
    return read(getattr(desk, who).put(f"/sites/{desk.site}/forwarders", data={"forwards": list(told)}, headers=PART), status)


def site(desk):
    with desk.database.reading() as session:
        return session.get_one(Site, desk.site)


@pytest.mark.one_engine
def test_nothing_is_told_until_it_is_turned_on_and_each_says_what(desk):
    page = read(desk.alice.get(f"/sites/{desk.site}/forwarders"))
    assert page.select("[name=forwards][checked]") == []
    for one in FORWARDERS:
        assert one.call in page.select_one(f"#call-{one.name}").text
        assert one.needs in page.select_one(f"#call-{one.name}").text
    assert {code.text for code in page.select(".forwarder-words dt code")} == {"event", *MEMBERS}


def test_what_is_turned_on_is_with_visitors_at_once_and_in_the_audit_log(desk):
    publish_to(desk, "production")
    page = put(desk, "segment", "data_layer", "made_up", "segment")
    assert [one["value"] for one in page.select("[name=forwards][checked]")] == ["data_layer", "segment"]
    assert site(desk).forwards == ["data_layer", "segment"]
    with desk.nobody as visitor:
        script = visitor.get(f"/player/v1/{site(desk).key}.js").text
        assert 'forwards:["data_layer","segment"]' in script
        assert visitor.get(f"/player/v1/{site(desk).key}/guides.json").json()["forwards"] == ["data_layer", "segment"]
    assert "Forwards to: data_layer, segment" in entries(desk.database, "site.changed")[-1]


def test_turned_off_again_its_code_is_gone(desk):
    publish_to(desk, "production")
    put(desk, "posthog")
    put(desk)
    assert site(desk).forwards == []
    with desk.nobody as visitor:
        assert "cairn_guide_" not in visitor.get(f"/player/v1/{site(desk).key}.js").text


@pytest.mark.one_engine
def test_an_author_looks_and_changes_nothing(desk):
    page = read(desk.bob.get(f"/sites/{desk.site}/forwarders"))
    assert page.select_one("fieldset").has_attr("disabled")
    put(desk, "segment", who="bob", status=403)
    assert site(desk).forwards == []
