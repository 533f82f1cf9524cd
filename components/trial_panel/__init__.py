"""A button that sends a test mail to the member's own address, and what the mail server answered."""

from dataclasses import dataclass
from typing import ClassVar

from components import Component
from models.integration.trial_letter import TrialAnswer, TrialState


@dataclass(frozen=True)
class TrialPanel(Component):
    """`said` is the server's own sentence; only who runs this Cairn reads it."""

    to: str
    has_server: bool
    runs_it: bool
    state: TrialState | None = None
    said: str = ""

    sentences: ClassVar[dict[TrialState, str]] = {
        "taken": "The mail server accepted it. Look whether it arrives; if not, look among unwanted mail.",
        "refused": "The mail server refused it.",
        "silent": "The mail server was reached and did not answer in time.",
        "unreachable": "The mail server could not be reached.",
        "unusable": "The setting of the mail server can't be used.",
        "unset": "No mail server is set up, so that no mail is sent.",
    }

    @classmethod
    def of(cls, to: str, answer: TrialAnswer | None, *, has_server: bool, runs_it: bool) -> "TrialPanel":
        if answer is None:
            return cls(to, has_server, runs_it)
        return cls(to, has_server, runs_it, answer.state, answer.said if runs_it else "")

    @property
    def sentence(self) -> str:
        if not self.has_server:
            return self.sentences["unset"]
        return self.sentences[self.state] if self.state else ""

    @property
    def remedy(self) -> str:
        """What to do where it did not go."""
        if self.state == "taken" or not self.sentence:
            return ""
        if not self.runs_it:
            return "Tell the operator of this Cairn."
        return "Mend CAIRN_MAIL_URL, or the server." if self.has_server else "Set CAIRN_MAIL_URL."
