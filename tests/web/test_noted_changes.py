"""Everything that changes something stands in the audit log: every writing address leaves an entry, or says here why not."""

from collections import Counter

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from models.account.audit_log import AuditEntry
from models.guide import Guide, Publication
from models.guide.segment import Segment
from models.site.theme import Theme
from tests.support.log_entries import PERSON_NOTES, entries, newest
from tests.support.written_addresses import WRITES
from tests.web.noted_of_content import OF_CONTENT
from web.api.operations import OPERATIONS
from web.noted_changes import NOTED
from web.routes import EDITOR

NOTES_ITSELF = {
    **OF_CONTENT,
    "POST sign_in": "session.begun session.refused",
    "POST sign_in_code": "session.begun session.refused",
    "POST session": "session.ended",
    "DELETE session": "session.ended",
    "POST password": "account.password_changed session.begun",
    "POST forgotten_password": "account.link_asked",
    "POST set_up": "organisation.founded session.begun",
    "POST acceptance": "member.joined session.begun",
    "PUT account_name": "account.renamed",
    "POST account_address": "account.address_asked",
    "POST address_change": "account.address_changed",
    "PUT account_password": "account.password_changed",
    "PUT account_authenticator": "account.authenticator_on",
    "POST account_authenticator_removal": "account.authenticator_off",
    "POST account_recovery_codes": "account.codes_made",
    "DELETE account_session": "session.ended",
    "DELETE account_sessions": "session.ended",
    "POST sign_in_passkey": "session.begun account.passkey_refused",
    "POST account_picture": "account.picture_changed",
    "DELETE account_picture": "account.picture_changed",
    "POST account_passkeys": "account.passkey_added",
    "POST account_passkey_removal": "account.passkey_removed",
    "DELETE account_identity": "account.provider_disconnected",
    "POST join_requests": "member.asked",
    "POST providers": "provider.added",
    "PUT provider": "provider.changed",
    "DELETE provider": "provider.removed",
    "PUT provider_requirement": "provider.requirement",
    "POST domains": "domain.added",
    "DELETE domain": "domain.removed",
    "POST domain_verification": "domain.verified",
    "PUT domain_policy": "domain.policy",
    "POST organisation_deletion": "organisation.deleted",
    "DELETE organisation_return": "organisation.brought_back",
    "POST founding_links": "operator.founding_link",
    "POST trial_letters": "mail.tried",
    "POST rights_links": "account.right_asked",
    "POST right": "account.right_used account.erasure_asked",
    "DELETE account_erasure": "account.erasure_cancelled",
    "DELETE account_restriction": "account.right_lifted",
    "DELETE account_objection": "account.right_lifted",
    "PUT organisation_quotas": "organisation.quotas",
    "POST organisation_suspension": "organisation.suspended",
    "DELETE organisation_suspension": "organisation.resumed",
    "POST operator_policies": "privacy.policy_published",
    "POST policy_acknowledgement": "privacy.policy_acknowledged",
    "POST legal_holds": "organisation.held",
    "DELETE organisation_hold": "organisation.released",
    "DELETE member_hold": "account.released",
    "POST organisations": "organisation.founded",
    "PUT organisation": "organisation.renamed",
    "PUT organisation_zone": "organisation.zone_changed",
    "PUT organisation_authority": "organisation.authority_changed",
    **dict.fromkeys(("POST organisation_logo", "DELETE organisation_logo"), "organisation.logo_changed"),
    "PUT member_role": "member.role_changed",
    "PUT member_site_roles": "member.site_role_changed",
    "POST member_suspension": "member.suspended",
    "DELETE member_suspension": "member.restored",
    "DELETE member": "member.removed member.left",
    "POST member_ownership": "organisation.handed_over",
    "POST invitations": "member.invited",
    "DELETE invitation": "invitation.taken_back",
    "POST api_keys": "key.made",
    "POST api_key_secret": "key.rotated",
    "DELETE api_key": "key.ended",
    "PUT policy": "policy.changed",
    "POST channels": "channel.made",
    "PUT channel": "channel.changed",
    "DELETE channel": "channel.removed",
    "POST channel_secret": "channel.rotated",
    "POST channel_trial": "channel.tried",
    "POST channel_replays": "channel.replayed",
    "POST guide_planned_publication": "publication.planned publication.plan_changed",
    "DELETE guide_planned_publication": "publication.plan_cancelled",
    "POST guide_promotion": "guide.published",
    "POST guide_emergency": "policy.glass_broken guide.published",
    "POST guide_reviewers": "guide.reviewers",
    "POST review_publication": "guide.published",
    "PUT review_decision": "review.approved review.changes_requested",
    "POST review_share_links": "review.shared",
    "DELETE review_share_link": "review.share_ended",
    "POST shared_comments": "review.commented",
    "POST site_releases": "site.rolled_back",
    **PERSON_NOTES,
    "DELETE site_releases": "site.switched_off",
    "POST site_theme_publication": "site.theme_published",
    "POST finding_dismissal": "finding.ignored",
    "POST finding_repair": "repair.accepted",
    "DELETE finding_repair": "repair.taken_back",
}
"""Addresses whose own code notes what they did, and as what."""

