"""What is kept of members and of people who may become one."""

from models.privacy.stored_column import kept

MEMBER_COLUMNS = {
    "address_changes": kept(sealed="email", hash="secret_hash", link="member_id", fact="expires_at"),
    "approvals": kept(link="guide_id version_hash approved_by_id organisation_id", fact="approved_at"),
    "audit_checkpoints": kept(link="id organisation_id entry_id", fact="entries hash at signature"),
    "audit_entries": kept(
        sealed="sealed",
        content="sentence",
        link="id organisation_id member_id about_id site_id key_id about_key_id",
        fact="at act sealed_hash salt commitment hash",
    ),
    "audit_keys": kept(sealed="sealed", link="id organisation_id member_id", fact="month destroyed_at signature"),
    "authenticators": kept(sealed="secret", link="member_id", fact="confirmed_at last_step wrong wrong_at"),
    "guide_presences": kept(link="guide_id member_id organisation_id", fact="opened_at seen_at"),
    "guide_reviewers": kept(link="guide_id member_id organisation_id"),
    "invitations": kept(
        sealed="email",
        index="email_index",
        hash="secret_hash",
        link="id organisation_id invited_by_id",
        fact="role created_at expires_at",
    ),
    "member_pictures": kept(sealed="body", link="member_id"),
    "member_sessions": kept(
        sealed="device", hash="secret_hash", link="member_id organisation_id", fact="is_bound created_at used_at expires_at"
    ),
    "members": kept(
        sealed="email name", index="email_index", hash="password_hash", link="id", fact="picture created_at operator_since"
    ),
    "memberships": kept(link="organisation_id member_id", fact="role joined_at suspended_at signed_in_at"),
    "news_choices": kept(link="organisation_id member_id", fact="mail"),
    "passkeys": kept(
        sealed="credential public_key name", index="credential_index", link="id member_id", fact="sign_count created_at used_at"
    ),
    "provider_identities": kept(
        sealed="subject email", index="subject_index", link="id member_id", fact="issuer connected_at used_at"
    ),
    "recovery_codes": kept(hash="code_hash", link="member_id"),
    "review_looks": kept(link="guide_id member_id organisation_id", fact="version_hash before_hash looked_at"),
    "set_up_links": kept(sealed="email", index="email_index", hash="secret_hash", fact="expires_at"),
    "sign_in_links": kept(hash="secret_hash", link="member_id", fact="expires_at"),
    "site_roles": kept(link="organisation_id member_id site_id", fact="role"),
    "subject_keys": kept(sealed="sealed", link="subject", fact="made_at"),
}
