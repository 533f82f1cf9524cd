"""Bytes of pages: stored once however often they come, and sealed where the page was fetched with a sign-in."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.engine.brotli_codec import compress, decompress
from models.page.page_fetch import FetchedPage
from models.site.site import Site
from models.support.database import Base
from models.support.quota_share import share
from models.support.sealed_column import SEALED
from models.support.sealed_kind import Binding, SealedKind
from models.support.sealer import Sealer, Unsealable

COMPRESSED_ALREADY = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/avif", "font/woff", "font/woff2")
UNOPENED = (
    "This page was kept from behind a sign-in and can't be opened: it was sealed for another place or under another "
    "CAIRN_SECRET_KEY. The next check keeps it anew."
)


class Blob(Base):
    """Bytes, stored once per organisation. In the clear they are named by their SHA-256; those with a `site_id` are sealed for
    that site and have a name that says nothing about them.
    """

    __tablename__ = "blobs"
    __table_args__ = share("storage", by_size=True, only_counted=True)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    media_type: Mapped[str] = mapped_column(String(100))
    encoding: Mapped[str] = mapped_column(String(8))
    body: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    site_id: Mapped[int | None] = mapped_column(ForeignKey("sites.id"))

    @property
    def is_sealed(self) -> bool:
        return self.site_id is not None

    def read(self, sealer: Sealer) -> bytes:
        """Raises Unsealable."""
        try:
            body = self.body if self.site_id is None else sealer.open_bytes(self.body, self._binding(self.site_id))
        except Unsealable as problem:
            raise Unsealable(UNOPENED) from problem
        return decompress(body) if self.encoding == "br" else body

    def seal(self, sealer: Sealer, site_id: int) -> None:
        """What it holds must be in the clear."""
        self.site_id, self.body = site_id, sealer.seal_bytes(self.body, self._binding(site_id))

    def seal_anew(self, sealer: Sealer) -> None:
        """Raises Unsealable."""
        if self.site_id is not None:
            self.body = sealer.seal_bytes(sealer.open_bytes(self.body, self._binding(self.site_id)), self._binding(self.site_id))

    def _binding(self, site_id: int) -> Binding:
        return Binding.of(SealedKind.SNAPSHOT, organisation=self.organisation_id, site=site_id, name=self.hash)

    @classmethod
    def of(cls, session: Session, site: Site, name: str) -> "Blob":
        """Bytes that a row of that site names. Raises Unsealable when they are sealed for another."""
        blob = session.get_one(cls, (site.organisation_id, name))
        if blob.site_id not in {None, site.id}:
            raise Unsealable(UNOPENED)
        return blob


@dataclass(frozen=True)
class BlobShelf:
    """Where a page's bytes go: sealed for the site, or in the clear."""

    sealer: Sealer
    site: Site
    is_sealed: bool

    @classmethod
    def of(cls, sealer: Sealer, site: Site, page: FetchedPage) -> "BlobShelf":
        return cls(sealer, site, page.is_behind_sign_in)

    def name(self, body: bytes) -> str:
        """What these bytes are called there."""
        if not self.is_sealed:
            return hashlib.sha256(body).hexdigest()
        return self.sealer.name_of(body, f"{self.site.organisation_id}:{self.site.id}")

    def keep(self, session: Session, body: bytes, media_type: str) -> str:
        """Stores the bytes unless they already are there, and returns their name."""
        name = self.name(body)
        if session.get(Blob, (self.site.organisation_id, name)) is None:
            compressed = body if media_type.startswith(COMPRESSED_ALREADY) else compress(body, quality=5)
            smaller = len(compressed) < len(body)
            blob = Blob(
                organisation_id=self.site.organisation_id,
                hash=name,
                media_type=media_type[:100],
                encoding="br" if smaller else "",
                body=compressed if smaller else body,
            )
            if self.is_sealed:
                blob.seal(self.sealer, self.site.id)
            session.add(blob)
            session.flush()
        return name
