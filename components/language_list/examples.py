"""Examples for the gallery and its test."""

from components.language_list import LanguageLine, LanguageList
from models.guide.compiled_translations import TranslationProgress

_LINES = (LanguageLine("de", TranslationProgress(8, 8, 2)), LanguageLine("ar", TranslationProgress(8, 3, 0)))
EXAMPLES = {
    "none": LanguageList(1, "en", ()),
    "several": LanguageList(1, "en", _LINES, "de", "t-1", (("t-1", "Brand"),)),
    "disputed": LanguageList(1, "en", _LINES, "de", "", (("t-1", "Brand"),), wanted="t-1", disputed="Bob chose another theme."),
    "refused": LanguageList(1, "en", _LINES, typed="deutsch!", problem="This is no language: write its code, such as de."),
    "a viewer": LanguageList(1, "en", _LINES, may_edit=False),
}
