"""Examples for the gallery and its test."""

from components.vital_signs import VitalRow, VitalSigns

EXAMPLES = {
    "ill": VitalSigns(
        (
            VitalRow("Worker", "bad", "None has run for 3 hours.", "Start cairn worker, or look into its log."),
            VitalRow("Mail", "watch", "None is sent.", "Set CAIRN_MAIL_URL."),
            VitalRow("Versions", "good", "Cairn 0.1.0, Python 3.11.2, SQLite 3.50.2."),
        )
    ),
    "well": VitalSigns((VitalRow("Database", "good", "It answers."),)),
}
