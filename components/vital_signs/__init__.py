"""How an instance is, a row for each thing that was looked at: what is bad first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from components import Component
from models.job.vitals import VitalSign

ORDER = ("bad", "watch", "good")
ASK = "Tell the operator of this Cairn."


@dataclass(frozen=True)
class VitalRow:
    name: str
    state: str
    sentence: str
    remedy: str = ""


@dataclass(frozen=True)
class VitalSigns(Component):
    rows: tuple[VitalRow, ...]

    words: ClassVar = {"good": "Fine", "watch": "Look", "bad": "Bad"}
    badges: ClassVar = {"good": "good", "watch": "warn", "bad": "bad"}

    @classmethod
    def of(cls, signs: Iterable[VitalSign], *, runs_it: bool) -> "VitalSigns":
        """Remedies are for who runs it; anybody else is told whom to ask."""
        rows = (
            VitalRow(sign.name, sign.state, sign.sentence, sign.remedy if runs_it or not sign.remedy else ASK) for sign in signs
        )
        return cls(tuple(sorted(rows, key=lambda row: ORDER.index(row.state))))

    @property
    def headline(self) -> str:
        bad, look = (sum(row.state == state for row in self.rows) for state in ("bad", "watch"))
        if bad:
            return f"{bad} {'thing needs' if bad == 1 else 'things need'} you now"
        return f"{look} {'thing is' if look == 1 else 'things are'} worth a look" if look else "All is well"
