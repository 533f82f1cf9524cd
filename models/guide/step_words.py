"""What a step says, written on the live page: its title and its text, and nothing else of it."""

from dataclasses import replace
from datetime import datetime

from models.guide.build_session import BuildSession
from models.guide.live_edit import WORDED
from models.guide.pointed_step import GONE
from models.guide.rich_text import TextTooLong, kept_text
from models.guide.step import LONGEST_TITLE, Step
from models.support.canonical_json import content_hash


class WordsDisputed(ValueError):
    """Somebody else changed the words since they were seen; `theirs` is the step as it is now, and nothing was saved."""

    def __init__(self, theirs: Step) -> None:
        super().__init__("Somebody changed this text meanwhile.")
        self.theirs = theirs


def words_state(step: Step) -> str:
    """Names what a step says, so that a change of it by somebody else is noticed."""
    return content_hash([step.title, step.body])


def word(build: BuildSession, step_id: str, title: str, body: str | None, seen: str, now: datetime) -> Step:
    """Saves a step's title, and its text unless that is None. Raises ValueError with a sentence, and WordsDisputed."""
    document = build.guide.document
    step = document.step(step_id)
    if step is None:
        raise ValueError(GONE)
    if len(title) > LONGEST_TITLE:
        raise ValueError(f"The title has {len(title):,} characters; at most {LONGEST_TITLE} are possible.")
    try:
        text = step.body if body is None else kept_text(body)
    except TextTooLong as problem:
        raise ValueError(f"The text {problem}.") from problem
    changed = replace(step, title=title, body=text)
    if words_state(step) not in {seen, words_state(changed)}:
        raise WordsDisputed(step)
    build.guide.edit(document.with_step(changed), WORDED, build.member, now)
    build.step_id = step.id
    return changed
