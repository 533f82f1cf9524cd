"""What is kept of members and of people who may become one."""

from models.privacy.retention import ACCOUNT, AUDIT, EXPIRED, INSTANCE, MINUTES, ORGANISATION, PLACE, after
from models.privacy.stored_column import kept

MEMBER_COLUMNS = {
    "address_changes": kept(
        "Asks at a new address whether it belongs to the member",
        EXPIRED,
        sealed="email",
        hash="secret_hash",
        link="member_id",
        fact="expires_at",
    ),
    "approvals": kept(
        "Which versions may be published, and who approved",
        ORGANISATION,
        link="guide_id version_hash approved_by_id organisation_id",
        fact="approved_at",
    ),
    "audit_checkpoints": kept(
        "Shows that nobody cut off or rewrote the audit log",
        ORGANISATION,
        link="id organisation_id entry_id",
        fact="entries hash at signature",
    ),
    "audit_entries": kept(
        "Who did what in the organisation, and from which network, shortened: to answer for it, and to find intruders",
        AUDIT,
        sealed="sealed",
        content="sentence",
        link="id organisation_id member_id about_id site_id key_id about_key_id",
        fact="at act sealed_hash salt commitment hash",
    ),
    "audit_keys": kept(
        "Seal the audit log by person and month, so that it can be made unreadable",
        AUDIT,
        sealed="sealed",
        link="id organisation_id member_id",
        fact="month destroyed_at signature",
    ),
    "authenticators": kept(
        "The second step of signing in", ACCOUNT, sealed="secret", link="member_id", fact="confirmed_at last_step wrong wrong_at"
    ),
    "erasures": kept(
        "Sees to it that an erasure happens when it is due, and that it stays so; the receipt counts what went",
        INSTANCE,
        hash="receipt_hash",
        link="member_id",
        fact="asked_at warn_at due_at warned_at done_at kept_at cleared_at",
        count="rows",
    ),
    "guide_presences": kept(
        "Shows colleagues who has a guide open, so that two don't overwrite each other",
        MINUTES,
        link="guide_id member_id organisation_id",
        fact="opened_at seen_at",
    ),
    "guide_reviewers": kept("Whom an author asked to judge a guide", PLACE, link="guide_id member_id organisation_id"),
    "invitations": kept(
        "Lets somebody into the organisation, whose address an admin gave",
        after("expires_at", 30, "Until it is used or taken back, at the latest 30 days after it expired."),
        sealed="email",
        index="email_index",
        hash="secret_hash",
        link="id organisation_id invited_by_id",
        fact="role created_at expires_at",
    ),
    "member_pictures": kept(
        "Shows colleagues who somebody is, where they chose a picture", ACCOUNT, sealed="body", link="member_id"
    ),
    "member_sessions": kept(
        "Keeps a member signed in, and shows them where they are",
        EXPIRED,
        purposes={"device": "Shows the member where they are signed in: kind of browser and system, no more"},
        sealed="device",
        hash="secret_hash",
        link="member_id organisation_id",
        fact="is_bound created_at used_at expires_at is_to_renew",
    ),
    "members": kept(
        "The account itself",
        ACCOUNT,
        purposes={
            "email": "To sign in with, and to write to about the account",
            "email_index": "To find the account when somebody signs in; no address can be read from it",
            "name": "What colleagues see beside the member's work",
            "password_hash": "To tell whether somebody knows the password",
            "operator_since": "Who runs this Cairn",
            "held_because": "Which legal case keeps what is kept of them from being erased",
        },
        sealed="email name held_because",
        index="email_index",
        hash="password_hash",
        link="id",
        fact="picture created_at operator_since restricted_at objected_at seen_at held_at",
    ),
    "memberships": kept(
        "Who may do what in an organisation",
        PLACE,
        link="organisation_id member_id",
        fact="role joined_at suspended_at signed_in_at sends_pictures",
    ),
    "news_choices": kept("Who chose to get mail about what happens", PLACE, link="organisation_id member_id", fact="mail"),
    "weekly_choices": kept(
        "Who chose to get the numbers of the week by mail", PLACE, link="organisation_id member_id", fact="told_of"
    ),
    "passkeys": kept(
        "Lets a member sign in without a password",
        ACCOUNT,
        purposes={"name": "What the member called the device"},
        sealed="credential public_key name",
        index="credential_index",
        link="id member_id",
        fact="sign_count created_at used_at",
    ),
    "policy_acknowledgements": kept(
        "Shows that a member read a version of the privacy policy", ACCOUNT, link="number member_id", fact="at"
    ),
    "provider_identities": kept(
        "Lets a member sign in through a provider that they connected",
        ACCOUNT,
        sealed="subject email",
        index="subject_index",
        link="id member_id",
        fact="issuer connected_at used_at",
    ),
    "recovery_codes": kept("Lets a member in who lost their second step", ACCOUNT, hash="code_hash", link="member_id"),
    "review_looks": kept(
        "Remembers what of a version a member has looked at",
        PLACE,
        link="guide_id member_id organisation_id",
        fact="version_hash before_hash looked_at",
    ),
    "rights_links": kept(
        "Confirms who somebody is who asks for what is kept about them",
        EXPIRED,
        hash="secret_hash",
        link="member_id",
        fact="right expires_at",
    ),
    "set_up_links": kept(
        "Lets the first owner in", EXPIRED, sealed="email", index="email_index", hash="secret_hash", fact="expires_at"
    ),
    "sign_in_links": kept(
        "Lets a member in who forgot their password", EXPIRED, hash="secret_hash", link="member_id", fact="expires_at"
    ),
    "site_roles": kept("Who may do what on one site", PLACE, link="organisation_id member_id site_id", fact="role"),
    "subject_keys": kept(
        "Seal what is personal for each person apart, so that destroying one erases it from backups, too",
        ACCOUNT,
        sealed="sealed",
        link="subject",
        fact="made_at",
    ),
}
