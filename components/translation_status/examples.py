"""Examples for the gallery and its test."""

from components.translation_status import TranslationStatus

EXAMPLES = {state: TranslationStatus(f"s-1.{state}", "ab", "cd", state) for state in ("missing", "done", "saved", "stale")} | {
    "refused": TranslationStatus("s-1.refused", "ab", "cd", "done", problem="This has 300 characters; at most 200 are possible."),
    "conflict": TranslationStatus("s-1.conflict", "ab", "cd", "done", theirs="Willkommen an Bord"),
}
