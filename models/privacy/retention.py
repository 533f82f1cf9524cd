"""For how long what is in a table is kept, in words for the privacy page and in days for the night that deletes it."""

from dataclasses import dataclass
from datetime import timedelta

from models.support.retention_settings import RetentionSettings


@dataclass(frozen=True)
class Retention:
    """`words` say it; where the night deletes, `clock` is the column that the days are counted from: `days` of them, or as many
    as the `setting` of that name says. Without a clock something else ends it, which the words name.
    """

    words: str
    clock: str = ""
    days: int = 0
    setting: str = ""

    def said(self, settings: RetentionSettings) -> str:
        """The words, with the days that hold on this instance."""
        return self.words.format(days=self.days, **settings.days)

    def lasts(self, settings: RetentionSettings) -> timedelta:
        return timedelta(days=settings.days[self.setting] if self.setting else self.days)


def after(clock: str, days: int, words: str) -> Retention:
    """Deleted by the night that comes so many days after the moment in that column."""
    return Retention(words, clock, days)


ACCOUNT = Retention(
    "As long as the account: until it is erased, which also happens to one that was in no organisation and not signed in for "
    "{account} days."
)
PLACE = Retention("Until the member leaves the organisation or is erased; with the organisation at the latest.")
ORGANISATION = Retention("As long as the organisation keeps it; gone for good 30 days after the organisation is deleted.")
INSTANCE = Retention("As long as this Cairn runs.")
USAGE = Retention("{usage} days, then deleted by night.", "day", setting="usage")
VISITOR = Retention(
    "{visitor} days after they last engaged, and what they did on a day as long after that day, then deleted by night; with the "
    "end of identified mode at the latest. Of who is restricted it stays; of who objected, that they did."
)
MODE = Retention("Until identified mode is turned off, and everything that it kept with it.")
RECEIPT = Retention("As long as the organisation: backups from before are read without what was erased.")
AUDIT = Retention(
    "Readable for {audit} days and to the end of the month; then its keys are destroyed, and act, time and hash stay."
)
HOUR = Retention("Until its hour is over; the worker looks each minute.")
MINUTES = Retention("Some minutes; the worker looks each minute.")
HOURLY = Retention("Some minutes, or what is left of the hour where a limit is of an hour; the worker looks each minute.")
KEY = Retention("Until the last thing that is sealed under it is gone, or sealed anew.")
EXPIRED = after("expires_at", 0, "Until it is used or expires; what has expired is deleted by night.")
PICTURED = Retention(
    "The newest five states of a page, those that show what broke, and a picture for each step; with the site at the latest."
)
PICTURES = Retention("As long as the organisation keeps it; one that was removed and that nothing shows, 30 days more.")
"""Ways that several tables share."""
