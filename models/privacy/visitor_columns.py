"""What is kept of visits: figures, and nothing about whoever visits."""

from models.privacy.retention import HOUR, ORGANISATION, USAGE
from models.privacy.stored_column import kept

_FIGURES = ("eligible", "started", "reached", "completed", "dismissed", "target_missing", "left_page")
_COUNTS = " ".join(
    ("total", "uniques", *_FIGURES, *(f"{name}_uniques" for name in _FIGURES), "offered", "offered_goal", "held", "held_goal")
)

VISITOR_COLUMNS = {
    "counted_batches": kept(
        "Counts what is sent twice once; the names are random and new for every batch",
        HOUR,
        link="site_id id organisation_id",
        fact="counted_at",
    ),
    "counts": kept(
        "How often guides were shown, finished and left",
        USAGE,
        count=_COUNTS,
        link="guide_id environment day figure version step locale device organisation_id",
    ),
    "event_paces": kept(
        "Slows down who sends too much, by a name that means nothing an hour later", HOUR, link="name", fact="whole_at"
    ),
    "hour_keys": kept("Makes of networks names that mean nothing an hour later", HOUR, key="key", link="hour"),
    "network_reports": kept(
        "Believes that a target is missing only when several networks say so",
        HOUR,
        link="hour guide_id step network organisation_id",
    ),
    "rejected_counts": kept(
        "How much was sent that could not be counted, by reason", USAGE, count="total", link="site_id day reason organisation_id"
    ),
    "reported_targets": kept(
        "Which targets visitors' browsers could not find", ORGANISATION, link="guide_id step organisation_id", fact="reported_at"
    ),
    "shown_versions": kept(
        "Which steps and languages the figures may speak of",
        ORGANISATION,
        content="steps languages",
        link="guide_id environment version_hash organisation_id site_id",
        fact="until",
    ),
}
