"""Translations as files: out for a translator, and back in; what is wrong with a file is listed by place."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class TranslationFiles(Component):
    guide_id: int
    language: str
    faults: tuple[tuple[str, str], ...] = ()
    typed: str = ""
    may_edit: bool = True
