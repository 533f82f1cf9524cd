"""The steps that visitors went past because their targets were not there, a sentence each."""

from dataclasses import dataclass

from components import Component
from models.event import PassedStep


@dataclass(frozen=True)
class PassedList(Component):
    """`names_guides` where they are of several guides."""

    steps: tuple[PassedStep, ...]
    names_guides: bool = False
