"""On which screen a change of a guide is taken back: where it was made, and nowhere else."""

from dataclasses import dataclass

from models.guide.guide import Guide

RULES, STEPS, INBOX = "rules", "steps", "inbox"
NAMES = {RULES: "under When it shows", STEPS: "under Steps", INBOX: "in the inbox"}
"""Screen → where it is, in words."""
REPAIRS = ("Repaired step", "Took back the repair")


@dataclass(frozen=True)
class UndoSign:
    """What a screen's undo and redo would do, empty for nothing; `…_why` says why they leave alone what was done last."""

    undo: str = ""
    redo: str = ""
    undo_why: str = ""
    redo_why: str = ""

    @classmethod
    def of(cls, guide: Guide, screen: str) -> "UndoSign":
        undo, redo = guide.can_undo() or "", guide.can_redo() or ""
        undo_why, redo_why = (_elsewhere(one, screen) for one in (undo, redo))
        return cls("" if undo_why else undo, "" if redo_why else redo, undo_why, redo_why)


NOTHING = UndoSign()


def undo_screen(summary: str) -> str:
    """By what a draft says was done; the inbox for repairs, which their finding takes back."""
    if summary == "Changed when it shows":
        return RULES
    return INBOX if summary.startswith(REPAIRS) else STEPS


def _elsewhere(summary: str, screen: str) -> str:
    place = undo_screen(summary)
    return "" if not summary or place == screen else f"“{summary}” is taken back {NAMES[place]}."
