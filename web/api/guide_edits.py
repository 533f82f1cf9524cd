"""What screens change of a guide piece by piece, and a program with its document."""

EDITS = (
    "POST text_replacements",
    "DELETE text_replacements",
    "POST guide_steps",
    "PUT guide_step",
    "DELETE guide_step",
    "POST guide_step_copies",
    "PUT guide_order",
    "PUT guide_rules",
    "PUT guide_language",
    "POST guide_language",
    "PUT guide_theme",
    "POST guide_theme",
    "POST guide_translations",
    "PUT guide_translation",
    "POST guide_translation",
    "DELETE guide_translation",
    "DELETE guide_step_target",
    "PUT guide_step_opener",
    "DELETE guide_step_opener",
)
