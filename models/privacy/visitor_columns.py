"""What is kept of visits: figures, and nothing about whoever visits."""

from models.privacy.stored_column import kept

VISITOR_COLUMNS = {
    "counted_batches": kept(link="site_id id organisation_id", fact="counted_at"),
    "counts": kept(count="total uniques", link="guide_id environment day figure version step locale device organisation_id"),
    "hour_keys": kept(key="key", link="hour"),
    "network_reports": kept(link="hour guide_id step network organisation_id"),
    "rejected_counts": kept(count="total", link="site_id day reason organisation_id"),
    "reported_targets": kept(link="guide_id step organisation_id", fact="reported_at"),
    "shown_versions": kept(
        content="steps languages", link="guide_id environment version_hash organisation_id site_id", fact="until"
    ),
}
