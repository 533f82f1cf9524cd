"""Examples for the gallery and its test."""

from datetime import UTC, date, datetime

from components.person_panel import GuideDeeds, PersonPanel

_DAY, _DUE = date(2026, 11, 24), datetime(2026, 12, 3, tzinfo=UTC)
_DEEDS = (GuideDeeds(1, "First morning at the marina", {"started": 2, "completed": 1, "dismissed": 1}, _DAY),)
_TOLD = (("plan", "Harbour"), ("seats", 12), ("role", None))
EXAMPLES = {
    "usual": PersonPanel(1, "3f9ac120" * 4, _DAY, _DAY, _TOLD, _DEEDS),
    "left alone": PersonPanel(1, "3f9ac120" * 4, _DAY, _DAY, _TOLD, _DEEDS, is_restricted=True, has_objected=True),
    "going to be erased": PersonPanel(
        1, "3f9ac120" * 4, _DAY, _DAY, (), (), due=_DUE, receipt="https://cairn.example/erasures/x", state="Saved"
    ),
}
