"""Any sequence of what people do to one guide: nothing unapproved goes live where a policy forbids it, and somebody can act."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.account import Member, Membership, Role
from models.account.review_policy import Policy, PolicyRefused
from models.guide import Publication, PublicationRefused, Version, compile_guide
from models.guide.emergency import Emergency
from models.release.promote import promote
from models.release.publish import publish, roll_back, take_down
from models.release.release import ReleaseMove
from models.review import AlreadyAsked, NotDecidable, Review
from models.support.canonical_json import content_hash
from models.support.database import WRITING
from tests.support.attempt import Attempt
from tests.support.people import NOW, tour

ENVIRONMENTS = "production", "staging"
WRITERS, READERS = ("alice", "dora"), ("alice", "dora", "bob")


class Desk(RuleBasedStateMachine):
    """Alice owns, Dora writes, Bob reviews. The test keeps its own account of who wrote and who approved which version."""

    database, people = None, None

    def __init__(self):
        super().__init__()
        self.session = Session(self.database.engine.execution_options(**{WRITING: True}), expire_on_commit=False)
        session, acme = self.session, self.session.merge(self.people.alice.organisation)
        dora = Member(email="dora@acme.example", name="Dora", created_at=NOW)
        session.add_all([dora, acme.admit(dora, Role.AUTHOR)])
        self.who = {"alice": session.merge(self.people.alice.member), "bob": session.merge(self.people.bob.member), "dora": dora}
        self.guide = tour(session, self.people.alice)
        self.policy = Policy(organisation_id=acme.id, approvals_required=0, staging_too=False)
        session.add(self.policy)
        session.flush()
        self.writer, self.written, self.approved, self.urgent, self.live = "alice", {}, {}, set(), dict.fromkeys(ENVIRONMENTS)

    def teardown(self):
        try:
            self._somebody_can_act()
        finally:
            self.session.close()

    @rule(who=st.sampled_from(WRITERS), title=st.sampled_from(["Save here", "Keep it"]))
    def edit(self, who, title):
        self._write(self.who[who], title, who)

    @rule(title=st.sampled_from(["Save here", "Repaired"]))
    def take_over_a_repair(self, title):
        self._write(None, title, self.writer)

    @rule(who=st.sampled_from(WRITERS), by=st.sampled_from([-1, 1]))
    def undo_or_redo(self, who, by):
        if self.guide.move_to_draft(self.guide.draft_number + by, self.who[who], NOW):
            self.writer = who
        self.session.flush()

    @rule(asks=st.sampled_from(WRITERS), who=st.sampled_from(READERS), approves=st.sampled_from([True, True, False]))
    def review_and_publish(self, asks, who, approves):
        self._freeze()
        with self._or(AlreadyAsked):
            Review.ask(self.session, self.guide, "", self.who[asks], NOW)
        self._decide(Review.of_guide(self.session, self.guide)[0], who, approves)
        self.publish(asks, "production")

    @rule(who=st.sampled_from(READERS), which=st.integers(0, 3))
    def approve_an_older_one(self, who, which):
        if reviews := Review.of_guide(self.session, self.guide):
            self._decide(reviews[which % len(reviews)], who, approves=True)

    @initialize(approvals=st.sampled_from([1, 2]))
    def begin_with_a_policy(self, approvals):
        self.policy.require(self.session, approvals, staging_too=False)

    @rule(approvals=st.sampled_from([2, 1, 0]), staging_too=st.booleans())
    def change_the_policy(self, approvals, staging_too):
        with self._or(PolicyRefused):
            self.policy.require(self.session, approvals, staging_too=staging_too)
            self.session.flush()

    @rule()
    def dora_leaves_or_comes_back(self):
        seat = self.session.get(Membership, (self.guide.organisation_id, self.who["dora"].id))
        if seat:
            self.session.delete(seat)
        else:
            self.session.add(Membership(organisation_id=self.guide.organisation_id, member=self.who["dora"], role="author"))
        self.session.flush()

    @rule(who=st.sampled_from(WRITERS), environment=st.sampled_from(ENVIRONMENTS))
    def publish(self, who, environment):
        self._freeze()
        seen, by = self._live(environment) or "", self.who[who]
        with self._or(PublicationRefused):
            publish(self.session, self.guide, seen=seen, by=by, now=NOW, environment=environment)

    @rule(up=st.booleans())
    def promote_or_take_down(self, up):
        seen, staged = (self._live(one) or "" for one in ENVIRONMENTS)
        with self._or(PublicationRefused):
            if up:
                promote(self.session, self.guide, seen=seen, staged=staged, by=self.who["alice"], now=NOW)
            else:
                take_down(self.session, self.guide, by=self.who["alice"], now=NOW)

    @rule(environment=st.sampled_from(ENVIRONMENTS), which=st.integers(0, 5))
    def roll_back(self, environment, which):
        moves = ReleaseMove.history(self.session, self.guide.site, environment)
        if moves:
            with self._or(PublicationRefused):
                roll_back(self.session, self.guide.site, moves[which % len(moves)], by=self.who["alice"], now=NOW)

    @rule()
    def break_glass(self):
        self.urgent.add(self._freeze())
        version = Version.freeze(self.session, self.guide, compile_guide(self.guide), self.who["alice"], NOW)
        Emergency.declare(self.session, self.guide, version, "It burns.", self.who["alice"], NOW)

    @rule(environment=st.sampled_from(ENVIRONMENTS), which=st.integers(0, 5))
    def write_to_the_database_by_hand(self, environment, which):
        hashes = self.session.scalars(select(Version.hash).where(Version.guide_id == self.guide.id).order_by(Version.hash)).all()
        if hashes and self._live(environment):
            statement = text(
                "UPDATE publications SET version_hash = :hash WHERE guide_id = :guide AND environment = :environment"
            )
            values = {"hash": hashes[which % len(hashes)], "guide": self.guide.id, "environment": environment}
            with self._or(IntegrityError):
                self.session.execute(statement, values)
            self.session.expire_all()

    @invariant()
    def nothing_unapproved_went_live(self):
        for environment in ENVIRONMENTS:
            now = self._live(environment)
            if now and now != self.live[environment]:
                asked = self.policy.approvals_required if environment == "production" or self.policy.staging_too else 0
                said = self.approved.get(now, set()) - {self.written[now]}
                assert len(said) >= asked or now in self.urgent
            self.live[environment] = now

    def _somebody_can_act(self):
        """By reviews as long as the members there can meet the policy, else the owner alone."""
        session, here = self.session, self.guide.organisation_id
        session.expire_all()
        seats = [name for name, member in self.who.items() if session.get(Membership, (here, member.id))]
        self._write(self.who["alice"], "The last word", "alice")
        if len(seats) > self.policy.approvals_required:
            review = Review.ask(session, self.guide, "", self.who["alice"], NOW)
            for name in set(seats) - {"alice"}:
                review.decide(session, approves=True, by=self.who[name], now=NOW)
        else:
            self.break_glass()
        publish(session, self.guide, seen=self._live("production") or "", by=self.who["alice"], now=NOW)

    def _write(self, member, title, writer):
        after = (before := self.guide.document).changed("s1", lambda step: replace(step, title=title))
        self.guide.edit(after, "Wrote", member, NOW)
        self.writer = writer if after != before else self.writer

    def _decide(self, review, who, approves):
        with self._or(NotDecidable):
            review.decide(self.session, approves=approves, by=self.who[who], now=NOW)
            said = self.approved.setdefault(review.version_hash, set())
            said.add(who) if approves else said.clear()

    def _freeze(self):
        name = content_hash(compile_guide(self.guide))
        self.written.setdefault(name, self.writer)
        return name

    def _live(self, environment):
        live = self.session.get(Publication, (self.guide.id, environment))
        return live.version_hash if live else None

    def _or(self, refusal):
        return Attempt(self.session, refusal)


@pytest.mark.one_engine
def test_no_sequence_publishes_what_the_policy_forbids_and_none_ends_where_nobody_can_act(database, people):
    machine = type("Machine", (Desk,), {"database": database, "people": people})
    shown = settings(
        max_examples=15,
        stateful_step_count=15,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # a failing sequence is short enough; making it shorter takes minutes
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=shown)
