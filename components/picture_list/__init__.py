"""The pictures of a site: what each shows, where it is used, another one in its place, and those that nothing uses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.guide.picture_usage import PictureUse
from models.site import Site
from models.site.picture import LARGEST, LONGEST_ALT, Picture
from models.site.picture_address import address_of


@dataclass(frozen=True)
class PictureEntry:
    name: str
    address: str
    alt: str
    width: int
    height: int
    added: datetime
    uses: tuple[PictureUse, ...] = ()
    is_unused: bool = False

    @classmethod
    def of(cls, site: Site, picture: Picture, uses: Sequence[PictureUse], *, is_unused: bool) -> "PictureEntry":
        address = address_of(site.key, picture.name)
        size = (picture.width, picture.height)
        return cls(picture.name, address, picture.alt, *size, picture.created_at, tuple(uses), is_unused)

    @property
    def called(self) -> str:
        return self.alt or f"Picture {self.name[:6]}"


@dataclass(frozen=True)
class PictureList(Component):
    """`removed` can still be put back; `said` is what was done last, `problem` why something was not."""

    site_id: int
    entries: tuple[PictureEntry, ...] = ()
    removed: tuple[PictureEntry, ...] = ()
    may_edit: bool = False
    said: str = ""
    problem: str = ""

    @classmethod
    def of(
        cls,
        site: Site,
        pictures: Sequence[Picture],
        removed: Sequence[Picture],
        usage: Mapping[str, list[PictureUse]],
        unused: set[str],
        *,
        may_edit: bool,
        said: str = "",
        problem: str = "",
    ) -> "PictureList":
        entries = (PictureEntry.of(site, one, usage.get(one.name, ()), is_unused=one.name in unused) for one in pictures)
        gone = (PictureEntry.of(site, one, (), is_unused=True) for one in removed)
        return cls(site.id, tuple(entries), tuple(gone), may_edit, said, problem)

    @property
    def unused(self) -> int:
        return sum(entry.is_unused for entry in self.entries)

    @property
    def longest(self) -> int:
        return LONGEST_ALT

    @property
    def largest(self) -> int:
        return LARGEST // 1024
