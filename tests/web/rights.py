"""Who may ask for what: for every address of the editor and each method the lowest role that it answers to. Where an address
is about a site, or something of one, that is the role on the site.

Roles are nested (`models.account.role.MAY`): whoever is above it may, too. Addresses that are open to strangers are in
`tests/web/test_routes.py`; those of a person answer to whoever is signed in, in whichever organisation.
"""

TEXTS = {
    "person": """
        account:GET account_identities:POST account_identity:DELETE account_address:POST account_name:PUT account_password:PUT
        account_authenticator:POST,PUT account_privacy:GET rights_links:POST account_erasure:DELETE
        account_restriction:DELETE account_objection:DELETE
        account_authenticator_removal:POST account_recovery_codes:POST account_picture:DELETE,POST
        account_passkeys:POST account_passkey_challenge:POST
        account_passkey_removal:POST account_session:DELETE account_sessions:DELETE
        current_organisation:POST founding_links:POST operator:GET logo:GET organisation_return:DELETE organisations:GET,POST
        instance_vitals:GET trial_letters:POST organisation_quotas:GET,PUT organisation_suspension:DELETE,POST
        legal_holds:GET,POST operator_policies:GET,POST policy_acknowledgement:POST organisation_hold:DELETE member_hold:DELETE
    """,
    "viewer": """
        audit:GET audit_csv:GET guide_presence:PUT guide_version_comparison:GET guide_versions:GET
        api_keys:GET,POST finding:GET guide:GET guide_document:GET guide_numbers:GET guide_numbers_csv:GET
        guide_numbers_json:GET guide_preview:GET guide_previews:DELETE,GET guide_publication:GET guide_reviews:GET
        guide_rules:GET guide_step:GET guide_step_verdict:GET,POST guide_translation:GET guide_translation_file:GET
        guide_translations:GET guides:GET site_identified_mode:GET
        help:GET help_ci:GET  home:GET inbox:GET inbox_settings:GET member:DELETE,GET members:GET
        member_picture:GET news_choice:PUT review:GET review_preview:GET reviews:GET site:GET site_attributes:GET site_checks:GET
        site_releases:GET site_segment:GET site_segments:GET site_showing:GET site_tag:GET site_theme:GET site_theme_stage:GET
        guide_number_comparison:GET guide_number_comparison_csv:GET site_forwarders:GET
        site_library:GET site_library_pictures:GET
        numbers:GET numbers_csv:GET numbers_json:GET site_numbers:GET site_numbers_csv:GET site_numbers_json:GET
        monthly_numbers:GET past_releases:GET privacy_record:GET privacy_agreement:GET privacy_breach:GET
        site_themes:GET sites:GET snapshot:GET snapshot_outline:GET guide_planned_publication:GET
        help_first_guide:GET help_install:GET help_pointing:GET help_texts:GET help_going_on:GET help_languages:GET
        help_themes:GET help_when_it_shows:GET help_segments:GET help_publishing:GET help_reviews:GET help_targets:GET
        help_checks:GET help_numbers:GET help_members:GET help_privacy:GET help_tidying:GET deletions:GET
    """,
    "reviewer": """
        guide_comments:POST review_comment_resolution:DELETE,POST review_comments:POST review_decision:PUT
        review_share_link:DELETE review_share_links:POST
    """,
    "author": """
        guide_reviewers:POST finding_assignee:PUT finding_dismissal:DELETE,POST finding_repair:DELETE,POST
        finding_assignees:PUT finding_dismissals:DELETE,POST finding_repairs:DELETE,POST finding_snoozes:DELETE,POST
        finding_snooze:DELETE,POST guide:POST guide_archival:DELETE,POST guide_archivals:DELETE,POST
        text_replacements:DELETE,GET,POST guide_labels:DELETE,POST guide_label_colours:PUT
        guide_deletion:DELETE,GET,POST
        guide_own_preview:POST review_own_preview:POST
        guide_builds:POST guide_checks:POST guide_copies:POST
        guide_draft:POST,PUT guide_language:POST,PUT guide_order:PUT guide_promotion:POST guide_publication:DELETE,POST
        guide_split:DELETE,POST
        guide_publication_sheet:GET
        guide_build_state:GET site_picture:DELETE,POST,PUT site_unused_pictures:DELETE,POST
        site_kept_steps:GET,POST site_kept_step:DELETE
        guide_reviews:POST guide_rules:PUT guide_step:DELETE,PUT guide_step_copies:GET,POST guide_step_opener:DELETE,PUT
        guide_step_snapshot:POST guide_step_target:DELETE,PUT guide_steps:POST guide_theme:POST,PUT
        guide_translation:DELETE,POST,PUT guide_translation_files:POST guide_translations:POST guides:POST new_guide:GET
        time_notes:POST time_note:DELETE,PUT
        new_site:GET open_preview:DELETE review_publication:POST site:POST site_attribute:DELETE site_attributes:POST
        site_checks:POST site_pictures:POST site_releases:DELETE,POST site_segment:DELETE,PUT site_segments:POST site_showing:PUT
        site_theme:DELETE,POST,PUT site_theme_default:DELETE,PUT site_theme_publication:POST site_theme_trials:POST
        site_themes:POST site_watch:PUT sites:POST
        guide_people:GET guide_people_csv:GET
        guide_version:PUT guide_version_restoration:POST guide_planned_publication:DELETE,POST
    """,
    "admin": """
        site_deletion:DELETE,GET,POST
        domain:DELETE domain_policy:PUT domain_verification:POST domains:POST provider:DELETE,PUT provider_requirement:PUT
        provider_trial:POST providers:GET,POST
        api_key:DELETE api_key_secret:POST channel:DELETE,GET,PUT channel_replays:POST channel_secret:POST channel_trial:POST
        channels:GET,POST site_forwarders:PUT invitation:DELETE invitation_letter:POST invitation_link:POST
        invitations:POST organisation:GET,PUT organisation_logo:DELETE,POST organisation_zone:PUT member_role:PUT
        member_site_roles:PUT organisation_authority:PUT policy_acknowledgements:GET
        site_identified_mode:DELETE,POST,PUT site_people:GET,POST site_objections:POST site_person:GET,PUT site_person_copies:POST
        site_person_erasure:DELETE,POST site_person_objection:DELETE,POST site_person_restriction:DELETE,POST
        member_suspension:DELETE,POST policy:PUT
    """,
    "owner": """
        guide_emergency:POST member_ownership:POST organisation_deletion:POST
    """,
}

