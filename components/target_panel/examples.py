"""Examples for the gallery and its test."""

from components.target_panel import TargetPanel
from components.verdict_note import VerdictNote

EXAMPLES = {
    "chosen": TargetPanel(
        1,
        "s-1",
        ("#save", "form button"),
        "strong",
        "It has an id that reads like a name.",
        "Save",
        VerdictNote("unique", "Exactly one."),
        may_edit=True,
    ),
    "nothing yet": TargetPanel(1, "s-1", (), "", "", "", VerdictNote(), may_edit=True),
}
