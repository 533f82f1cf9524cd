"""What is kept of an organisation's content: it belongs to the organisation."""

from models.privacy.library_columns import LIBRARY_COLUMNS
from models.privacy.retention import ORGANISATION, PICTURED, Retention
from models.privacy.stored_column import kept

CHECKED = Retention("The newest 14 checks of a site; with the site at the latest.")
DRAFTED = Retention("The newest 200 states of a guide; with the guide at the latest.")

CONTENT_COLUMNS = {
    **LIBRARY_COLUMNS,
    "blobs": kept(
        "Bytes of fetched pages and their pictures, so that steps can be pointed at and compared",
        PICTURED,
        purposes={"body": "The bytes; sealed where they came from behind a sign-in"},
        sealed="body",
        content="media_type",
        link="organisation_id hash site_id",
        fact="encoding",
    ),
    "check_verdicts": kept(
        "What a check found for each target",
        CHECKED,
        content="page reason",
        link="check_id guide_id step_id is_live organisation_id",
        fact="verdict",
    ),
    "checks": kept(
        "When a site was checked, by whom it was asked for, and what came of it",
        CHECKED,
        content="sentence",
        link="id organisation_id site_id started_by_id",
        fact="started_at moved_at finished_at pages planned fine lost undecided",
    ),
    "drafts": kept(
        "The guide as it is being written, and its earlier states to undo to",
        DRAFTED,
        content="document summary",
        link="guide_id number organisation_id member_id",
        fact="created_at",
    ),
    "emergencies": kept(
        "Who published past the policy, when and why: somebody has to answer for it",
        ORGANISATION,
        content="reason",
        link="id organisation_id guide_id member_id",
        fact="version_hash declared_at",
    ),
    "findings": kept(
        "What broke on the customer's pages, who looks after it, and how it was mended",
        ORGANISATION,
        content="reason page target repair old new resolved_why note accepted",
        link="id organisation_id site_id guide_id step_id assignee_id accepted_by_id",
        fact="state source verdict is_weak opened_at seen_at last_good_at resolved_at snoozed_until accepted_at",
        count="missed_then reached_then",
    ),
    "guides": kept(
        "The guides of the organisation, and who edited one last",
        ORGANISATION,
        content="name labels",
        link="id organisation_id site_id key edited_by_id",
        fact="kind priority draft_number created_at edited_at archived_at deleted_at",
    ),
    "organisation_logos": kept(
        "Shows members which organisation they are in", ORGANISATION, content="body", link="organisation_id"
    ),
    "organisations": kept(
        "The tenant itself: its name, time zone and state",
        ORGANISATION,
        content="name logo suspended_because held_because authority label_colours",
        link="id key",
        fact="suspended_at created_at provider_required zone deleted_at held_at",
    ),
    "page_snapshots": kept(
        "What a page of the customer's looked like, to point at and to compare",
        PICTURED,
        content="url final_url title source_hash shown_hash warning policy",
        link="id organisation_id site_id guide_id step_id",
        fact="fetched_at node width",
    ),
    "page_visits": kept(
        "When a page was fetched, so that it is not fetched more often than needed",
        PICTURED,
        content="url final_url source_hash",
        link="site_id url_hash organisation_id",
        fact="etag last_modified visited_at snapshot_at",
    ),
    "planned_publications": kept(
        "What goes live or ends at a moment, and who planned it",
        ORGANISATION,
        content="reason",
        link="guide_id organisation_id site_id planned_by_id",
        fact="version_hash goes_live_at ends_at state planned_at",
    ),
    "publications": kept(
        "Which version is live, since when, and who published it",
        ORGANISATION,
        link="guide_id environment organisation_id site_id published_by_id",
        fact="version_hash live_since",
    ),
    "release_moves": kept(
        "What was live when, and who moved it: to go back to it",
        ORGANISATION,
        content="reason",
        link="id organisation_id site_id moved_by_id",
        fact="environment release_hash moved_at",
    ),
    "releases": kept(
        "What visitors' browsers get",
        ORGANISATION,
        content="document",
        link="site_id hash organisation_id",
        fact="environment created_at",
    ),
    "review_comments": kept(
        "What was said about a version or a draft, and by whom",
        ORGANISATION,
        purposes={"guest": "What somebody without an account called themselves"},
        sealed="guest text",
        link="id organisation_id guide_id review_id parent_id step_id member_id resolved_by_id",
        fact="said_at resolved_at",
    ),
    "reviews": kept(
        "Who asked for a judgement of a version, who judged, and how",
        ORGANISATION,
        purposes={"message": "What the author asked the reviewers"},
        sealed="message",
        content="findings",
        link="id organisation_id guide_id asked_by_id author_id decided_by_id",
        fact="version_hash state asked_at decided_at due_on reminded_at",
    ),
    "segments": kept(
        "Rules that decide in visitors' browsers to whom a guide is shown",
        ORGANISATION,
        content="name rule",
        link="key id organisation_id site_id edited_by_id",
        fact="created_at edited_at",
    ),
    "site_attributes": kept(
        "Names of facts that the customer's page tells the player; never their values",
        ORGANISATION,
        content="name note",
        link="id organisation_id site_id",
        fact="type created_at",
    ),
    "version_splits": kept(
        "Which two versions of a guide were shown at once, and to how many of a hundred browsers",
        ORGANISATION,
        link="id organisation_id site_id guide_id began_by_id environment",
        fact="first_hash second_hash percent began_at ended_at",
    ),
    "time_notes": kept(
        "What happened on a day, beside the figures of it",
        ORGANISATION,
        content="words",
        link="id organisation_id site_id edited_by_id",
        fact="day edited_at",
    ),
    "sites": kept(
        "The customer's web products, and where guides are shown",
        ORGANISATION,
        content="name address",
        link="id organisation_id key",
        fact="zone budget staging_hosts forwards tag_seen_at created_at deleted_at",
    ),
    "target_verdicts": kept(
        "Whether each target was found when it was last looked for",
        ORGANISATION,
        content="reason page",
        link="guide_id step_id organisation_id",
        fact="verdict checked_at since last_good_at",
    ),
    "themes": kept(
        "How guides look",
        ORGANISATION,
        content="name document",
        link="key id organisation_id site_id edited_by_id",
        fact="is_default created_at edited_at",
    ),
    "versions": kept(
        "Frozen content of guides, and who wrote it",
        ORGANISATION,
        content="document targets name draft",
        link="guide_id hash organisation_id created_by_id author_id",
        fact="content_hash draft_number created_at",
    ),
    "worn_themes": kept(
        "How guides look that are live",
        ORGANISATION,
        content="document",
        link="site_id environment organisation_id",
        fact="live_since",
    ),
}
