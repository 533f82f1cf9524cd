"""What a guide is written in, how far each of its languages is at each of its steps, and the theme it wears."""

import json
from dataclasses import dataclass, field

from components import Component
from components.value_conflict import ValueConflict
from models.guide import Guide, GuideDocument
from models.guide.compiled_guide import compile_content
from models.guide.compiled_translations import TranslationProgress, progress_by_step
from models.guide.guide_json import ContentJson
from models.guide.languages import NAMES, is_right_to_left, name_of
from models.site.release_theme import ThemeJson, theme_of
from models.site.theme import Theme

MOST_COLUMNS = 20


@dataclass(frozen=True)
class LanguageLine:
    """`steps` is how far the language is at each step."""

    tag: str
    progress: TranslationProgress
    steps: tuple[TranslationProgress, ...] = ()

    @property
    def name(self) -> str:
        return name_of(self.tag)


@dataclass(frozen=True)
class LanguageList(Component):
    """`chosen` is the language whose texts are on the screen; `content` and `look` are what its preview draws. `disputed` says
    who chose another theme than this reader, who `wanted` that one, and so it is with the language.
    """

    guide_id: int
    own: str
    lines: tuple[LanguageLine, ...]
    chosen: str = ""
    theme: str = ""
    themes: tuple[tuple[str, str], ...] = ()
    content: ContentJson = field(default_factory=lambda: ContentJson(steps=[]))
    look: ThemeJson = field(default_factory=ThemeJson)
    typed: str = ""
    problem: str = ""
    may_edit: bool = True
    wanted: str = ""
    disputed: str = ""
    wanted_language: str = ""
    disputed_language: ValueConflict | None = None

    @classmethod
    def of(
        cls,
        guide: Guide,
        document: GuideDocument,
        themes: list[Theme],
        chosen: str = "",
        *,
        may_edit: bool,
        typed: str = "",
        problem: str = "",
    ) -> "LanguageList":
        worn = next((theme for theme in themes if theme.key == document.theme), None)
        worn = worn or next((theme for theme in themes if theme.is_default), None)
        return cls(
            guide_id=guide.id,
            own=document.language,
            lines=tuple(
                LanguageLine(tag, TranslationProgress.of_all(steps), tuple(steps))
                for tag, steps in sorted(progress_by_step(document).items(), key=lambda one: name_of(one[0]))
            ),
            chosen=chosen,
            theme=document.theme,
            themes=tuple((theme.key, theme.name) for theme in themes),
            content=compile_content(document),
            look=theme_of(worn.drawn[0]) if worn else ThemeJson(),
            typed=typed,
            problem=problem,
            may_edit=may_edit,
        )

    @property
    def columns(self) -> range:
        """The numbers of the steps; none where they are too many for columns of their own."""
        steps = len(self.lines[0].steps) if self.lines else 0
        return range(1, steps + 1 if steps <= MOST_COLUMNS else 1)

    @property
    def selected(self) -> str:
        """The theme that the form shows."""
        return self.wanted if self.disputed else self.theme

    @property
    def names(self) -> list[tuple[str, str]]:
        """Every language there is a name for, and the guide's own."""
        known = {**NAMES, self.own: name_of(self.own)}
        return sorted(known.items(), key=lambda pair: pair[1])

    @property
    def free(self) -> list[tuple[str, str]]:
        taken = {self.own, *(line.tag for line in self.lines)}
        return [(tag, name) for tag, name in self.names if tag not in taken]

    @property
    def is_rtl(self) -> bool:
        return is_right_to_left(self.chosen or self.own)

    @property
    def shown(self) -> str:
        shown = {"content": self.content, "theme": self.look, "language": self.chosen or self.own}
        return json.dumps(shown).replace("<", "\\u003c")
