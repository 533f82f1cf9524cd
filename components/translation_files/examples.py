"""Examples for the gallery and its test."""

from components.translation_files import TranslationFiles

EXAMPLES = {
    "plain": TranslationFiles(1, "de"),
    "refused": TranslationFiles(
        1, "de", (("unit s-1.title", "is no text of this guide"), ("", "This file has no translation.")), "x"
    ),
    "refused before there is a language": TranslationFiles(1, "", (("row 2", "has 4 columns; five are needed"),), "x"),
    "a viewer": TranslationFiles(1, "de", may_edit=False),
}
