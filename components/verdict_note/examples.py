"""Examples for the gallery and its test."""

from components.verdict_note import VerdictNote

EXAMPLES = {
    "unique": VerdictNote("unique", "Matches exactly one element."),
    "ambiguous": VerdictNote("ambiguous", "Matches 12 elements."),
    "invalid": VerdictNote("invalid", "A selector can't end with a combinator (at character 4)"),
    "nothing typed": VerdictNote(),
}
