"""Sealing anew what an older version sealed, and what it left open; part of `cairn migrate`, and harmless when run again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.account.audit_chain import seal_first_entries
from models.integration.former_channel import FormerChannel
from models.job.key_rotation import KeyRotation
from models.page.pages_to_seal import seal_pages
from models.site.watch_schedule import Watch
from models.support.data_key import DataKey
from models.support.database import Database, sealer_of
from models.support.sealer import Sealer, Unsealable
from models.support.wiped_remains import wipe_remains


@dataclass(frozen=True)
class Resealed:
    """How many secrets were sealed anew, how many pages for the first time, and how many secrets stay as they are because they
    can't be opened.
    """

    secrets: int = 0
    pages: int = 0
    unopened: int = 0
    entries: int = 0
    rows: int = 0
    wrapped: int = 0

    def __str__(self) -> str:
        left = f"; {self.unopened} can't be opened, so that they have to be entered again" if self.unopened else ""
        log = f", {self.entries} entries of the audit log" if self.entries else ""
        rows = f", {self.rows} rows" if self.rows else ""
        keys = f", {self.wrapped} data keys" if self.wrapped else ""
        return f"Sealed anew: {self.secrets} secrets, {self.pages} pages from behind a sign-in{log}{rows}{keys}{left}."


def reseal(database: Database, now: datetime) -> Resealed:
    """Each for what it is bound to now: a sign-in for its site's origin, a webhook's secret for its address. Everything is
    under the newest data key then, and that under the present master key. Raises WrongMasterKey.
    """
    with database.writing() as session:
        is_first = DataKey.start(session, now)
        wrapped, sealer = DataKey.rewrap(session), sealer_of(session)
    sealer.chain.refresh()
    with database.writing() as session:
        done = [*_sign_ins(session, sealer), *FormerChannel.move_all(session, sealer, now)]
        entries = seal_first_entries(session)
    pages = seal_pages(database, sealer)
    rotated = KeyRotation(database).finish(now)
    if is_first and rotated.resealed:
        wipe_remains(database, (), whole_file=True)
    return Resealed(done.count(True), pages, done.count(False), entries, rotated.resealed, wrapped)


def _sign_ins(session: Session, sealer: Sealer) -> list[bool]:
    done: list[bool] = []
    for watch in session.scalars(select(Watch).where(Watch.sign_in.startswith("v1."))).all():
        try:
            watch.sign_in = sealer.seal(sealer.open_first(watch.sign_in, f"watch:{watch.site_id}"), watch.binding)
            done.append(True)
        except Unsealable:
            done.append(False)
    return done
