from dataclasses import replace

import pytest

from models.release.mapped_hosts import on_staging
from models.release.publish import publish
from models.release.release import compose_release
from models.release.schema_conformity import assert_conforms
from models.site import Site
from tests.support.people import NOW, tour

SITE = Site(address="https://app.acme.example/", staging_hosts=["stage.acme.example:8443", ".preview.example"])


def mapped(part, operator, value, site=SITE):
    rule = {"part": part, "operator": operator, "value": value}
    made = on_staging({"pages": {"include": [rule]}}, site)["pages"]["include"]
    assert made[0] == rule
    assert {(one["part"], one["operator"]) for one in made} == {(part, operator)}
    return [one["value"] for one in made[1:]]


@pytest.mark.parametrize(
    ("part", "operator", "value", "twins"),
    [
        ("host", "equals", "app.acme.example", ["stage.acme.example"]),
        ("host", "equals", "APP.acme.example", ["stage.acme.example"]),
        ("host", "ends_with", "acme.example", []),
        ("host", "equals", "my.app.acme.example", []),
        ("host", "not_equals", "app.acme.example", []),
        ("host", "regex", "app\\.acme\\.example", []),
        ("path", "equals", "/app.acme.example", []),
        (
            "url",
            "starts_with",
            "https://app.acme.example/boats?x=1",
            ["https://stage.acme.example:8443/boats?x=1", "http://stage.acme.example:8443/boats?x=1"],
        ),
        ("url", "contains", "app.acme.example/boats", ["stage.acme.example:8443/boats"]),
        ("url", "equals", "https://app.acme.example:8080/", []),
    ],
)
def test_a_rule_about_the_sites_host_holds_on_its_staging_hosts_too(part, operator, value, twins):
    assert mapped(part, operator, value) == twins


def test_a_port_of_the_sites_own_is_compared_only_where_the_rule_names_one():
    site = Site(address="http://localhost:8001/", staging_hosts=["127.0.0.1:9000"])
    assert mapped("host", "equals", "localhost", site) == ["127.0.0.1"]
    assert mapped("host", "equals", "localhost:8001", site) == ["127.0.0.1:9000"]


def test_production_keeps_its_rules_and_both_releases_conform(database, alice):
    with database.writing() as session:
        guide, member = tour(session, alice), session.merge(alice.member)
        guide.site.staging_hosts = ["stage.acme.example"]
        rule = {"part": "host", "operator": "equals", "value": guide.site.origin.partition("//")[2]}
        document = guide.document.with_rules({**guide.document.rules, "pages": {"include": [rule], "exclude": []}})
        guide.edit(replace(document), "Rules", member, NOW)
        values = {}
        for environment in ("production", "staging"):
            publish(session, guide, seen="", by=member, now=NOW, environment=environment)
            release = compose_release(session, guide.site, environment)
            assert_conforms(release)
            values[environment] = [one["value"] for one in release["guides"][0]["rules"]["pages"]["include"]]
        assert values == {"production": [rule["value"]], "staging": [rule["value"], "stage.acme.example"]}
