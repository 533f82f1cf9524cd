"""Every kind of token that lets somebody in or shows something, where it does not: altered, late, used up, or of another kind."""

import ast
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from models.account import Member, SignInLink
from models.account.address_change import AddressChange
from models.account.api_key import ApiKey
from models.account.invitation import Invitation
from models.account.member_session import MemberSession
from models.account.set_up_link import SetUpLink
from models.guide.build_session import BuildSession
from models.guide.preview import Preview
from models.privacy.rights_link import RightsLink
from models.review.share_link import ShareLink
from tests.support.databases import all_but_the_log
from tests.support.watching import harbour_on_wire
from tests.web.api.program import Program, make_key
from tests.web.belongings import MARK, addresses, belongings, parameters
from web.routes import ROUTES

ROOT = Path(__file__).parents[2]
PART = {"hx_request": "true", "hx_request_type": "partial"}

MAKERS = {
    "models/account/address_change.py": "address_change.secret",
    "models/account/api_key.py": "an API key",
    "models/account/invitation.py": "acceptance.secret",
    "models/account/member_session.py": "a session",
    "models/account/set_up_link.py": "set_up.secret",
    "models/account/sign_in_link.py": "password.secret",
    "models/privacy/dated_erasure.py": "erasure.secret",
    "models/privacy/rights_link.py": "right.token",
    "web/asset_address.py": "snapshot_asset.name",
    "web/kit/client_identity.py": "tests/web/test_sessions.py",
    "web/passkey_challenge.py": "tests/web/test_account_passkeys.py",
    "web/player/builder_request.py": "token",
    "web/player/own_preview_token.py": "tests/web/player/test_own_previews.py",
    "web/player/preview_token.py": "player_preview.token",
    "web/provider_cookie.py": "tests/web/test_sign_in_answers.py",
    "web/right_address.py": "right.token",
    "web/second_step.py": "tests/web/test_sign_in_codes.py",
    "web/share_address.py": "shared_review.token",
    "web/unsubscribe_address.py": "unsubscription.token",
}
"""Files that make tokens → what of `belongings` is one, what is tried here besides, or where a browser's own cookie is tried."""

ENDS = {
    "acceptance.secret": Invitation.expires_at,
    "address_change.secret": AddressChange.expires_at,
    "password.secret": SignInLink.expires_at,
    "set_up.secret": SetUpLink.expires_at,
    "player_preview.token": Preview.expires_at,
    "token": BuildSession.expires_at,
    "shared_review.token": ShareLink.expires_at,
    "right.token": RightsLink.expires_at,
}
"""Those whose end stands in the database."""

pytestmark = pytest.mark.one_engine


@pytest.fixture
def names(client, app, alice):
    with harbour_on_wire() as harbour:
        found = belongings(client, alice, harbour, app.state.instance.settings.secret_key)
        client.forget()
        yield found


def opened(names):
    """Every address that a token opens, with its method, and the kind of its token."""
    kinds = {name for name in MAKERS.values() if name in names}
    for route in ROUTES:
        for parameter in parameters(route) if hasattr(route, "methods") else ():
            kind = next((name for name in (f"{route.name}.{parameter}", parameter) if name in kinds), "")
            kind = "shared_review.token" if route.name.startswith("shared_") and parameter == "token" else kind
            if kind:
                yield from ((kind, one) for one in addresses([route], names))


def test_every_file_that_makes_tokens_is_named_here(names):
    """Calls of what draws secrets, signs statements and seals what a browser keeps."""
    making = {"new_secret", "sign", "_new_secret"}
    found = set()
    for path in [*ROOT.glob("models/**/*.py"), *ROOT.glob("web/**/*.py")]:
        text, name = path.read_text(), path.relative_to(ROOT).as_posix()
        calls = [one.func for one in ast.walk(ast.parse(text)) if isinstance(one, ast.Call)]
        seals = "PROVIDER_STATE" in text or (name.startswith("web/") and "import hmac" in text)
        if seals or {one.id for one in calls if isinstance(one, ast.Name)} & making:
            found.add(name)
    assert found - {"models/support/sealed_kind.py", "web/kit/signed_token.py"} == set(MAKERS)
    for kind in MAKERS.values():
        assert kind in {*names, "an API key", "a session"} or ROOT.joinpath(kind).exists(), kind
    named = {route.name for route in ROUTES if {"secret", "token"} & set(parameters(route) if hasattr(route, "methods") else ())}
    assert named == {one.route.name for _, one in opened(names) if {"secret", "token"} & set(parameters(one.route))}


