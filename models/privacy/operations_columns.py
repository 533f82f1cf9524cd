"""What is kept so that Cairn runs: keys, links, deliveries and connections."""

from models.privacy.stored_column import kept

OPERATIONS_COLUMNS = {
    "api_keys": kept(
        hash="secret_hash former_hash",
        content="name",
        link="id organisation_id made_by_id",
        fact="scopes sites ending former_until made_at expires_at used_on ended_at left_reach",
    ),
    "backup_runs": kept(count="bytes rows", link="id", fact="started_at place name migration written_at rehearsed_at problem"),
    "build_sessions": kept(
        content="recorded", link="id organisation_id guide_id member_id step_id", fact="mode taken created_at expires_at ended_at"
    ),
    "channels": kept(sealed="slack_url webhook_url webhook_secret", link="organisation_id"),
    "data_keys": kept(key="wrapped", link="id", fact="master made_at retired_at"),
    "deleted_organisations": kept(count="rows", link="key", fact="deleted_at gone_at"),
    "deliveries": kept(
        sealed="body problem", link="id organisation_id key", fact="kind about state attempts next_at created_at sent_at"
    ),
    "domain_policies": kept(link="organisation_id", fact="role by_provider by_mail"),
    "maintenance": kept(content="sentence", link="id", fact="since"),
    "minute_counts": kept(count="times", fact="name minute"),
    "organisation_domains": kept(content="name", link="id organisation_id", fact="token held created_at verified_at"),
    "organisation_policies": kept(link="organisation_id", fact="approvals_required staging_too accept_above"),
    "organisation_providers": kept(
        sealed="client_secret", content="name", link="id organisation_id key client_id", fact="issuer created_at"
    ),
    "previews": kept(link="id organisation_id guide_id member_id", fact="content made_at expires_at ended_at"),
    "put_releases": kept(link="site_id release_hash", fact="player put_at"),
    "refused_attempts": kept(count="minutes", link="kind day", fact="last_at"),
    "replayed_requests": kept(sealed="answer", link="api_key_id name", fact="asked at"),
    "share_links": kept(link="id organisation_id review_id member_id", fact="made_at expires_at ended_at"),
    "spent_secrets": kept(hash="hash", fact="expires_at"),
    "watches": kept(
        sealed="sign_in", link="site_id organisation_id", fact="rhythm hour renders sign_in_kind left_origin next_at waits_until"
    ),
    "worker_pulses": kept(link="id", fact="at"),
}
