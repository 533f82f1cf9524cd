"""One button of a step: what it says, how it looks, and what it does."""

from dataclasses import dataclass

from components import Component
from models.guide import Button
from models.guide.guide_json import ActionJson

ACTION_WORDS = {
    "next": "Next step",
    "back": "Step before",
    "step": "Go to a step",
    "finish": "Finish the guide",
    "dismiss": "Close the guide",
    "link": "Open a link",
    "guide": "Start another guide",
    "copy": "Copy a text",
    "attribute": "Set an attribute",
    "event": "Dispatch an event",
}
STYLE_WORDS = {"primary": "Filled", "secondary": "Outlined", "link": "Plain"}

ActionChoices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ButtonEditor(Component):
    """`steps` and `guides` are what its action may lead to, as pairs of a key and words; `problem` is what is still missing."""

    index: int
    button: Button
    steps: ActionChoices = ()
    guides: ActionChoices = ()
    problem: str = ""

    @property
    def actions(self) -> dict[str, str]:
        return ACTION_WORDS

    @property
    def styles(self) -> dict[str, str]:
        return STYLE_WORDS

    @property
    def action(self) -> ActionJson:
        return self.button.action

    @property
    def destinations(self) -> ActionChoices:
        """What can be chosen for `step` or `guide`; what was chosen and is gone stays, so that nothing changes silently."""
        known = self.steps if self.action["type"] == "step" else self.guides
        chosen = str(self.action.get(self.action["type"], ""))
        if chosen and chosen not in dict(known):
            return (*known, (chosen, "No longer there"))
        return known
