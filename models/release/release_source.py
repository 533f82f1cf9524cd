"""What visitors get, made of the database; what is live is made of memory where the database does not answer."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from models.guide.guide_json import ContentJson
from models.release.compressed_bytes import CompressedBytes
from models.release.live_release import LiveRelease, packed
from models.release.player_script import Drawing, Script, compose, compose_drawing
from models.release.release_json import ReleaseJson
from models.release.release_lookup import StoredRelease, find_called, find_called_version, find_live
from models.release.shown_version import shown_versions
from models.release.wire_format import NAME, wire_content
from models.release.wire_json import WireContent
from models.site import Site
from models.site.picture_address import with_origin
from models.support.canonical_json import canonical
from models.support.database import Database

T = TypeVar("T")

Find = Callable[[Session, str, str], ReleaseJson | ContentJson | WireContent | None]


class ReleaseSource:
    """Its methods wait for the database and compress: they run in threads. `known` says what is live on a site, from memory.

    Each answers None for what there is not, and raises SQLAlchemyError.
    """

    def __init__(self, database: Database, base_url: str, known: Callable[[str], Iterable[LiveRelease]]) -> None:
        self._database = database
        self._base_url = base_url
        self._known = known

    def load(self, key: str, environment: str, known: LiveRelease | None) -> LiveRelease | None:
        """What is live now; `known` again, where it still is."""
        with self._database.reading() as session:
            site = session.scalar(select(Site).where(Site.key == key))
            live = find_live(session, key, environment, known=known.hash if known else "")
            if site is None or live is None:
                return None
            if isinstance(live, str):
                return replace(known, site=site) if known else None
            shown = shown_versions(session, site.id, environment, datetime.now(UTC))
        release = CompressedBytes.of(canonical(live.document), live.hash)
        # The release is what its hash names; what shows it carries pictures' addresses at the origin that Cairn has now.
        document, contents = self._placed_all(live, key)
        composed = compose(document, self._base_url, contents, live.hash)
        return LiveRelease(live.hash, release, composed, site, shown, packed(live.contents))

    def drawing(self, key: str, name: str) -> Drawing | None:
        """What draws a release, by the first digits of the release's hash."""
        with self._database.reading() as session:
            release = find_called(session, key, name)
        return compose_drawing(*self._placed_all(release, key)) if release else None

    def filled(self, key: str, drawing: Drawing, version: str) -> Script | None:
        """It with the content of one guide, by the player's name for the guide's version."""
        try:
            with self._database.reading() as session:
                entry = find_called_version(session, key, version)
                found = (entry["id"], entry["content"]) if entry else None
        except SQLAlchemyError:
            found = self._remembered(key, lambda live: live.called(version))
            if found is None:
                raise
        return drawing.with_content(found[0], wire_content(self._placed(found[1], key))) if found else None

    def packed_one(self, key: str, name: str, find: Find) -> CompressedBytes | None:
        """A release or a content by its name, which `find` looks up."""
        try:
            with self._database.reading() as session:
                document = find(session, key, name)
        except SQLAlchemyError:
            document = self._remembered(key, lambda live: live.named(name))
            if document is None:
                raise
        if document is not None and len(name) == NAME:  # as it travels; by its whole hash it is what it was
            document = self._placed(document, key)
        return CompressedBytes.of(canonical(document), name) if document is not None else None

    def _remembered(self, key: str, look: Callable[[LiveRelease], T | None]) -> T | None:
        """The same of what is live in memory."""
        looks = (look(live) for live in self._known(key))
        return next((found for found in looks if found is not None), None)

    def _placed_all(self, live: StoredRelease, key: str) -> tuple[ReleaseJson, dict[str, ContentJson]]:
        contents = {one: self._placed(content, key) for one, content in live.contents.items()}
        return self._placed(live.document, key), contents

    def _placed(self, document: T, key: str) -> T:
        return with_origin(document, key, self._base_url)
