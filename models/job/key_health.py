"""What is to be said about the keys: to whoever starts Cairn with a wrong one, and to whoever asks how it is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.support.data_key import AGE, DataKey
from models.support.database import Database, sealer_of
from models.support.master_key import WrongMasterKey
from models.support.settings import BadSetting

LATE = timedelta(days=2)
"""After which a rotation that has not come to its end is a fault."""


@dataclass(frozen=True)
class KeyFault:
    """`is_grave` unless everything can be read and sealed as it should be, and only might be better."""

    sentence: str
    is_grave: bool = True

    def __str__(self) -> str:
        return self.sentence


DERIVED = (
    "The master key is derived from CAIRN_SECRET_KEY: whoever has that key and the database reads everything. Set "
    "CAIRN_MASTER_KEY to a key that is kept elsewhere, and run cairn migrate."
)

NO_KEY_YET = "There is no data key yet: run cairn migrate."


def assert_master_key(database: Database) -> None:
    """Raises BadSetting where the master key is not that of the database: nobody's name could be read."""
    with database.reading() as session:
        newest = DataKey.newest(session)
        try:
            if newest is not None:
                sealer_of(session).chain.master.unwrap(newest.wrapped, newest.name)
        except WrongMasterKey as problem:
            raise BadSetting(str(problem)) from problem


def key_faults(database: Database, now: datetime) -> list[KeyFault]:
    """What is wrong with the keys and what to do; none where all is well."""
    try:
        assert_master_key(database)
    except BadSetting as problem:
        return [KeyFault(str(problem))]
    with database.reading() as session:
        master, newest, retired = sealer_of(session).chain.master, DataKey.newest(session), DataKey.retired(session)
    if newest is None:
        return [KeyFault(NO_KEY_YET, is_grave=False)]
    found = [KeyFault(DERIVED, is_grave=False)] if master.is_derived else []
    if newest.master != master.fingerprint:
        found.append(KeyFault("The data keys are wrapped by a former master key: run cairn migrate to wrap them anew."))
    if now - newest.made_at > AGE + LATE:
        found.append(KeyFault(f"The newest data key is of {newest.made_at:%Y-%m-%d}: no worker renews it. Start cairn worker."))
    late = [key for key in retired if now - (key.retired_at or now) > LATE]
    if late:
        names = ", ".join(key.name for key in late)
        found.append(KeyFault(f"Retired data keys are still in use ({names}): start cairn worker, or run cairn keys rotate."))
    return found
