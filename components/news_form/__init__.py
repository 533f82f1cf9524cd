"""A member's own choice: hear of findings and reviews by mail at once, once a day, or not at all; and of each week's numbers."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class NewsForm(Component):
    """`has_mail` says whether the operator has set up mail at all, `weekly` whether the numbers of the week are wanted."""

    choice: str = "never"
    email: str = ""
    has_mail: bool = True
    saved: bool = False
    weekly: bool = False
