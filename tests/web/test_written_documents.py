"""Every document that any address accepts can be read, listed, published or refused, duplicated and exported.

A walk over every writing address in some order, on both databases: always the same few walks. `CAIRN_WALKS=40` in the environment
makes so many others at random.
"""

import os
from collections import Counter

import pytest
from hypothesis import Phase, given, note, settings
from hypothesis import strategies as st

from tests.support.written_addresses import WRITES
from tests.web.noted_of_content import STORED_OF_CONTENT as OF_CONTENT
from web.routes import ROUTES

NOT_WRITING = {
    "sign_in": "a session",
    "session": "a session",
    "password": "a password",
    **dict.fromkeys(("site_picture", "site_pictures", "site_unused_pictures"), "a picture"),
    **dict.fromkeys(("site_theme_trials", "site_people"), "nothing"),
    **dict.fromkeys(("api_pictures.update", "api_pictures.destroy_unused"), "a picture"),
    "site_person": "attributes of a person",
    "site_person_copies": "that a copy was made",
    "site_person_erasure": "when a person is erased",
    **dict.fromkeys(("site_objections", "site_person_objection", "site_person_restriction"), "since when a person is left alone"),
    "api_subjects.show": "attributes of a person",
    **dict.fromkeys(("api_subjects.restrict_one", "api_subjects.object_for"), "since when a person is left alone"),
    "api_subjects.erase": "when a person is erased",
    "guide_archival": "when a guide was archived",
    **OF_CONTENT,
    "guide_builds": "a build session",
    **dict.fromkeys(("guide_split", "api_splits.show"), "which two versions are shown at once"),
    **dict.fromkeys(("guide_own_preview", "review_own_preview", "player_own_previews"), "a preview"),
    **dict.fromkeys(("guide_previews", "open_preview"), "the end of a preview"),
    "player_builds": "the end of a build session",
    "player_previews": "a preview",
    "player_page_pictures": "a picture of a page",
    "guide_step_verdict": "a verdict",
    "guide_checks": "verdicts",
    "review_comments": "a comment",
    "review_decision": "a decision",
    "finding_assignee": "who looks at a finding",
    "finding_dismissal": "that a finding was set aside",
    "finding_snooze": "until when a finding waits",
    "policy": "a policy",
    "channels": "an address",
    "channel": "an address",
    "channel_secret": "another secret",
    "channel_trial": "a delivery",
    "channel_replays": "deliveries",
    "news_choice": "a choice",
    "unsubscription": "a choice",
    "site_checks": "an appointment",
    "site_watch": "an appointment",
    "player_events": "numbers",
    "set_up": "the first member and their site",
    "acceptance": "a member",
    "sign_in_code": "a session",
    "forgotten_password": "a sign-in link",
    "account_name": "a name",
    "account_address": "a change of address",
    "address_change": "an address",
    "account_password": "a password",
    "account_authenticator": "a second step",
    "account_authenticator_removal": "the end of a second step",
    "account_recovery_codes": "recovery codes",
    "account_session": "the end of a session",
    "account_sessions": "the end of sessions",
    "organisations": "an organisation",
    "organisation": "a name",
    "current_organisation": "which organisation a session is in",
    "member": "the end of a membership",
    "member_role": "a role",
    "member_site_roles": "roles on sites",
    "member_suspension": "a suspension",
    "sign_in_passkey_challenge": "nothing",
    "sign_in_passkey": "a session",
    "account_passkey_challenge": "nothing",
    "account_passkeys": "a passkey",
    "account_passkey_removal": "the end of a passkey",
    "account_picture": "a picture of a person",
    "account_identities": "nothing",
    "account_identity": "the end of an identity",
    "organisation_deletion": "a deletion",
    "organisation_return": "the end of a deletion",
    "organisation_quotas": "numbers, of an operator",
    "organisation_suspension": "a reason of one line",
    **dict.fromkeys(("operator_policies", "policy_acknowledgement"), "plain text, and who read it"),
    **dict.fromkeys(("legal_holds", "organisation_hold", "member_hold"), "a reason of one line, or its end"),
    "organisation_zone": "a time zone",
    "organisation_authority": "an address of a page",
    "organisation_logo": "a logo",
    "organisation_search": "nothing",
    "rights_links": "a link that confirms who somebody is",
    "right": "what somebody asked for about themselves",
    "account_erasure": "the end of an erasure",
    "account_restriction": "the end of a restriction",
    "account_objection": "the end of an objection",
    "trial_letters": "that mail was tried",
    "founding_links": "a link that founds an organisation",
    "join_requests": "a member",
    "domains": "a domain",
    "domain": "the end of a domain",
    "domain_verification": "that a domain was verified",
    "domain_policy": "whom a domain lets in",
    "providers": "a provider",
    "provider": "a provider",
    "provider_trial": "that a provider was tried",
    "provider_requirement": "how members sign in",
    "member_ownership": "who owns the organisation",
    "invitations": "an invitation",
    "invitation": "the end of an invitation",
    "invitation_link": "another link of an invitation",
    "invitation_letter": "another link of an invitation",
    "guide_presence": "who has a guide open",
    "guide_comments": "a comment",
    "review_comment_resolution": "that a comment was resolved",
    "review_share_links": "a link to a review",
    "review_share_link": "the end of a link",
    "shared_comments": "a comment",
    "api_keys": "a key",
    "api_key": "the end of a key",
    "api_key_secret": "another secret of a key",
    **dict.fromkeys(("api_guides.validate", "api_guides.validate_new"), "nothing"),
    "api_targets.create": "nothing",
    "api_targets.inspect_selector": "nothing",
    "api_reviews.comments": "a comment",
    "api_reviews.decide": "a decision",
    "api_guide_comments.index": "a comment",
    "api_guide_reviewers.index": "whose approval a guide waits for",
    "api_guide_comments.resolve": "that a comment was resolved",
    "api_pictures.index": "a picture",
    "api_checks.index": "an appointment",
    "api_checks.check_guide": "verdicts",
    "api_checks.show_watch": "an appointment",
    "api_findings.show": "what becomes of a finding",
    "api_members.show": "a role, a suspension or the end of a membership",
    "api_invitations.index": "an invitation",
    "api_invitations.destroy": "the end of an invitation",
    "api_members.change_on_site": "a role on a site",
    "api_policies.show": "a policy",
    "api_organisations.show": "what an organisation is called, and its clock",
    "api_organisations.show_logo": "a logo",
    "api_channels.index": "where news goes",
    "api_channels.show": "where news goes",
    "api_channels.rotate": "another secret",
    "api_deliveries.try_out": "a delivery",
    "api_deliveries.replay": "deliveries",
    "api_versions.show": "what a version is called",
}
"""What an address stores instead of a document."""

