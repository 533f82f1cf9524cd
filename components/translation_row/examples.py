"""Examples for the gallery and its test."""

from components.translation_row import TranslationRow
from models.guide.translation import SourceText, Translation

_TITLE = SourceText("s-1.title", "title", 1, "Welcome aboard")
_BODY = SourceText("s-1.body", "body", 1, "<p>Every <strong>boat</strong> has a berth.</p>")
EXAMPLES = {
    "missing": TranslationRow.of(1, _TITLE, "en", "de", None, may_edit=True),
    "done": TranslationRow.of(
        1, SourceText("s-2.title", "title", 2, "Bye"), "en", "ar", Translation("وداعا", "x"), may_edit=True
    ),
    "rich": TranslationRow.of(1, _BODY, "en", "de", Translation("<p>Jedes <strong>Boot</strong></p>", _BODY.name), may_edit=True),
    "a viewer": TranslationRow.of(1, SourceText("s-3.title", "title", 3, "Hi"), "en", "de", None, may_edit=False),
}
