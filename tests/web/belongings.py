"""One of everything that an address can name, of one member, and every address of the product filled with it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.routing import Route

from models.account import Member, MemberSession, Organisation, Role, SignInLink
from models.account.address_change import AddressChange
from models.account.api_key import ApiKey
from models.account.invitation import Invitation
from models.account.member_picture import MemberPicture
from models.account.openid.organisation_domain import OrganisationDomain
from models.account.openid.organisation_provider import OrganisationProvider
from models.account.openid.provider_identity import ProviderIdentity
from models.account.openid.told_identity import ToldIdentity
from models.account.organisation_logo import OrganisationLogo
from models.account.passkey import Passkey
from models.account.set_up_link import SetUpLink
from models.check.finding import Finding
from models.guide import Guide, Publication
from models.guide.build_session import POINT, BuildSession
from models.guide.kept_step import KeptStep
from models.guide.preview import Preview
from models.guide.segment import Segment
from models.integration.news_category import CATEGORIES
from models.integration.news_channel import NewsChannel
from models.page.snapshot_archive import PageSnapshot
from models.release.release import Release
from models.release.wire_format import NAME
from models.review import Review, ReviewComment
from models.review.share_link import ShareLink
from models.site import Site
from models.site.site_attribute import SiteAttribute
from models.site.theme import Theme
from models.site.time_note import TimeNote
from tests.models.site.test_picture import png
from tests.models.support.wire import answer
from tests.support.client import Client
from tests.support.people import Person
from tests.support.watching import WITHOUT, Harbour, Night, guide_on
from tests.web.asked_rights import rights_asked
from web.asset_address import asset_url
from web.player.builder_request import build_token
from web.player.preview_token import preview_token
from web.share_address import share_token
from web.unsubscribe_address import unsubscribe_url

MARK = "Wintering of the third pontoon"
"""The name of everything of Alice's that has a name: no page of anybody else may say it."""

PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")


@dataclass(frozen=True)
class Address:
    """One route and method, with every path parameter filled."""

    route: Route
    method: str
    path: str

    @property
    def is_filled(self) -> bool:
        """Whether it names something: an address without parameters is everybody's, with what is theirs."""
        return self.path != self.route.path

    def __str__(self) -> str:
        return f"{self.method} {self.path} ({self.route.name})"


def parameters(route: Route) -> list[str]:
    return PARAMETER.findall(route.path)


def addresses(routes: Iterable[Route], names: Mapping[str, object]) -> Iterator[Address]:
    """Every route with each of its methods. `names` says what fills a parameter, by its name or by `route.parameter`.

    Raises KeyError for a parameter that nothing fills: whoever adds one says here what it names.
    """
    for route in routes:
        found = {name: names.get(f"{route.name}.{name}") or names[name] for name in parameters(route)}
        path = PARAMETER.sub(lambda match: str(found[match[1]]), route.path)  # noqa: B023 - used at once
        for method in sorted((route.methods or set()) - {"HEAD", "OPTIONS"}):
            yield Address(route, method, path)


