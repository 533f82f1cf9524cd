from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from models.account import Membership, Role
from models.account.site_role import SiteRole
from models.event.rejected_count import REASONS, add_rejected
from models.event.sorted_batch import Sorted
from models.site import Site
from tests.web.desk import read


@pytest.fixture
def rejected(desk):
    """Of every reason a thousand and one more, today; and of one a million, long ago."""
    with desk.writing() as session:
        site, today = session.get_one(Site, desk.site), datetime.now(UTC).date()
        numbers = {reason: 1000 + number for number, reason in enumerate(REASONS)}
        add_rejected(session, [Sorted(site.id, site.organisation_id, rejected=Counter(numbers))], today)
        before = [Sorted(site.id, site.organisation_id, rejected=Counter(step=1_000_000))]
        add_rejected(session, before, today - timedelta(days=40))
    return desk


def test_who_manages_the_site_reads_what_was_not_counted_why_and_what_to_do(rejected):
    page = read(rejected.alice.get(f"/sites/{rejected.site}/numbers?days=7"))
    lines = page.select("#rejected-list li")
    assert [line.strong.text for line in lines] == ["1,003", "1,002", "1,001", "1,000"], "the most first"
    assert "4,006 events" in page.select_one("#rejected-list").text
    for reason, said in REASONS.items():
        line = page.select_one(f"#rejected-{reason}").text
        assert said.meaning in line
        assert said.remedy in line
    assert page.select_one("#rejected-origin a")["href"] == f"/sites/{rejected.site}/showing"
    longer = read(rejected.alice.get(f"/sites/{rejected.site}/numbers?days=90"))
    assert longer.select_one("#rejected-list li strong").text == "1,001,002"


def test_nobody_else_is_told(rejected):
    address = f"/sites/{rejected.site}/numbers"
    assert not read(rejected.bob.get(address)).select("#rejected-list"), "Bob reviews"
    assert not read(rejected.alice.get("/numbers")).select("#rejected-list"), "sites are told apart"
    assert rejected.charlie.get(address).status_code == 404
    theirs = read(rejected.charlie.get(f"/sites/{rejected.other_site}/numbers")).select_one("#rejected-list")
    assert "Everything sent in this period was counted." in theirs.text


def test_who_manages_this_site_alone_is_told_of_it(rejected):
    with rejected.writing() as session:
        site, bob = session.get_one(Site, rejected.site), rejected.member(session, "bob")
        membership = session.get_one(Membership, (site.organisation_id, bob.id))
        membership.site_roles.append(SiteRole(site_id=site.id, role=Role.ADMIN))
    assert read(rejected.bob.get(f"/sites/{rejected.site}/numbers")).select("#rejected-list li")
