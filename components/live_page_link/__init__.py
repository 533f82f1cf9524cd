"""Opens the author's own page in another tab: to point at one step's element there, or to record steps by using the product."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class LivePageLink(Component):
    """`mode` is `point`, for the step's target, or `record`, for steps behind that one (at the end when it is empty). It is the
    `main` thing to do where a page can't be shown otherwise.
    """

    guide_id: int
    step_id: str
    mode: str
    main: bool = False
