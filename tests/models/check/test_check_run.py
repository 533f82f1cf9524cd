from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.check.check import Check, CheckRunning
from models.check.check_run import run_check
from models.check.finding import OPEN, RESOLVED
from models.guide import Guide, Version
from models.guide.target_verdict import TargetVerdict
from models.page.snapshot_archive import PageSnapshot
from models.release.publish import take_down
from models.site import Site
from models.site.watch_schedule import Watch
from models.support.outbound import Outbound
from tests.models.support.wire import answer
from tests.support.watching import PAGE, RENAMED, WITHOUT, guide_on, harbour_on_wire


def test_a_good_night_says_so_and_opens_nothing(night):
    check = night.check()
    assert (check.pages, check.fine, check.lost, check.undecided) == (1, 2, 0, 0)
    assert night.findings() == []


def test_a_lost_target_opens_one_finding_with_its_evidence_and_a_good_check_closes_it(night, harbour):
    night.check()
    harbour.say["/boats"] = answer(WITHOUT.encode())
    night.check()
    night.check()
    (finding,) = night.findings()
    assert (finding.step_id, finding.state, finding.verdict, finding.is_weak) == ("s1", OPEN, "missing", False)
    assert finding.repair["verdict"] == "gone"
    assert "Add a boat" in finding.old["excerpt"]
    assert finding.old["node"] is not None
    assert finding.old["snapshot"] != finding.new["snapshot"]
    harbour.say["/boats"] = answer(PAGE.encode())
    night.check()
    (finding,) = night.findings()
    assert finding.state == RESOLVED
    assert "next check" in finding.resolved_why


def test_a_target_that_moved_comes_with_a_proposal(night, harbour):
    night.check()
    harbour.say["/boats"] = answer(RENAMED.encode())
    night.check()
    (finding,) = night.findings()
    assert finding.repair["verdict"] == "moved"
    assert "Add a boat" in finding.proposals[0]["excerpt"]
    assert finding.new["nodes"][0] is not None
    assert finding.proposals[0]["evidence"]


def test_a_draft_that_broke_shows_in_its_editor_but_is_no_finding(night, harbour, database, alice):
    with database.writing() as session:
        guide = guide_on(session, alice, harbour, "#add-boat", live=False)
        guide_id = guide.id
    harbour.say["/boats"] = answer(WITHOUT.encode())
    night.check()
    assert {finding.guide_id for finding in night.findings()} != {guide_id}
    with database.reading() as session:
        assert session.get_one(TargetVerdict, (guide_id, "s1")).is_broken


def test_each_page_is_fetched_once_and_again_only_before_something_is_called_broken(night, harbour):
    night.check()
    assert len(harbour.asked("/boats")) == 1
    harbour.say["/boats"] = answer(WITHOUT.encode())
    night.check()
    assert len(harbour.asked("/boats")) == 3


def test_a_page_that_did_not_change_is_not_sent_again_and_still_checked(night, harbour, database, alice):
    state, same = answer(PAGE.encode(), etag='"one"'), answer(status="304 Not Modified")
    harbour.say["/boats"] = state
    night.check()
    harbour.say["/boats"] = lambda: same if 'if-none-match: "one"' in harbour.asked("/boats")[-1] else state
    check = night.check()
    assert check.fine == 2
    assert 'if-none-match: "one"' in harbour.asked("/boats")[-1]
    with database.reading() as session:
        assert len(PageSnapshot.earlier(session, alice.site, harbour.wire.url("/boats"), 9)) == 1


def test_a_page_that_answers_differently_each_time_is_not_called_broken(night, harbour):
    night.check()
    answers = [WITHOUT, PAGE]
    harbour.say["/boats"] = lambda: answer(_next(answers).encode())
    check = night.check()
    assert night.verdicts(check)["s1"][0] == "cannot_tell"
    assert "answered differently" in night.verdicts(check)["s1"][1]
    assert night.findings() == []


