"""What is kept of an organisation's content: it belongs to the organisation."""

from models.privacy.stored_column import kept

CONTENT_COLUMNS = {
    "blobs": kept(sealed="body", content="media_type", link="organisation_id hash site_id", fact="encoding"),
    "check_verdicts": kept(content="page reason", link="check_id guide_id step_id is_live organisation_id", fact="verdict"),
    "checks": kept(
        content="sentence",
        link="id organisation_id site_id started_by_id",
        fact="started_at moved_at finished_at pages fine lost undecided",
    ),
    "drafts": kept(content="document summary", link="guide_id number organisation_id member_id", fact="created_at"),
    "emergencies": kept(content="reason", link="id organisation_id guide_id member_id", fact="version_hash declared_at"),
    "findings": kept(
        content="reason page target repair old new resolved_why note accepted",
        link="id organisation_id site_id guide_id step_id assignee_id accepted_by_id",
        fact="state source verdict is_weak opened_at seen_at last_good_at resolved_at snoozed_until accepted_at",
        count="missed_then reached_then",
    ),
    "guides": kept(
        content="name",
        link="id organisation_id site_id key edited_by_id",
        fact="kind priority draft_number created_at edited_at archived_at",
    ),
    "organisation_logos": kept(content="body", link="organisation_id"),
    "organisations": kept(
        content="name logo suspended_because", link="id key", fact="suspended_at created_at provider_required zone deleted_at"
    ),
    "page_snapshots": kept(
        content="url final_url title source_hash shown_hash warning", link="id organisation_id site_id", fact="fetched_at"
    ),
    "page_visits": kept(
        content="url final_url source_hash",
        link="site_id url_hash organisation_id",
        fact="etag last_modified visited_at snapshot_at",
    ),
    "pictures": kept(
        content="media_type body", link="site_id name organisation_id created_by_id", fact="width height created_at"
    ),
    "planned_publications": kept(
        content="reason",
        link="guide_id organisation_id site_id planned_by_id",
        fact="version_hash goes_live_at ends_at state planned_at",
    ),
    "publications": kept(link="guide_id environment organisation_id site_id published_by_id", fact="version_hash live_since"),
    "release_moves": kept(
        content="reason", link="id organisation_id site_id moved_by_id", fact="environment release_hash moved_at"
    ),
    "releases": kept(content="document", link="site_id hash organisation_id", fact="environment created_at"),
    "review_comments": kept(
        sealed="guest",
        content="text",
        link="id organisation_id guide_id review_id parent_id step_id member_id resolved_by_id",
        fact="said_at resolved_at",
    ),
    "reviews": kept(
        content="message findings",
        link="id organisation_id guide_id asked_by_id author_id decided_by_id",
        fact="version_hash state asked_at decided_at due_on reminded_at",
    ),
    "segments": kept(content="name rule", link="key id organisation_id site_id edited_by_id", fact="created_at edited_at"),
    "site_attributes": kept(content="name note", link="id organisation_id site_id", fact="type created_at"),
    "sites": kept(content="name address", link="id organisation_id key", fact="zone budget staging_hosts tag_seen_at created_at"),
    "target_verdicts": kept(
        content="reason page", link="guide_id step_id organisation_id", fact="verdict checked_at since last_good_at"
    ),
    "themes": kept(
        content="name document", link="key id organisation_id site_id edited_by_id", fact="is_default created_at edited_at"
    ),
    "versions": kept(
        content="document targets name draft",
        link="guide_id hash organisation_id created_by_id author_id",
        fact="content_hash draft_number created_at",
    ),
    "worn_themes": kept(content="document", link="site_id environment organisation_id", fact="live_since"),
}
