from datetime import timedelta

import pytest

from models.site import Site
from models.site.site import SEEN_AGAIN_AFTER, SEEN_LATELY
from tests.support.people import NOW


def test_a_site_is_found_only_in_its_own_organisation(database, alice, charlie):
    with database.reading() as session:
        assert Site.find(session, alice.organisation.id, alice.site.id).name == "Acme app"
        assert Site.find(session, charlie.organisation.id, alice.site.id) is None
        assert [site.id for site in Site.all_of(session, charlie.organisation.id)] == [charlie.site.id]


def test_a_tag_is_alive_for_two_days_after_it_was_seen(database, alice):
    with database.writing() as session:
        assert not alice.site.tag_is_alive(NOW)
        Site.saw_tag(session, alice.site.key, NOW)
    with database.reading() as session:
        site = session.get_one(Site, alice.site.id)
        assert site.tag_is_alive(NOW + SEEN_LATELY - timedelta(seconds=1))
        assert not site.tag_is_alive(NOW + SEEN_LATELY)


def test_a_tag_seen_again_within_minutes_writes_nothing(database, alice):
    with database.writing() as session:
        for later in (timedelta(0), SEEN_AGAIN_AFTER, SEEN_AGAIN_AFTER + timedelta(seconds=1)):
            Site.saw_tag(session, alice.site.key, NOW + later)
            session.expire_all()
            expected = NOW if later <= SEEN_AGAIN_AFTER else NOW + later
            assert session.get_one(Site, alice.site.id).tag_seen_at == expected


def test_the_tag_names_the_instance_and_the_site(alice):
    assert (
        alice.site.tag("https://cairn.example")
        == f'<script async src="https://cairn.example/player/v1/{alice.site.key}.js" referrerpolicy="no-referrer"></script>'
    )


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("address", "owned"),
    [
        ("https://app.acme.example", True),
        ("https://APP.acme.example/boats?q=1#here", True),
        ("http://app.acme.example", False),
        ("https://app.acme.example:8443", False),
        ("https://app.acme.example.attacker.example", False),
        ("https://attacker.example/https://app.acme.example", False),
        ("https://app.acme.example@attacker.example", False),
        ("http://localhost:3000", True),
        ("http://localhost:3001", False),
        ("https://a.stage.acme.example", True),
        ("https://stage.acme.example", False),
        ("https://astage.acme.example", False),
        ("null", False),
        ("", False),
        ("file://", False),
        ("app.acme.example", False),
        ("https://[", False),
    ],
)
def test_a_page_is_the_sites_on_its_own_origin_and_on_its_staging_hosts(alice, address, owned):
    alice.site.staging_hosts = [".stage.acme.example", "localhost:3000"]
    assert alice.site.owns(address) is owned
