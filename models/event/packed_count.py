"""What an earlier Cairn counted: read, and written only by processes of it that run beside this one during an upgrade.

A row for each guide, version, step, day, language and device class, with its figures side by side or, of a Cairn before that,
with one of them. They stay until their retention is over, so that the earlier Cairn finds its figures should it come back.
"""

from datetime import date

from sqlalchemy import ColumnElement, Date, ForeignKey, Label, String, case
from sqlalchemy.orm import Mapped, mapped_column

from models.event.count_figures import NUMBERS, ONCE, WholeFigures
from models.support.database import Base

PACKED = ""
"""The `figure` of a row that holds them all; any other row holds that figure only."""


class PackedCount(WholeFigures, Base):
    """`total` is how many events were added to the row, `uniques` how many of them were new to their browser.

    `version` is the player's name for it, the first digits of its hash; in rows of one figure, the hash.
    """

    __tablename__ = "counts"

    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), primary_key=True)
    environment: Mapped[str] = mapped_column(String(10), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    figure: Mapped[str] = mapped_column(String(20), primary_key=True)
    version: Mapped[str] = mapped_column(String(64), primary_key=True)
    step: Mapped[str] = mapped_column(String(40), primary_key=True)
    locale: Mapped[str] = mapped_column(String(12), primary_key=True)
    device: Mapped[str] = mapped_column(String(8), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    total: Mapped[int]
    uniques: Mapped[int]

    @classmethod
    def numbers(cls) -> list[Label[int]]:
        """The NUMBERS, whichever kind of row it is."""
        return [cls._number(name).label(name) for name in NUMBERS]

    @classmethod
    def _number(cls, name: str) -> ColumnElement[int]:
        figure = name.removesuffix("_uniques")
        if figure in ONCE:
            return cls.number_of(name)
        alone = cls.uniques if name != figure else cls.total
        return case((cls.figure == figure, alone), else_=cls.number_of(name))
