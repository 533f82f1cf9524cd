"""A notice: one sentence over the screen, which stays as it is."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class Notice(Component):
    text: str
    kind: str = "done"