def belongings(client: Client, person: Person, harbour: Harbour, secret_key: bytes) -> dict[str, object]:
    """Makes one of everything, as far as it goes by what a person does in the editor, and says what each parameter is then."""
    database, now = client.database, datetime.now(UTC)
    with database.writing() as session:
        guide = guide_on(session, person, harbour, "#add-boat").id
        session.get_one(Guide, guide).name = session.get_one(Site, person.site.id).name = MARK
    harbour.say["/boats"] = answer(WITHOUT.encode())
    Night(database, person.site.id, harbour.wire.place).check()
    client.sign_in(person)
    site = f"/sites/{person.site.id}"
    done = [
        client.post(f"{site}/attributes", {"name": "plan", "type": "text"}),
        client.post(f"{site}/notes", {"day": "2026-11-24", "words": MARK}),
        client.post("/keys", {"name": MARK, "read": "1"}),
        client.post(f"{site}/segments", {"name": MARK}),
        client.post(f"{site}/themes", {"name": MARK}),
        client.post(f"/guides/{guide}/translations", {"language": "de"}),
        client.post(f"/guides/{guide}/reviews", {"message": MARK}),
        client.ask("POST", f"{site}/pictures", content=png(), headers={"content_type": "application/octet-stream"}),
    ]
    assert [one.status for one in done if one.status not in {200, 201, 303}] == []
    picture = re.search(r"[0-9a-f]{64}\.png", done[-1].text)
    assert picture
    with database.writing() as session:
        found = session.get_one(Guide, guide)
        member = session.merge(person.member)
        member.operator_since = now
        MemberPicture.keep(session, member, png())
        OrganisationLogo.keep(session, session.get_one(Organisation, person.organisation.id), png())
        version = Publication.of(session, found).version_hash
        release = session.scalars(select(Release)).one().hash
        snapshot = session.scalars(select(PageSnapshot)).first()
        preview = Preview.make(session, found, member, now)
        review = session.scalars(select(Review)).first()
        comment = ReviewComment.say(session, review, "s1", MARK, member, now)
        shared = ShareLink.make(session, review, 7, member, now)
        kinds = ApiKey, SiteAttribute, TimeNote, Segment, Theme, Finding, Review
        one_id = {model: session.scalars(select(model.id)).first() for model in kinds}
        passkey = Passkey(member_id=member.id, credential="AAAA", public_key=b"", sign_count=0, name=MARK, created_at=now)
        session.add(passkey)
        session.flush()
        invited, invitation = Invitation.make(session, person.organisation.id, "winter@x.example", Role.VIEWER, member, now)
        return {
            "organisation_id": person.organisation.id,
            "site_id": person.site.id,
            "key_id": one_id[ApiKey],
            "channel_id": _channel(session, person, now),
            "attribute_id": one_id[SiteAttribute],
            "note_id": one_id[TimeNote],
            "segment_id": one_id[Segment],
            "theme_id": one_id[Theme],
            "guide_id": guide,
            "kept_id": KeptStep.keep(session, found.site, MARK, found.document, found.document.steps[0], member, now).id,
            "step_id": "s1",
            "language": "de",
            "snapshot_id": snapshot.id,
            "review_id": one_id[Review],
            "comment_id": comment.id,
            "link_id": shared.id,
            **dict.fromkeys(
                [f"shared_{name}.token" for name in ("review", "comments", "preview", "step")], share_token(secret_key, shared)
            ),
            "finding_id": one_id[Finding],
            "passkey_id": passkey.id,
            "member_id": member.id,
            "invitation_id": invited.id,
            "address_change.secret": AddressChange.make(session, member, "new@acme.example", now),
            **_sign_ins(session, person, now),
            "provider": "instance",
            "account_identity.identity_id": _identity(session, member, now),
            "account_session.name": MemberSession.all_of(session, member, now)[0].name,
            **rights_asked(session, member, secret_key, now, found),
            "acceptance.secret": invitation,
            "set_up.secret": SetUpLink.make(session, "", now),
            "password.secret": SignInLink.make(session, member, now),
            "snapshot_asset.name": asset_url(secret_key, person.organisation.id, snapshot.shown_hash).rpartition("/")[2],
            "unsubscription.token": unsubscribe_url(secret_key, "", person.organisation.id, member.id).rpartition("/")[2],
            "key": person.site.key,
            "player_release.hash": release,
            "hash": release[:NAME],
            "version_hash": version,
            "version": version[:NAME],
            "player_content.hash": version[:NAME],
            "player_preview.token": preview_token(secret_key, preview),
            "preview_id": preview.id,
            **dict.fromkeys(("player_picture.name", "picture_name"), picture[0]),
            "player_part.name": "preview",
            "player_schema.name": "guides",
            "token": build_token(secret_key, BuildSession.start(session, found, "s1", POINT, member, now)),
        }


def _channel(session, person, now):
    where = {"url": "https://ci.example/hook", "secret": "", "former": ""}
    return NewsChannel.put(session, person.organisation.id, "webhook", "CI", CATEGORIES, None, where, now).id


def _identity(session: Session, member: Member, now: datetime) -> int:
    return ProviderIdentity.connect(session, member, ToldIdentity("https://login.example", MARK), now).id


def _sign_ins(session: Session, person: Person, now: datetime) -> dict[str, object]:
    organisation = session.get_one(Organisation, person.organisation.id)
    domain = OrganisationDomain.add(session, organisation.id, "pontoon.example", now)
    provider = OrganisationProvider(organisation_id=organisation.id, key=f"{organisation.key}-1", name=MARK, created_at=now)
    provider.issuer, provider.client_id, provider.client_secret = "http://127.0.0.1:1", "cairn", ""
    session.add(provider)
    session.flush()
    return {"provider_id": provider.id, "domain_id": domain.id, "organisation_key": organisation.key}
