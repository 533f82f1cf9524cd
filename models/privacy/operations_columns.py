"""What is kept so that Cairn runs: keys, links, deliveries and connections."""

from models.privacy.retention import HOURLY, INSTANCE, KEY, MINUTES, ORGANISATION, Retention, after
from models.privacy.stored_column import kept

OPERATIONS_COLUMNS = {
    "api_keys": kept(
        "Lets programs of the organisation in, as far as their maker says",
        ORGANISATION,
        hash="secret_hash former_hash",
        content="name",
        link="id organisation_id made_by_id",
        fact="scopes sites ending former_until made_at expires_at used_on ended_at left_reach",
    ),
    "backup_runs": kept(
        "Whether there is a good backup",
        INSTANCE,
        count="bytes rows",
        link="id",
        fact="started_at place name migration written_at rehearsed_at problem",
    ),
    "build_sessions": kept(
        "Lets an author point at their own page for some minutes",
        after("expires_at", 1, "A day after it expired."),
        content="recorded",
        link="id organisation_id guide_id member_id step_id",
        fact="mode taken created_at expires_at ended_at",
    ),
    "channels": kept(
        "Where an earlier Cairn kept where news goes; empty once it was moved",
        ORGANISATION,
        sealed="slack_url webhook_url webhook_secret",
        link="organisation_id",
    ),
    "daily_uses": kept(
        "Bounds what an organisation does in a day",
        after("day", 40, "40 days, then deleted by night."),
        count="times",
        link="organisation_id",
        fact="day quota",
    ),
    "data_keys": kept(
        "Seal everything personal and secret, under the master key",
        KEY,
        key="wrapped",
        link="id",
        fact="master made_at retired_at",
    ),
    "deleted_organisations": kept(
        "Receipts: that an organisation is gone, by counts", INSTANCE, count="rows", link="key", fact="deleted_at gone_at"
    ),
    "deliveries": kept(
        "News and e-mails on their way, and whether they arrived",
        Retention("30 days after it was written; what still waits goes on."),
        sealed="body problem",
        link="id organisation_id channel_id key",
        fact="kind event about state attempts answered next_at created_at sent_at tried_at",
    ),
    "domain_policies": kept(
        "Who of a verified domain may join", ORGANISATION, link="organisation_id", fact="role by_provider by_mail"
    ),
    "maintenance": kept("Whether the operator works on this Cairn", INSTANCE, content="sentence", link="id", fact="since"),
    "minute_counts": kept("Limits how often is asked; counts by a name of nobody", HOURLY, count="times", fact="name minute"),
    "news_channels": kept(
        "Where the organisation wants which news",
        ORGANISATION,
        sealed="destination",
        content="name",
        link="id organisation_id site_id",
        fact="kind chosen former_until made_at ended_at ended_because",
    ),
    "organisation_domains": kept(
        "Domains that the organisation has shown to be its own",
        ORGANISATION,
        content="name",
        link="id organisation_id",
        fact="token held created_at verified_at",
    ),
    "organisation_policies": kept(
        "How many have to approve before something is published",
        ORGANISATION,
        link="organisation_id",
        fact="approvals_required staging_too accept_above",
    ),
    "organisation_providers": kept(
        "Through whom members sign in",
        ORGANISATION,
        sealed="client_secret",
        content="name",
        link="id organisation_id key client_id",
        fact="issuer created_at",
    ),
    "own_quotas": kept(
        "Bounds that the operator set for one organisation", ORGANISATION, link="organisation_id", fact="quota most"
    ),
    "policy_versions": kept(
        "What the operator of this Cairn tells its members about their data, in every version",
        INSTANCE,
        content="text changed",
        link="number published_by_id",
        fact="published_at",
    ),
    "previews": kept(
        "Shows an author their guide on their own page",
        after("expires_at", 7, "A week after it expired."),
        link="id organisation_id guide_id member_id",
        fact="content made_at expires_at ended_at own turn turned_at",
    ),
    "put_releases": kept(
        "What is in the operator's storage for visitors", ORGANISATION, link="site_id release_hash", fact="player put_at"
    ),
    "refused_attempts": kept(
        "Whether the instance is under attack, in minutes of a day",
        after("day", 30, "30 days, then deleted by night."),
        count="minutes",
        link="kind day",
        fact="last_at",
    ),
    "replayed_requests": kept(
        "Gives a program that asks twice the same answer",
        after("at", 1, "24 hours."),
        sealed="answer",
        link="api_key_id name",
        fact="asked at",
    ),
    "share_links": kept(
        "Lets a reviewer without an account look at one version",
        after("expires_at", 30, "30 days after it expired."),
        link="id organisation_id review_id member_id",
        fact="made_at expires_at ended_at",
    ),
    "spent_secrets": kept("Sees to it that what works once works once", MINUTES, hash="hash", fact="expires_at"),
    "watches": kept(
        "When a site is looked at, and what the checker signs in with",
        ORGANISATION,
        purposes={"sign_in": "What the checker signs in with on the customer's page, given by an admin"},
        sealed="sign_in",
        link="site_id organisation_id",
        fact="rhythm hour renders sign_in_kind left_origin next_at waits_until",
    ),
    "worker_pulses": kept("Whether the worker runs", INSTANCE, link="id", fact="at"),
}
