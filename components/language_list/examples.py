"""Examples for the gallery and its test."""

from components.language_list import LanguageLine, LanguageList
from models.guide.compiled_translations import TranslationProgress

_DE = (TranslationProgress(3, 3, 0), TranslationProgress(3, 3, 2), TranslationProgress(0, 0, 0), TranslationProgress(2, 2, 0))
_AR = (TranslationProgress(3, 3, 0), TranslationProgress(3, 0, 0), TranslationProgress(0, 0, 0), TranslationProgress(2, 1, 0))
_LINES = (LanguageLine("de", TranslationProgress(8, 8, 2), _DE), LanguageLine("ar", TranslationProgress(8, 4, 0), _AR))
EXAMPLES = {
    "none": LanguageList(1, "en", ()),
    "several": LanguageList(1, "en", _LINES, "de", "t-1", (("t-1", "Brand"),)),
    "disputed": LanguageList(1, "en", _LINES, "de", "", (("t-1", "Brand"),), wanted="t-1", disputed="Bob chose another theme."),
    "refused": LanguageList(1, "en", _LINES, typed="deutsch!", problem="This is no language: write its code, such as de."),
    "a viewer": LanguageList(1, "en", _LINES, may_edit=False),
}
