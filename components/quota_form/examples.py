"""Examples for the gallery and its test."""

from components.quota_form import QuotaField, QuotaForm

EXAMPLES = {
    "as it is": QuotaForm(
        3,
        (
            QuotaField("sites", "Sites", "3 sites", "10 sites"),
            QuotaField("storage", "Pictures and pages (MB)", "61 MB of pictures and pages", "no bound", "60", is_reached=True),
        ),
        saved=True,
    ),
    "refused": QuotaForm(
        3, (QuotaField("sites", "Sites", "3 sites", "10 sites", "many", "Sites must be a whole number up to 1,000,000,000."),)
    ),
}