LOWEST: dict[tuple[str, str], str] = {
    (name, method): who
    for who, text in TEXTS.items()
    for name, _, methods in (word.partition(":") for word in text.split())
    for method in methods.split(",")
}
"""Route and method → the role, or `person`."""

OF_NO_SITE = {"member_id", "channel_id", "invitation_id", "key_id", "name", "provider_id", "domain_id"}
"""What an address can name that belongs to no site."""

ON_ANY_SITE = {
    *("guides:POST", "new_guide:GET", "member_site_roles:PUT", "guide_labels:POST", "guide_labels:DELETE"),
    "guide_label_colours:PUT",
    *("guide_archivals:POST", "guide_archivals:DELETE"),
    *("finding_assignees:PUT", "finding_dismissals:POST", "finding_dismissals:DELETE", "finding_repairs:POST"),
    *("finding_repairs:DELETE", "finding_snoozes:POST", "finding_snoozes:DELETE"),
    *("text_replacements:GET", "text_replacements:POST", "text_replacements:DELETE"),
}
"""Addresses that answer to whoever has the role on one of the sites, or in the organisation."""

ROLES = ["owner", "admin", "author", "reviewer", "viewer", "none"]


def refusal(name: str, method: str, parameters: list[str], role: str, on_site: str) -> int:
    """With what somebody is refused who has that role in the organisation and the other one on its site (empty: the same);
    0 where they are not.
    """
    lowest = LOWEST[name, method]
    there = role if role == "owner" else on_site or role
    if lowest == "person":
        return 0
    if set(parameters) - OF_NO_SITE:
        return refused_as(there, lowest)
    reached = min(role, there, key=ROLES.index) if f"{name}:{method}" in ON_ANY_SITE else role
    return refused_as(reached, lowest)


def refused_as(role: str, lowest: str) -> int:
    return 404 if role == "none" else 403 if ROLES.index(role) > ROLES.index(lowest) else 0
