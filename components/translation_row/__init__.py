"""One text beside its translation."""

from dataclasses import dataclass

from markupsafe import Markup

from components import Component
from components.translation_status import TranslationStatus
from models.guide.languages import is_right_to_left, name_of
from models.guide.picture_markup import for_editor
from models.guide.rich_text import clean
from models.guide.translation import LONGEST, SourceText, Translation

WORDS = {"title": "Title", "body": "Text", "button": "Button", "name": "What to open"}


@dataclass(frozen=True)
class TranslationRow(Component):
    guide_id: int
    text: SourceText
    own: str
    language: str
    translation: Translation | None
    status: TranslationStatus
    may_edit: bool = True

    @classmethod
    def of(
        cls, guide_id: int, text: SourceText, own: str, language: str, translation: Translation | None, *, may_edit: bool
    ) -> "TranslationRow":
        return cls(guide_id, text, own, language, translation, TranslationStatus.of(text, translation), may_edit)

    @property
    def name(self) -> str:
        return f"Step {self.text.step}: {self.kind}"

    @property
    def kind(self) -> str:
        return WORDS[self.text.kind]

    @property
    def into(self) -> str:
        return name_of(self.language)

    @property
    def is_rtl(self) -> bool:
        return is_right_to_left(self.language)

    @property
    def own_is_rtl(self) -> bool:
        return is_right_to_left(self.own)

    @property
    def longest(self) -> int:
        return LONGEST[self.text.kind]

    @property
    def dom_id(self) -> str:
        return self.text.path.replace(".", "-")

    @property
    def field(self) -> str:
        """Rich text as its field loads it."""
        return for_editor(self.translation.text) if self.translation else ""

    @property
    def source(self) -> Markup:
        """Rich text as it was sanitised; pictures say what they are instead of loading here."""
        if not self.text.is_rich:
            return Markup.escape(self.text.source)
        return Markup(clean(self.text.source))  # noqa: S704 - sanitised in this line
