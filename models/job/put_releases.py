"""Puts what is live into storage, for a CDN: what was published since the last time, a site at a time."""

import logging
from collections.abc import Mapping
from datetime import UTC, datetime

from models.release.put_release import GONE, PutRelease
from models.release.visitor_files import folder_of, player_mark, visitor_files
from models.support.database import Database
from models.support.storage import Storage, StorageProblem
from models.support.unreadable import Unreadable

LOG = logging.getLogger("cairn")
AT_ONCE = 200
"""Sites of one run, so that the next publication does not wait for an update of all of them."""


def put_releases(database: Database, storage: Storage, base_url: str, cache: Mapping[bool, str]) -> int:
    """Returns how many sites were put there. `cache` says how long browsers keep what lasts, and what does not.

    Storage that does not answer is tried again with the next run; what is there stays as it was.
    """
    player = player_mark(base_url)
    with database.reading() as session:
        missing = PutRelease.missing(session, player, AT_ONCE)
    done = 0
    for organisation_id, key, release in missing:
        theirs = database.narrowed(organisation_id)
        try:
            _put(theirs, storage, key, base_url, cache)
            if release == GONE:
                _leave_only_the_empty_release(storage, key)
        except StorageProblem as problem:
            LOG.warning("What is live could not be put into storage: %s", problem)
            return done
        except (Unreadable, ValueError):
            LOG.exception("The site %s could not be put into storage.", key)
        with theirs.writing() as session:
            PutRelease.note(session, key, release, player, datetime.now(UTC))
        done += 1
    return done


def _put(database: Database, storage: Storage, key: str, base_url: str, cache: Mapping[bool, str]) -> None:
    with database.reading() as session:
        files = list(visitor_files(session, key, base_url))
    for file in files:
        storage.put(file.name, file.body, {"Content-Type": file.media_type, "Cache-Control": cache[file.is_lasting]})


def _leave_only_the_empty_release(storage: Storage, key: str) -> None:
    place = folder_of(key)
    for name in list(storage.names(place)):
        if name.startswith((f"{place}/releases/", f"{place}/content/", f"{place}/pictures/")):
            storage.remove(name)
