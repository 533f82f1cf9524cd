from models.check.finding import OPEN, RESOLVED
from models.guide.health import TargetVerdict
from models.page.archive import PageSnapshot
from tests.models.check.conftest import PAGE, RENAMED, WITHOUT
from tests.models.support.wire import answer


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
    from tests.models.check.conftest import guide_on

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
    harbour.say["/boats"] = lambda: (
        answer(status="304 Not Modified") if 'if-none-match: "one"' in harbour.wire.asked[-1] else state
    )
    check = night.check()
    assert check.fine == 2
    assert 'if-none-match: "one"' in harbour.asked("/boats")[-1]
    with database.reading() as session:
        assert len(PageSnapshot.earlier(session, alice.site, harbour.wire.url("/boats"), 9)) == 1
