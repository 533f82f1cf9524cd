"""Examples for the gallery and its test."""

from components.translation_files import TranslationFiles

EXAMPLES = {
    "plain": TranslationFiles(1, "de"),
    "refused": TranslationFiles(
        1, "de", (("unit s-1.title", "is no text of this guide"), ("", "This file has no translation.")), "x"
    ),
    "a viewer": TranslationFiles(1, "de", may_edit=False),
}
