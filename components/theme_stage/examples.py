"""Examples for the gallery and its test."""

from components.theme_stage import CustomerPage, ThemeStage
from components.theme_stage.sample_steps import SAMPLES

EXAMPLES = {
    "kinds": ThemeStage(1),
    "own page": ThemeStage(1, CustomerPage(1, "https://app.example.com/", SAMPLES["modal"])),
}
