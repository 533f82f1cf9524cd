"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.guide_row import GuideRow, RowFigures, RowHealth
from components.spark_line.examples import EXAMPLES as LINES
from models.targets.target_health import TargetHealth

_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
_FIGURES = RowFigures(1206, 0.62, LINES["rising"])
_BROKEN = RowHealth(TargetHealth.MISSING, 2, "/inbox/1")
EXAMPLES = {
    "draft": GuideRow(1, "Add your first boat", "tour", "Harbour", "draft", _AT, "Alice Marsh", may_edit=True),
    "live": GuideRow(
        2,
        "What is new",
        "hotspots",
        "Harbour",
        "live",
        _AT,
        "Alice Marsh",
        may_edit=True,
        figures=_FIGURES,
        labels=("Onboarding", "Q4"),
        is_choosable=True,
    ),
    "changed": GuideRow(3, "Welcome to Harbour", "tour", "Harbour", "changed", _AT, "Bob Reed", _BROKEN, may_edit=True),
    "staged": GuideRow(8, "Summer fair", "tour", "Harbour", "live", _AT, "Bob Reed", may_edit=True, staging="other"),
    "viewer": GuideRow(4, "Welcome to Harbour", "tour", "Harbour", "live", _AT),
    "archived": GuideRow(5, "Summer fair", "tour", "Harbour", "draft", _AT, "Bob Reed", is_archived=True, may_edit=True),
    "just_archived": GuideRow(6, "Summer fair", "tour", "Harbour", "live", _AT, is_archived=True, may_edit=True, just="archived"),
    "just_restored": GuideRow(7, "Summer fair", "tour", "Harbour", "draft", _AT, may_edit=True, just="restored"),
}