def test_a_site_that_asks_to_wait_is_left_alone_and_asked_again_then(night, harbour, database, alice):
    harbour.say["/boats"] = answer(b"", "429 Too Many Requests", retry_after="7200")
    check = night.check()
    assert check.undecided == 2
    assert check.sentence.startswith("The site asked to wait")
    with database.reading() as session:
        assert session.get_one(Watch, alice.site.id).next_at == night.now + timedelta(hours=2)
    assert len(harbour.asked("/boats")) == 1


def test_a_page_that_is_gone_for_good_opens_a_finding_that_says_so(night, harbour):
    night.check()
    harbour.say["/boats"] = answer(b"", "410 Gone")
    night.check()
    found = night.findings()
    assert [finding.step_id for finding in found] == ["s1", "s2"]
    assert all("410" in finding.reason and finding.is_weak for finding in found)


def test_a_page_that_moved_to_another_host_says_where(night, harbour):
    with harbour_on_wire() as other:
        night.means = replace(night.means, outbound=Outbound([harbour.wire.place, f"localhost:{other.wire.port}"]))
        harbour.say["/boats"] = answer(b"", "301 Moved", location=f"http://localhost:{other.wire.port}/boats")
        check = night.check()
    assert "moved to another host" in night.verdicts(check)["s1"][1]


def test_a_parked_domain_is_no_loss_of_one_target(night, harbour):
    harbour.say["/boats"] = answer(b"<!doctype html><title>x</title><body><p>This domain is for sale. Buy this domain today.</p>")
    check = night.check()
    assert night.verdicts(check)["s1"] == ("cannot_tell", "The address shows a parked domain.")


def test_robots_txt_is_obeyed(night, harbour):
    harbour.say["/robots.txt"] = answer(b"User-agent: *\nDisallow: /boats\n", content_type="text/plain")
    check = night.check()
    assert "robots.txt" in night.verdicts(check)["s1"][1]
    assert harbour.asked("/boats") == []


def test_a_target_no_version_can_read_spoils_no_other(night, harbour, database, alice):
    with database.writing() as session:
        guide = session.scalars(select(Guide)).one()
        version = session.scalars(select(Version)).one()
        broken = {**version.targets["s1"]["target"], "format": 99}
        version.targets = {**version.targets, "s1": {**version.targets["s1"], "target": broken}}
        assert guide.id
    check = night.check()
    assert night.verdicts(check)["s2"][0] == "unique"


def test_a_step_that_is_no_longer_live_closes_its_finding(night, harbour, database, alice):
    night.check()
    harbour.say["/boats"] = answer(WITHOUT.encode())
    night.check()
    with database.writing() as session:
        guide = session.scalars(select(Guide)).one()
        take_down(session, guide, by=session.merge(alice.member), now=night.now)
    night.check()
    (finding,) = night.findings()
    assert (finding.state, finding.resolved_why) == (RESOLVED, "The step is no longer live.")


def test_two_checks_of_one_site_do_not_run_at_once(night, database, alice):
    with database.writing() as session:
        Check.begin(session, session.get_one(Site, alice.site.id), None, night.now)
    with pytest.raises(CheckRunning):
        run_check(night.means, alice.site.id)
    night.now += timedelta(hours=1)
    assert night.check().fine == 2


def _next(answers):
    answers.append(answers.pop(0))
    return answers[-1]


def test_a_check_that_was_interrupted_begins_anew_and_counts_nothing_twice(night, database, alice):
    with database.writing() as session:
        check_id = Check.begin(session, session.get_one(Site, alice.site.id), None, night.now).id

    def power_cut(_session, _check):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_check(night.means, alice.site.id, check_id=check_id, afterwards=power_cut)
    run_check(night.means, alice.site.id, check_id=check_id)
    with database.reading() as session:
        check = session.get_one(Check, check_id)
        assert (check.pages, check.fine) == (1, 2)
    with pytest.raises(LookupError):
        run_check(night.means, alice.site.id, check_id=check_id)
