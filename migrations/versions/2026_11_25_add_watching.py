"""add watching: checks, findings, reviews, policies, news"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_watching"
down_revision = "2026_11_25_builds"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("sentence", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_audit_entries_member_id_members")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_audit_entries_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entries")),
    )
    op.create_index(op.f("ix_audit_entries_organisation_id"), "audit_entries", ["organisation_id"], unique=False)
    op.create_table(
        "channels",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("slack_url", sa.Text(), nullable=False),
        sa.Column("webhook_url", sa.Text(), nullable=False),
        sa.Column("webhook_secret", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_channels_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_channels")),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_deliveries_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
    )
    op.create_index(op.f("ix_deliveries_next_at"), "deliveries", ["next_at"], unique=False)
    op.create_index(op.f("ix_deliveries_organisation_id"), "deliveries", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_deliveries_state"), "deliveries", ["state"], unique=False)
    op.create_table(
        "news_choices",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("mail", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_news_choices_member_id_members")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_news_choices_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "member_id", name=op.f("pk_news_choices")),
    )
    op.create_table(
        "organisation_policies",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("reviews_required", sa.Boolean(), nullable=False),
        sa.Column("accept_above", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_organisation_policies_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_organisation_policies")),
    )
    op.create_table(
        "checks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("started_by_id", sa.Integer(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("fine", sa.Integer(), nullable=False),
        sa.Column("lost", sa.Integer(), nullable=False),
        sa.Column("undecided", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_checks_organisation_id_organisations")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_checks_site_id_sites")),
        sa.ForeignKeyConstraint(["started_by_id"], ["members.id"], name=op.f("fk_checks_started_by_id_members")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checks")),
    )
    op.create_index(op.f("ix_checks_organisation_id"), "checks", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_checks_site_id"), "checks", ["site_id"], unique=False)
    op.create_table(
        "page_visits",
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("url_hash", sa.String(length=64), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("final_url", sa.String(length=2000), nullable=False),
        sa.Column("etag", sa.String(length=300), nullable=False),
        sa.Column("last_modified", sa.String(length=100), nullable=False),
        sa.Column("source_hash", sa.String(length=64), nullable=False),
        sa.Column("visited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("snapshot_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_page_visits_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_page_visits_site_id_sites")),
        sa.PrimaryKeyConstraint("site_id", "url_hash", name=op.f("pk_page_visits")),
    )
    op.create_index(op.f("ix_page_visits_organisation_id"), "page_visits", ["organisation_id"], unique=False)
    op.create_table(
        "watches",
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("rhythm", sa.String(length=10), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("renders", sa.Boolean(), nullable=False),
        sa.Column("sign_in_kind", sa.String(length=10), nullable=False),
        sa.Column("sign_in", sa.Text(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("waits_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_watches_organisation_id_organisations")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_watches_site_id_sites")),
        sa.PrimaryKeyConstraint("site_id", name=op.f("pk_watches")),
    )
    op.create_index(op.f("ix_watches_next_at"), "watches", ["next_at"], unique=False)
    op.create_index(op.f("ix_watches_organisation_id"), "watches", ["organisation_id"], unique=False)
    op.create_table(
        "approvals",
        sa.Column("guide_id", sa.Integer(), nullable=False),
        sa.Column("version_hash", sa.String(length=64), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("approved_by_id", sa.Integer(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["approved_by_id"], ["members.id"], name=op.f("fk_approvals_approved_by_id_members")),
        sa.ForeignKeyConstraint(["guide_id"], ["guides.id"], name=op.f("fk_approvals_guide_id_guides")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_approvals_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("guide_id", "version_hash", name=op.f("pk_approvals")),
    )
    op.create_index(op.f("ix_approvals_organisation_id"), "approvals", ["organisation_id"], unique=False)
    op.create_table(
        "check_verdicts",
        sa.Column("check_id", sa.Integer(), nullable=False),
        sa.Column("guide_id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.String(length=40), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(length=2000), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(["check_id"], ["checks.id"], name=op.f("fk_check_verdicts_check_id_checks")),
        sa.ForeignKeyConstraint(["guide_id"], ["guides.id"], name=op.f("fk_check_verdicts_guide_id_guides")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_check_verdicts_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("check_id", "guide_id", "step_id", "is_live", name=op.f("pk_check_verdicts")),
    )
    op.create_index(op.f("ix_check_verdicts_organisation_id"), "check_verdicts", ["organisation_id"], unique=False)
    op.create_table(
        "findings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("guide_id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("is_weak", sa.Boolean(), nullable=False),
        sa.Column("page", sa.String(length=2000), nullable=False),
        sa.Column("target", sa.JSON(), nullable=False),
        sa.Column("repair", sa.JSON(), nullable=True),
        sa.Column("old", sa.JSON(), nullable=True),
        sa.Column("new", sa.JSON(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_good_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_why", sa.String(length=200), nullable=False),
        sa.Column("missed_then", sa.Integer(), nullable=False),
        sa.Column("reached_then", sa.Integer(), nullable=False),
        sa.Column("assignee_id", sa.Integer(), nullable=True),
        sa.Column("snoozed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("accepted", sa.JSON(), nullable=True),
        sa.Column("accepted_by_id", sa.Integer(), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["accepted_by_id"], ["members.id"], name=op.f("fk_findings_accepted_by_id_members")),
        sa.ForeignKeyConstraint(["assignee_id"], ["members.id"], name=op.f("fk_findings_assignee_id_members")),
        sa.ForeignKeyConstraint(["guide_id"], ["guides.id"], name=op.f("fk_findings_guide_id_guides")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_findings_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_findings_site_id_sites")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
    )
    op.create_index(op.f("ix_findings_guide_id"), "findings", ["guide_id"], unique=False)
    op.create_index(op.f("ix_findings_organisation_id"), "findings", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_findings_site_id"), "findings", ["site_id"], unique=False)
    op.create_index(op.f("ix_findings_state"), "findings", ["state"], unique=False)
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("guide_id", sa.Integer(), nullable=False),
        sa.Column("version_hash", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["asked_by_id"], ["members.id"], name=op.f("fk_reviews_asked_by_id_members")),
        sa.ForeignKeyConstraint(["author_id"], ["members.id"], name=op.f("fk_reviews_author_id_members")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["members.id"], name=op.f("fk_reviews_decided_by_id_members")),
        sa.ForeignKeyConstraint(["guide_id"], ["guides.id"], name=op.f("fk_reviews_guide_id_guides")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_reviews_organisation_id_organisations")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
    )
    op.create_index(op.f("ix_reviews_guide_id"), "reviews", ["guide_id"], unique=False)
    op.create_index(op.f("ix_reviews_organisation_id"), "reviews", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_reviews_state"), "reviews", ["state"], unique=False)
    op.create_table(
        "review_comments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_review_comments_member_id_members")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_review_comments_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_review_comments_review_id_reviews")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_comments")),
    )
    op.create_index(op.f("ix_review_comments_organisation_id"), "review_comments", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_review_comments_review_id"), "review_comments", ["review_id"], unique=False)
    op.add_column("versions", sa.Column("targets", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("versions", "targets")
    op.drop_index(op.f("ix_review_comments_review_id"), table_name="review_comments")
    op.drop_index(op.f("ix_review_comments_organisation_id"), table_name="review_comments")
    op.drop_table("review_comments")
    op.drop_index(op.f("ix_reviews_state"), table_name="reviews")
    op.drop_index(op.f("ix_reviews_organisation_id"), table_name="reviews")
    op.drop_index(op.f("ix_reviews_guide_id"), table_name="reviews")
    op.drop_table("reviews")
    op.drop_index(op.f("ix_findings_state"), table_name="findings")
    op.drop_index(op.f("ix_findings_site_id"), table_name="findings")
    op.drop_index(op.f("ix_findings_organisation_id"), table_name="findings")
    op.drop_index(op.f("ix_findings_guide_id"), table_name="findings")
    op.drop_table("findings")
    op.drop_index(op.f("ix_check_verdicts_organisation_id"), table_name="check_verdicts")
    op.drop_table("check_verdicts")
    op.drop_index(op.f("ix_approvals_organisation_id"), table_name="approvals")
    op.drop_table("approvals")
    op.drop_index(op.f("ix_watches_organisation_id"), table_name="watches")
    op.drop_index(op.f("ix_watches_next_at"), table_name="watches")
    op.drop_table("watches")
    op.drop_index(op.f("ix_page_visits_organisation_id"), table_name="page_visits")
    op.drop_table("page_visits")
    op.drop_index(op.f("ix_checks_site_id"), table_name="checks")
    op.drop_index(op.f("ix_checks_organisation_id"), table_name="checks")
    op.drop_table("checks")
    op.drop_table("organisation_policies")
    op.drop_table("news_choices")
    op.drop_index(op.f("ix_deliveries_state"), table_name="deliveries")
    op.drop_index(op.f("ix_deliveries_organisation_id"), table_name="deliveries")
    op.drop_index(op.f("ix_deliveries_next_at"), table_name="deliveries")
    op.drop_table("deliveries")
    op.drop_table("channels")
    op.drop_index(op.f("ix_audit_entries_organisation_id"), table_name="audit_entries")
    op.drop_table("audit_entries")
