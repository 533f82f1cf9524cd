"""Examples for the gallery and its test."""

from components.plan_panel import PlanChoice, Planned, PlanPanel

_CHOICES = (PlanChoice("", "The draft as it is now"), PlanChoice("ab" * 32, "Version abababab, approved"))
_WHEN, _END = "03 Dec 2026, 09:00 (Europe/Berlin)", "10 Dec 2026, 18:00 (Europe/Berlin)"
EXAMPLES = {
    "nothing": PlanPanel(1, "Europe/Berlin", choices=_CHOICES, may_publish=True),
    "viewer": PlanPanel(1, "UTC"),
    "waiting": PlanPanel(
        1,
        "Europe/Berlin",
        Planned("Version abababab", "waiting", _WHEN, _END, "Dora", doubt="It needs one approval."),
        _CHOICES,
        "ab" * 32,
        "2026-12-03T09:00",
        "2026-12-10T18:00",
        may_publish=True,
        has_worker=False,
    ),
    "refused": PlanPanel(
        1, "UTC", Planned("Autumn", "refused", _WHEN, "", "Dora", "Nobody approved it."), _CHOICES, may_publish=True
    ),
    "mistaken": PlanPanel(1, "UTC", None, _CHOICES, ends_at="2026-12-03T09:00", may_publish=True, problem="That moment is over."),
}
