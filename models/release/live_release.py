"""What is live on a site, in memory: all that its visitors may ask for is found in it while the database does not answer."""

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from models.guide.guide_json import ContentJson
from models.release.compressed_bytes import CompressedBytes
from models.release.player_script import ComposedPlayer
from models.release.release_json import ReleaseJson
from models.release.shown_version import ShownVersions
from models.release.wire_format import NAME, apart_of, wire_content
from models.release.wire_json import WireContent
from models.site import Site
from models.support.canonical_json import canonical


@dataclass(frozen=True)
class LiveRelease:
    """What is live on a site and environment: the release's hash, its bytes, what shows it, and what was shown lately."""

    hash: str
    release: CompressedBytes
    composed: ComposedPlayer
    site: Site
    shown: ShownVersions
    apart: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    """The contents that do not travel with the release, by their hash, packed."""

    def named(self, name: str) -> ReleaseJson | ContentJson | WireContent | None:
        """The release or one of its contents by its hash, or a content as it travels by the player's name for its version."""
        if name == self.hash:
            return self.document
        if len(name) == NAME:
            called = self.called(name)
            return wire_content(called[1]) if called else None
        return next((content for _, one, content in self._contents() if one["content_hash"] == name), None)

    def called(self, version: str) -> tuple[str, ContentJson] | None:
        """The guide of which that is the player's name for the live version, and its content."""
        found = (entry for entry in self._contents() if entry[1]["version"].startswith(version))
        return next(((guide, content) for guide, _, content in found), None)

    @property
    def contents(self) -> dict[str, ContentJson]:
        """Those that the release names by their hash."""
        return {names["content_hash"]: content for _, names, content in self._contents()}

    @property
    def document(self) -> ReleaseJson:
        return cast("ReleaseJson", json.loads(self.release.plain))

    def _contents(self) -> Iterator[tuple[str, Mapping[str, str], ContentJson]]:
        """Guides whose content is kept apart: their id, names, and content."""
        for guide in self.document["guides"]:
            for content, version in apart_of(guide):
                if packed := self.apart.get(content):
                    names = {"content_hash": content, "version": version}
                    yield guide["id"], names, cast("ContentJson", json.loads(zlib.decompress(packed)))


def packed(contents: Mapping[str, ContentJson]) -> dict[str, bytes]:
    """As small as they are kept quickly: they are looked at only when the database does not answer."""
    return {name: zlib.compress(canonical(content), 6) for name, content in contents.items()}
