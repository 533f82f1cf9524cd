"""A step used elsewhere: copied into another guide, or kept under a name."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class StepReuse(Component):
    """`guides` are those that can have it, as triples of an id, a name and the site's name. `copied` is the one that got it."""

    guide_id: int
    site_id: int
    step_id: str
    title: str
    guides: tuple[tuple[int, str, str], ...] = ()
    copied: tuple[int, str] | None = None
    kept: str = ""
    name: str = ""
    problem: str = ""
