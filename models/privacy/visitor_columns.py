"""What is kept of visits: figures, and nothing about whoever visits; of people only where a site runs in identified mode."""

from models.privacy.retention import HOUR, INSTANCE, MODE, ORGANISATION, RECEIPT, USAGE, VISITOR
from models.privacy.stored_column import kept

_FIGURES = ("eligible", "started", "reached", "completed", "dismissed", "target_missing", "left_page")
_COUNTS = " ".join((*_FIGURES, *(f"{name}_uniques" for name in _FIGURES), "offered", "offered_goal", "held", "held_goal"))

VISITOR_COLUMNS = {
    "active_visitors": kept(
        "How many browsers came to a site in a month",
        USAGE,
        count="total",
        link="site_id environment day organisation_id",
    ),
    "counted_batches": kept(
        "Counts what is sent twice once; the names are random and new for every batch",
        HOUR,
        link="site_id id organisation_id",
        fact="counted_at",
    ),
    "counts": kept(
        "How often guides were shown, finished and left, as an earlier Cairn counted it",
        USAGE,
        count=f"total uniques {_COUNTS}",
        link="guide_id environment day figure version step locale device organisation_id",
    ),
    "engagements": kept(
        "Shows which people engaged with a guide; only of sites that their admins put into identified mode",
        VISITOR,
        count="total",
        link="visitor guide_id environment day figure step organisation_id",
    ),
    "event_paces": kept(
        "Slows down who sends too much, by a name that means nothing an hour later", HOUR, link="name", fact="whole_at"
    ),
    "guide_days": kept(
        "How often each guide was shown, finished and left on a day in all",
        USAGE,
        count=_COUNTS,
        link="organisation_id guide_id day environment",
    ),
    "hour_keys": kept("Makes of networks names that mean nothing an hour later", HOUR, sealed="key", link="hour"),
    "identified_modes": kept(
        "Which sites run in identified mode, for what purpose, on which legal basis, and which attributes are allowed",
        MODE,
        content="purpose legal_basis attributes",
        link="name site_id organisation_id",
        fact="since",
    ),
    "identified_visitors": kept(
        "Tells people apart on sites in identified mode, by a keyed pseudonym and never by the id that the site knows them by",
        VISITOR,
        purposes={
            "restricted_at": "Sees to it that what is kept about them is kept and nothing else",
            "objected_at": "Sees to it that nothing more is noted about them",
            "leaves_at": "Sees to it that nothing more is noted about somebody who is going to be erased",
        },
        index="pseudonym",
        link="name mode organisation_id site_id",
        fact="first_day last_day restricted_at objected_at leaves_at",
    ),
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
    "rolled_days": kept("Which days of an earlier Cairn's figures are added up", INSTANCE, link="day"),
    "shown_versions": kept(
        "Which steps and languages the figures may speak of, and by which numbers browsers remember the steps",
        ORGANISATION,
        content="steps languages numbers",
        link="guide_id environment version_hash organisation_id site_id",
        fact="until",
    ),
    "step_counts": kept(
        "How often guides were shown, finished and left",
        USAGE,
        count=_COUNTS,
        link="organisation_id guide_id day environment device version step locale",
    ),
    "visitor_attributes": kept(
        "What the site tells of people in identified mode, of the attributes that its admins listed",
        VISITOR,
        sealed="value",
        content="name",
        link="visitor organisation_id",
    ),
    "visitor_erasures": kept(
        "Sees to it that an erasure of an identified visitor happens when it is due and stays so; the receipt counts what went",
        RECEIPT,
        hash="receipt_hash",
        link="subject organisation_id site_id",
        fact="asked_at warn_at due_at warned_at done_at kept_at cleared_at",
        count="rows",
    ),
}