BEFORE_ANOTHER, BEFORE_ALL = 2, 12
"""After so many requests another guide is taken, and everything is looked at."""


WALKS = int(os.environ.get("CAIRN_WALKS", "0"))
MOST_REFUSED = 8
"""Addresses of which every request may be refused in one run: what they need first is seldom drawn before them."""


def test_every_address_that_writes_is_walked_or_said_to_store_no_document():
    asked = {
        (method, route.name) for route in ROUTES for method in (route.methods or ()) if method not in {"GET", "HEAD", "OPTIONS"}
    }
    assert {one for one in asked if one[1] not in NOT_WRITING} == set(WRITES)


@pytest.mark.slow
@pytest.mark.attack
@pytest.mark.one_engine
def test_what_any_address_accepts_is_whole(author_desk):
    accepted = Counter()

    @settings(max_examples=WALKS or 3, deadline=None, derandomize=not WALKS, database=None, phases=[Phase.generate])
    @given(st.permutations(list(WRITES)), st.data())
    def walk(order, data):
        def asks():
            """What nobody accepted yet once more, when more is there that it may need."""
            yield from order
            yield from [key for key in order if not accepted[key]]

        for number, key in enumerate(asks(), 1):
            if number % BEFORE_ANOTHER == 1:
                author_desk.begin(data.draw(st.sampled_from([1, 59, 60, 60])))
            answer = WRITES[key](author_desk, data.draw)
            note(f"{key}: {answer.status}")
            assert answer.status < 500, key
            assert answer.status < 400 or answer.text.strip(), (key, "refused without a word")
            accepted[key] += answer.status < 400
            author_desk.read()
            if number % BEFORE_ALL == 0:
                author_desk.assert_whole()

    walk()
    never = sorted(key for key in WRITES if not accepted[key])
    assert len(never) <= MOST_REFUSED, never
