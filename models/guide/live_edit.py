"""Edits that are made from the live page, by what they are called in undo; and which edit a screen shows."""

from models.guide.guide import Guide

POINTED = "Pointed on the live page"
WORDED = "Wrote on the live page"
RECORDED = "Recorded step"
TAKEN_BACK = "Took back a recorded step"


def recorded_again(number: int) -> str:
    return f"{RECORDED} {number} again"


def draft_state(guide: Guide) -> str:
    """Names the draft as it is, for a screen that wants to know whether it shows that one."""
    return f"{guide.draft_number}.{guide.edited_at.timestamp()}"


def is_of_live_page(summary: str) -> bool:
    """Whether an edit of that name was made there."""
    return summary in {POINTED, WORDED, TAKEN_BACK} or summary.startswith(RECORDED)
