"""The keys of the guide editor, on one page."""

from dataclasses import dataclass

from components import Component

EDITOR_KEYS = (
    (("J", "K"), "Next step, step before"),
    (("N",), "Add a step after this one"),
    (("D",), "Duplicate this step"),
    (("P",), "Point at an element"),
    (("T",), "Write the title"),
    (("Esc",), "Leave a text, for these keys"),
    (("Shift+P",), "Publish: see first what changes"),
    (("Alt+↑", "Alt+↓"), "Move the step that has the focus"),
    (("Ctrl+Z",), "Undo"),
    (("Ctrl+Shift+Z",), "Redo"),
    (("Ctrl+S",), "Save now; it is saved by itself anyway"),
    (("?",), "This overview"),
)
POINTING_KEYS = (
    (("↑", "↓"), "To the parent, to the first child"),
    (("←", "→"), "To the neighbour before, to the one after"),
    (("Enter",), "Take the outlined element"),
    (("Esc",), "Stop pointing"),
)


@dataclass(frozen=True)
class ShortcutHelp(Component):
    """A dialog that a button with `data-opens="shortcuts"` opens, and so does the question mark."""

    dom_id: str = "shortcuts"

    @property
    def groups(self) -> tuple[tuple[str, tuple[tuple[tuple[str, ...], str], ...]], ...]:
        return (("Anywhere but in a text field", EDITOR_KEYS), ("While pointing", POINTING_KEYS))
