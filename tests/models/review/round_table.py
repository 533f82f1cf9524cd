"""People around one guide, for tests that draw what they do, and their own account of who wrote and approved which version."""

from dataclasses import replace

from sqlalchemy.orm import Session

from models.account import Member, Membership, Role
from models.account.review_policy import Policy
from models.guide import Publication, Version, compile_guide
from models.guide.approval import RequiredReviewer
from models.guide.emergency import Emergency
from models.release.publish import publish
from models.review import NotDecidable, Review
from models.support.canonical_json import content_hash
from models.support.database import SEALER, WRITING
from tests.support.attempt import Attempt
from tests.support.people import NOW, tour

ENVIRONMENTS = "production", "staging"
WRITERS, READERS, OTHERS = ("alice", "dora"), ("alice", "dora", "bob"), ("dora", "bob")


class RoundTable:
    """Alice owns, Dora writes, Bob reviews, as long as nobody changes that."""

    def __init__(self, database, people):
        engine = database.engine.execution_options(**{WRITING: True})
        self.session = Session(engine, expire_on_commit=False, info={SEALER: database.sealer})
        session, acme = self.session, self.session.merge(people.alice.organisation)
        dora = Member(email="dora@acme.example", name="Dora", created_at=NOW)
        session.add_all([dora, acme.admit(dora, Role.AUTHOR)])
        self.who = {"alice": session.merge(people.alice.member), "bob": session.merge(people.bob.member), "dora": dora}
        self.guide, self.now = tour(session, people.alice), NOW
        self.policy = Policy(organisation_id=acme.id, approvals_required=0, staging_too=False)
        session.add(self.policy)
        session.flush()
        self.writer, self.written, self.approved, self.urgent, self.live = "alice", {}, {}, set(), dict.fromkeys(ENVIRONMENTS)

    def seat(self, name):
        return self.session.get(Membership, (self.guide.organisation_id, self.who[name].id))

    def reviewers(self):
        seats = {name: self.seat(name) for name in READERS}
        return {
            name for name, seat in seats.items() if seat and not seat.is_suspended and seat.may_at("review", self.guide.site_id)
        }

    def required(self):
        names = {member.id: name for name, member in self.who.items()}
        return {names[member.id] for member in RequiredReviewer.of(self.session, self.guide)}

    def write(self, member, title, writer):
        after = (before := self.guide.document).changed("s1", lambda step: replace(step, title=title))
        self.guide.edit(after, "Wrote", member, self.now)
        self.writer = writer if after != before else self.writer

    def decide(self, review, who, *, approves):
        if who in self.reviewers():
            with Attempt(self.session, NotDecidable):
                review.decide(self.session, approves=approves, by=self.who[who], now=self.now)
                said = self.approved.setdefault(review.version_hash, set())
                said.add(who) if approves else said.clear()

    def freeze(self):
        name = content_hash(compile_guide(self.guide))
        self.written.setdefault(name, self.writer)
        return name

    def version(self, who):
        self.freeze()
        return Version.freeze(self.session, self.guide, compile_guide(self.guide), self.who[who], self.now)

    def live_in(self, environment):
        live = self.session.get(Publication, (self.guide.id, environment))
        return live.version_hash if live else None

    def may_be_live(self, version, environment):
        """By the test's own account."""
        asked = self.policy.approvals_required if environment == "production" or self.policy.staging_too else 0
        said = self.approved.get(version, set()) - {self.written[version]}
        waits_for = self.required() - {self.written[version]} if asked else set()
        return version in self.urgent or (len(said) >= asked and waits_for <= said)

    def break_glass(self):
        version = self.version("alice")
        self.urgent.add(version.hash)
        Emergency.declare(self.session, self.guide, version, "It burns.", self.who["alice"], self.now)

    def somebody_can_act(self):
        """By reviews as long as the members there can meet the policy, else the owner alone, and then everybody is told so."""
        session = self.session
        session.expire_all()
        self.write(self.who["alice"], "The last word", "alice")
        can_meet = not self.policy.approvals_required or len(self.reviewers()) > self.policy.approvals_required
        assert can_meet is not bool(self.policy.unmet(session, self.guide.site_id))
        if can_meet:
            review = Review.ask(session, self.guide, "", self.who["alice"], self.now)
            for name in self.reviewers() - {"alice"}:
                review.decide(session, approves=True, by=self.who[name], now=self.now)
        else:
            self.break_glass()
        publish(session, self.guide, seen=None, by=self.who["alice"], now=self.now)
