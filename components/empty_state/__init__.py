"""Where nothing is yet: what belongs here, and the next thing to do."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class EmptyState(Component):
    """`icon` names one of the atoms; without `action` there is nothing this member may do."""

    title: str
    text: str
    action: str = ""
    url: str = ""
    icon: str = "guide"
