"""Examples for the gallery and its test."""

from components.theme_stage import OwnPage, ThemeStage
from components.theme_stage.samples import SAMPLES

EXAMPLES = {
    "kinds": ThemeStage(1),
    "own page": ThemeStage(1, OwnPage(1, "https://app.example.com/", SAMPLES["modal"])),
}
