"""Any sequence of what people do to one guide: nothing unapproved goes live where a policy forbids it, and somebody can act."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from models.account import Membership, Role
from models.account.membership_change import ChangeRefused, MembershipChange
from models.account.review_policy import PolicyRefused
from models.guide import PublicationRefused, Version
from models.guide.approval import RequiredReviewer
from models.release.due_publication import carry_out
from models.release.planned_publication import PlannedPublication
from models.release.promote import promote
from models.release.publish import publish, roll_back, take_down, take_everything_down
from models.release.release import ReleaseMove
from models.review import AlreadyAsked, Review
from tests.models.review.round_table import ENVIRONMENTS, OTHERS, READERS, WRITERS, RoundTable
from tests.support.attempt import Attempt

HOUR = timedelta(hours=1)


class Desk(RuleBasedStateMachine):
    database, people = None, None

    def __init__(self):
        super().__init__()
        self.table = RoundTable(self.database, self.people)
        self.session, self.guide, self.who = self.table.session, self.table.guide, self.table.who

    def teardown(self):
        try:
            self.table.somebody_can_act()
        finally:
            self.session.close()

    @initialize(approvals=st.sampled_from([1, 2]))
    def begin_with_a_policy(self, approvals):
        self.table.policy.require(self.session, approvals, staging_too=False)

    @rule(who=st.sampled_from(WRITERS), title=st.sampled_from(["Save here", "Keep it"]))
    def edit(self, who, title):
        self.table.write(self.who[who], title, who)

    @rule(title=st.sampled_from(["Save here", "Repaired"]))
    def take_over_a_repair(self, title):
        self.table.write(None, title, self.table.writer)

    @rule(who=st.sampled_from(WRITERS), by=st.sampled_from([-1, 1]))
    def undo_or_redo(self, who, by):
        if self.guide.move_to_draft(self.guide.draft_number + by, self.who[who], self.table.now):
            self.table.writer = who
        self.session.flush()

    @rule(asks=st.sampled_from(WRITERS), who=st.sampled_from(READERS), approves=st.sampled_from([True, True, False]))
    def review_and_publish(self, asks, who, approves):
        self.table.freeze()
        with self._or(AlreadyAsked):
            Review.ask(self.session, self.guide, "", self.who[asks], self.table.now)
        self.table.decide(Review.of_guide(self.session, self.guide)[0], who, approves=approves)
        self.publish(asks, "production")

    @rule(who=st.sampled_from(READERS), which=st.integers(0, 3))
    def approve_an_older_one(self, who, which):
        if reviews := Review.of_guide(self.session, self.guide):
            self.table.decide(reviews[which % len(reviews)], who, approves=True)

    @rule(approvals=st.sampled_from([2, 1, 0]), staging_too=st.booleans())
    def change_the_policy(self, approvals, staging_too):
        with self._or(PolicyRefused):
            self.table.policy.require(self.session, approvals, staging_too=staging_too)
            self.session.flush()

    @rule(names=st.sets(st.sampled_from(READERS)))
    def choose_whom_the_guide_waits_for(self, names):
        RequiredReviewer.choose(self.session, self.guide, {self.who[name].id for name in names})

    @rule(who=st.sampled_from(OTHERS), to=st.sampled_from([*Role, "suspended", "let in", "removed", "left", "back"]))
    def change_somebodys_place(self, who, to):
        seat, alice = self.table.seat(who), self.table.seat("alice")
        if seat is None:
            if to == "back":
                self.session.add(Membership(organisation_id=self.guide.organisation_id, member=self.who[who], role="author"))
        elif to != "back":
            by = seat if to == "left" else alice
            change = MembershipChange(self.session, seat, by, self.table.now)
            acts = {"suspended": change.suspend, "let in": change.restore, "removed": change.remove, "left": change.remove}
            with self._or(ChangeRefused):
                acts[to]() if to in acts else change.role(Role(to))
        self.session.flush()

    @rule(who=st.sampled_from(WRITERS), environment=st.sampled_from(ENVIRONMENTS))
    def publish(self, who, environment):
        self.table.freeze()
        seen, by = self.table.live_in(environment) or "", self.who[who]
        with self._or(PublicationRefused):
            publish(self.session, self.guide, seen=seen, by=by, now=self.table.now, environment=environment)

    @rule(who=st.sampled_from(WRITERS), ends=st.booleans())
    def plan(self, who, ends):
        begin = self.table.now + HOUR
        end = begin + HOUR if ends else None
        PlannedPublication.plan(
            self.session, self.guide, self.table.version(who), begin, end, by=self.who[who], now=self.table.now
        )

    @rule()
    def an_hour_passes_and_the_worker_comes(self):
        self.table.now += HOUR
        carry_out(self.session, self.guide.organisation_id, self.guide.id, self.table.now)
        self.session.flush()

    @rule(up=st.booleans())
    def promote_or_take_down(self, up):
        seen, staged = (self.table.live_in(one) or "" for one in ENVIRONMENTS)
        with self._or(PublicationRefused):
            if up:
                promote(self.session, self.guide, seen=seen, staged=staged, by=self.who["alice"], now=self.table.now)
            else:
                take_down(self.session, self.guide, by=self.who["alice"], now=self.table.now)

    @rule(environment=st.sampled_from(ENVIRONMENTS), which=st.integers(0, 5))
    def roll_back(self, environment, which):
        if moves := ReleaseMove.history(self.session, self.guide.site, environment):
            with self._or(PublicationRefused):
                move = moves[which % len(moves)]
                roll_back(self.session, self.guide.site, move, by=self.who["alice"], now=self.table.now)

    @rule(environment=st.sampled_from(ENVIRONMENTS))
    def switch_everything_off(self, environment):
        by = self.who["alice"]
        take_everything_down(self.session, self.guide.site, by=by, now=self.table.now, environment=environment)

    @rule()
    def break_glass(self):
        self.table.break_glass()

    @rule(environment=st.sampled_from(ENVIRONMENTS), which=st.integers(0, 5))
    def write_to_the_database_by_hand(self, environment, which):
        hashes = self.session.scalars(select(Version.hash).where(Version.guide_id == self.guide.id).order_by(Version.hash)).all()
        if hashes and self.table.live_in(environment):
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
            now = self.table.live_in(environment)
            if now and now != self.table.live[environment]:
                assert self.table.may_be_live(now, environment)
            self.table.live[environment] = now

    def _or(self, refusal):
        return Attempt(self.session, refusal)


@pytest.mark.long
@pytest.mark.one_engine
def test_no_sequence_publishes_what_the_policy_forbids_and_none_ends_where_nobody_can_act(database, people):
    machine = type("Machine", (Desk,), {"database": database, "people": people})
    shown = settings(
        max_examples=15,
        stateful_step_count=18,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # a failing sequence is short enough; making it shorter takes minutes
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=shown)