SILENT = {
    "POST organisation_search": "leads to where an address signs in; nothing is kept",
    "POST provider_trial": "leads to the provider; who comes back has tried it, which is noted",
    "POST sign_in_passkey_challenge": "gives what a passkey signs",
    "POST account_passkey_challenge": "gives what a passkey signs",
    "POST account_identities": "leads to the provider; who comes back with an identity is noted",
    "POST account_authenticator": "shows a key, which holds once its first code was entered",
    "POST current_organisation": "which organisation a browser shows; nothing of one changes",
    "POST site_theme_trials": "draws something; nothing is kept",
    "POST guide_step_verdict": "looks at a page; nothing is kept",
    "PUT guide_presence": "who has a guide open, kept for minutes",
    "PUT news_choice": "which mail a member wants for themselves",
    "POST unsubscription": "which mail a member wants for themselves",
    "POST site_people": "leads to a person by their id, which is not kept",
}
"""Addresses that leave no entry, and why."""

SILENT_OPERATIONS = {
    "guides.validate": "judges what is sent; nothing is kept",
    "guides.validate_new": "judges what is sent; nothing is kept",
    "targets.create": "describes what is sent; nothing is kept",
    "targets.inspect_selector": "tries what is sent; nothing is kept",
}


def test_every_address_that_changes_something_is_noted_or_says_why_not():
    actions = [f"{method} {route.name}" for route in EDITOR for method in route.methods or () if method not in {"GET", "HEAD"}]
    listed = [*(one for one in NOTED if not one.startswith("GET ") and " api_" not in one), *NOTES_ITSELF, *SILENT]
    assert len(listed) == len(set(listed)), "said twice"
    assert set(listed) - set(actions) == set(), "no address does this any more"
    assert set(actions) - set(listed) == set(), "note it in web/noted_changes.py or where it is done, or say here why not"
    for one in OPERATIONS:
        known = {f"{one.method} api_{one.name}", *one.twins} & {*NOTED, *NOTES_ITSELF}
        assert one.method == "GET" or known or one.name in SILENT_OPERATIONS, one.name


APART = {"guide_version_restoration", "api_versions.restore"}
"""What is asked twice at once there. Of visitors' addresses, those of an author have the token of a session that was noted."""


def acts_of(method, name):
    """What an entry about that address may be called."""
    action = f"{method} {name}"
    path = next((one.path for one in OPERATIONS if f"api_{one.name}" == name), "")
    twins = next((one.twins for one in OPERATIONS if (one.method, one.path) == (method, path)), ())
    own = [NOTED[one].act for one in (action, *twins) if one in NOTED]
    return {*own, *(act for one in (action, *twins) for act in NOTES_ITSELF.get(one, "").split())}


@pytest.mark.long
@pytest.mark.one_engine
def test_whatever_an_author_or_a_program_changes_leaves_an_entry(author_desk):
    """Each address in turn; what has to be there first is made by those before it, so a few are refused in one walk."""
    accepted, silent = Counter(), []

    @settings(max_examples=1, deadline=None, derandomize=True, database=None, phases=[Phase.generate])
    @given(st.data())
    def walk(data):
        for number, ((method, name), ask) in enumerate(WRITES.items()):
            if name in APART or name.startswith("player_"):
                continue
            author_desk.begin(2)
            with author_desk.database.writing() as session:
                session.get_one(Guide, author_desk.guide).name = f"Tour {number}"
            last, before = newest(author_desk.database), content(author_desk.database)
            answer = ask(author_desk, data.draw)
            if answer.status >= 400:
                continue
            accepted[method, name] += 1
            seldom = any(one.seldom for action, one in NOTED.items() if action == f"{method} {name}")
            if seldom and entries(author_desk.database, *acts_of(method, name)):
                continue
            with author_desk.database.reading() as session:
                noted = {one.act for one in session.scalars(select(AuditEntry).where(AuditEntry.id > last))}
            if not noted & acts_of(method, name) and content(author_desk.database) != before:
                silent.append((method, name, noted))

    walk()
    assert not silent, "\n".join(map(str, silent))
    assert len(accepted) > 40


def content(database):
    """What an author changes, as far as an address may leave it as it was: undo without anything to undo."""
    with database.reading() as session:
        return [list(map(repr, session.execute(select(one.__table__)))) for one in (Guide, Theme, Publication, Segment)]
