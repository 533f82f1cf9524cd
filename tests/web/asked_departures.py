"""The ways out that need a Cairn: what its screens, its API and its worker ask of an address."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, select

from models.account import Membership
from models.account.api_key import SCOPES, ApiKey
from models.check.check import CheckVerdict
from models.check.check_run import run_check
from models.check.dependencies import CheckDependencies
from models.guide import Button, Guide, GuideDocument, Publication, Step
from models.guide.target_verdict import TargetVerdict
from models.integration.channel_change import ChannelChange
from models.integration.delivery import SENT, Delivery
from models.integration.news_channel import NewsChannel
from models.integration.webhook import new_signing_secret
from models.job.delivery_run import DeliveryRun
from models.page.page_visit import PageVisit
from models.release.publish import publish
from models.site import Site
from models.site.page_address import origin_of
from models.support.oidc_settings import OidcSetting
from models.support.outbound import AllowList
from models.support.sealer import Sealer
from tests.models.job.postroom import SEALER, channel
from tests.models.support.outbound.dangers import FEW
from tests.models.support.outbound.departures import NO_RULES, SHOP, Departure, Ways
from tests.support.client import Client
from tests.support.people import TARGET, Person
from tests.web.api.program import Program

PART = {"hx_request": "true", "hx_request_type": "partial"}


@dataclass
class Asked:
    """A browser of Alice's, and Cairn with whichever ways out it is given."""

    client: Client
    alice: Person

    @property
    def database(self):
        return self.client.database

    def sends(self, kind: str, ways: Ways, url: str) -> str:
        """A message to a channel at that address, by the worker."""
        now, whose = datetime.now(UTC), self.alice.organisation.id
        with self.database.writing() as session:
            secret = new_signing_secret() if kind == "webhook" else ""
            made = session.get_one(NewsChannel, channel(session, whose, kind, url, secret=secret))
            ChannelChange(session, whose, AllowList(), session.merge(self.alice.member), now).try_out(made)
        DeliveryRun(self.database, ways, SEALER, None, lambda: now).run()
        with self.database.reading() as session:
            row = session.scalars(select(Delivery).order_by(Delivery.id.desc())).first()
            return "" if row is None or row.state == SENT else row.problem

    def snapshot(self, ways: Ways, url: str) -> str:
        guide = self._guide(ways, url)
        answer = self.client.post(f"/guides/{guide}/steps/s1/snapshot", {"url": url}, **PART)
        return "" if answer.status == 200 else answer.text

    def check(self, ways: Ways, url: str) -> str:
        guide = self._guide(ways, url)
        self.client.post(f"/guides/{guide}/checks", {}, **PART)
        with self.database.reading() as session:
            row = session.scalars(select(TargetVerdict).where(TargetVerdict.guide_id == guide)).one()
            return row.reason if row.verdict == "cannot_tell" else ""

    def check_by_program(self, ways: Ways, url: str) -> str:
        guide = self._guide(ways, url)
        with self.database.writing() as session:
            place = session.get_one(Membership, (self.alice.organisation.id, self.alice.member.id))
            _, secret = ApiKey.make(session, place, f"Key of {guide}", list(SCOPES), None, datetime.now(UTC))
        [row] = Program(self.client, secret).post(f"/guides/{guide}/checks").json["data"]
        return row["reason"] if row["verdict"] == "cannot_tell" else ""

    def watch(self, ways: Ways, url: str) -> str:
        """The check of a site's live guides."""
        guide = self._guide(ways, url)
        with self.database.writing() as session:
            session.execute(delete(Publication))
            publish(session, session.get_one(Guide, guide), seen="", by=session.merge(self.alice.member), now=datetime.now(UTC))
        means = CheckDependencies(self.database, ways.of(""), lambda _organisation, name: f"/{name}", Sealer(b"k" * 32))
        run_check(means, self.alice.site.id)
        with self.database.writing() as session:
            rows = list(session.scalars(select(CheckVerdict).where(CheckVerdict.guide_id == guide)))
            for visit in session.scalars(select(PageVisit)):
                session.delete(visit)
            return "".join(row.reason for row in rows if row.verdict == "cannot_tell")

    def new_provider(self, ways: Ways, url: str) -> str:
        self._give(ways)
        typed = {"name": "Acme login", "issuer": url, "client_id": "cairn", "client_secret": "s3cret"}
        answer = self.client.post("/organisation/providers", typed, **PART)
        return "" if answer.status == 200 else answer.text

    def sign_in(self, ways: Ways, url: str) -> str:
        self._give(ways, oidc=OidcSetting(url, "cairn", "s3cret", "Harbour login"))
        answer = self.client.get("/sign-in/with/instance")
        return "" if answer.status == 303 else answer.text

    def _give(self, ways: Ways, **settings: object) -> None:
        state = self.client._app.state
        state.instance = replace(state.instance, ways_out=ways, settings=replace(state.instance.settings, **settings))

    def _guide(self, ways: Ways, url: str) -> int:
        """A guide of one step on that page, of a site that is there."""
        self._give(ways)
        with self.database.writing() as session:
            site = session.get_one(Site, self.alice.site.id)
            site.address = f"{origin_of(url)}/" if url.startswith("http") else SHOP
            step = Step("s1", "tooltip", "Here", target={**TARGET, "page": url}, page=url, buttons=(_DONE,))
            member, now = session.merge(self.alice.member), datetime.now(UTC)
            return Guide.create(session, site, "Boats", "tour", GuideDocument((step,)), member, now).id


_DONE = Button("Done", action={"type": "finish"})
Asks = Callable[[Asked, Ways, str], str]
ASKED: dict[str, tuple[Asks, dict[str, Any]]] = {
    "webhook": (lambda asked, ways, url: asked.sends("webhook", ways, url), {}),
    "Slack": (lambda asked, ways, url: asked.sends("slack", ways, url), {}),
    "snapshot of a step": (Asked.snapshot, {}),
    "check of a draft": (Asked.check, {}),
    "check by a program": (Asked.check_by_program, {}),
    "watch": (Asked.watch, {"at": "/", "otherwise": {"/robots.txt": NO_RULES}}),
    "a new provider": (Asked.new_provider, {"secure": True}),
    "a sign-in with a provider": (Asked.sign_in, {"secure": True}),
}
"""Each with what it is like as a way out."""


def departure_of(name: str, asked: Asked) -> Departure:
    ask, like = ASKED[name]
    return Departure(lambda ways, url: ask(asked, ways, url), addresses=FEW, **like)
