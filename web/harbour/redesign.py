"""What Harbour 2 changed: class names, places, one label, one element, and the ids its build makes.

`NAMES` holds the classes that were renamed everywhere. `CHANGES` names the elements that a guide may point at: a selector
that matches exactly one element of Harbour 1, one that matches the same element in Harbour 2 (None: it is gone), and what
happened to it. Checks and repairs are tested against this table; a test compares it with the pages.
"""

from dataclasses import dataclass

NAMES: dict[str, tuple[str, str]] = {
    "primary": ("btn btn--primary", "button button-solid"),
    "quiet": ("btn btn--quiet", "button button-ghost"),
    "card": ("card", "panel"),
    "card_head": ("card__head", "panel-heading"),
    "figure": ("card card--figure", "panel stat"),
    "figure_value": ("card__value", "stat-number"),
    "figure_remark": ("card__remark", "stat-note"),
    "table": ("data-table", "grid-table"),
    "pier": ("pier", "pontoon"),
    "field": ("field", "form-row"),
    "filters": ("filters", "refine"),
    "badge": ("badge", "pill"),
}


@dataclass(frozen=True)
class Change:
    path: str
    old: str
    new: str | None
    happened: str


CHANGES = (
    Change(
        "/",
        "#nav-boats",
        '.topnav a[href="/boats"]',
        "the sidebar became a bar on top: new place and order, class renamed, id gone",
    ),
    Change(
        "/",
        '[data-testid="figure-occupancy"]',
        '[data-testid="figure-occupancy"]',
        "classes renamed, second in its row; its test id stays",
    ),
    Change(
        "/",
        ".arrivals .btn--primary",
        ".arrivals .button-solid",
        "class renamed; the card comes after the tide",
    ),
    Change(
        "/berths",
        "#filter-state",
        '.refine select[name="state"]',
        "id made by the build, form moved above the map; its name stays",
    ),
    Change(
        "/berths",
        '.pier[data-pier="B"]',
        '.pontoon[data-pier="B"]',
        "class renamed, one element deeper",
    ),
    Change(
        "/berths",
        "#print-plan",
        '.panel-heading [data-testid="print-plan"]',
        "moved from the page's head to the map's; id gone",
    ),
    Change(
        "/boats",
        "#boat-search",
        '.toolbar input[name="q"]',
        "id made by the build, moved into a toolbar",
    ),
    Change(
        "/boats",
        "#add-boat",
        '.toolbar a[href="/boats/new"]',
        "now reads Register boat; moved into the toolbar; id and class gone",
    ),
    Change(
        "/boats/new",
        "#lookup-registration",
        None,
        "gone: the register is asked on saving",
    ),
    Change(
        "/boats/new",
        "#boat-form .btn--primary",
        "#boat-form .button-solid",
        "class renamed, now first of the two buttons",
    ),
    Change(
        "/invoices",
        "a.btn[download]",
        "a.button[download]",
        "moved from the page's head to the end of the list; class renamed",
    ),
    Change(
        "/settings",
        "#tab-notifications",
        '[role="tab"][aria-controls="panel-notifications"]',
        "now the first tab; id made by the build",
    ),
)


def names(version: int) -> dict[str, str]:
    """The renamed classes as this version (1 or 2) writes them."""
    return {name: classes[version - 1] for name, classes in NAMES.items()}