def refused(client, one, path, database):
    """What is wrong with the answer to a token that opens nothing; empty where it is a refusal that changes and says nothing."""
    before = all_but_the_log(database)
    answer = client.ask(one.method, path, headers=PART if one.method != "GET" else {})
    client.forget()
    changed = {table for table, rows in all_but_the_log(database).items() if rows != before[table]}
    if answer.status not in {401, 403, 404, 410} or MARK in answer.text or changed:
        return f"{one.method} {one.route.name}: {answer.status} {changed or ''}"
    if one.method == "GET" and not one.route.path.startswith(("/player", "/snapshots")) and len(answer.words("main")) < 20:
        return f"{one.method} {one.route.name}: says nothing"
    return ""


def altered(token):
    """One character otherwise, at the beginning, in the middle and at the end; one more; one that decoders skip."""
    places = [0, len(token) // 2, len(token) - 1]
    other = [token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :] for at in places]
    return [*other, f"{token}A", f"{token}é", f"{token[:3]}~{token[3:]}"]


@pytest.mark.long
def test_one_character_otherwise_opens_nothing(client, names, database):
    wrong = [
        refused(client, one, one.path.replace(str(names[kind]), changed), database)
        for kind, one in opened(names)
        for changed in altered(str(names[kind]))
    ]
    assert [one for one in wrong if one] == []


@pytest.mark.long
def test_a_token_of_another_kind_opens_nothing(client, names, alice, database):
    key = make_key(client, alice)
    with database.writing() as session:
        session_secret = MemberSession.start(session, session.merge(alice.member), datetime.now(UTC))
    kinds = {str(names[kind]) for kind in MAKERS.values() if kind in names} | {key, session_secret}
    wrong = [
        refused(client, one, one.path.replace(str(names[kind]), other), database)
        for kind, one in opened(names)
        for other in kinds - {str(names[kind])}
    ]
    assert [one for one in wrong if one] == []
    others = kinds - {key, session_secret}
    assert {Program(client, one).get("/sites").status for one in {*others, session_secret, key[:-1], f"{key}A"}} == {401}
    for one in (*others, key, session_secret[:-1], f"{session_secret}A"):
        assert client.get("/guides", cookie=f"cairn_session={one}").where.startswith("/sign-in"), one
    client.forget()


@pytest.mark.long
def test_a_token_that_is_too_old_opens_nothing(client, names, alice, database):
    key, late = make_key(client, alice), datetime.now(UTC) - timedelta(seconds=1)
    with database.writing() as session:
        for column in [*ENDS.values(), ApiKey.expires_at]:
            session.execute(update(column.class_).values({column: late}))
    wrong = [refused(client, one, one.path, database) for kind, one in opened(names) if kind in ENDS]
    assert [one for one in wrong if one] == []
    assert Program(client, key).get("/sites").status == 401


def test_a_token_that_was_used_opens_nothing_again(client, names, database):
    now, once = datetime.now(UTC), {"password.secret", "set_up.secret", "address_change.secret", "acceptance.secret"}
    with database.writing() as session:
        newcomer = Member(email="winter@x.example", name="Wim", created_at=now)
        session.add(newcomer)
        assert SignInLink.find(session, names["password.secret"], now).use(session)
        assert SetUpLink.find(session, names["set_up.secret"], now).use(session)
        assert AddressChange.find(session, names["address_change.secret"], now).confirm(session)
        assert Invitation.find(session, names["acceptance.secret"], now).accept(session, newcomer, now)
    wrong = [refused(client, one, one.path, database) for kind, one in opened(names) if kind in once]
    assert len(wrong) >= 2 * len(once)
    assert [one for one in wrong if one] == []


def test_a_token_of_one_site_opens_nothing_at_another(client, names, alice, charlie, database):
    at_sites = [one for _, one in opened(names) if alice.site.key in one.path]
    assert {one.route.name for one in at_sites} >= {"player_preview"}
    moved = [refused(client, one, one.path.replace(alice.site.key, charlie.site.key), database) for one in at_sites]
    assert [one for one in moved if one] == []
