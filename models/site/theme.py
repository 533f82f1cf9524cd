"""A theme: a named look of a site's guides. Guides have the site's default, or Cairn's own look, unless they choose another."""

from datetime import datetime

from sqlalchemy import JSON, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.member import Member
from models.site.site import Site
from models.site.site_columns import EditColumns, SiteColumns
from models.site.text_contrast import unreadable
from models.site.theme_document import Look, LookJson
from models.support.database import Base
from models.support.json_reader import Faults
from models.support.random_name import random_name
from models.support.round_trip_check import read_back
from models.support.unreadable import Unreadable

LONGEST_NAME = 60
MOST_THEMES = 30
LARGEST_LOOK = 200_000
OWN = "cairn"
"""The key by which a guide chooses Cairn's own look; those of themes begin with `t-`."""
OWN_NAME = "Built-in look"


class BadTheme(ValueError):
    """A theme that can't be stored; the sentence says why."""


class Theme(SiteColumns, EditColumns, Base):
    """`look` was checked before it was stored; guides name a theme by its `key`."""

    __tablename__ = "themes"

    key: Mapped[str] = mapped_column(String(16), unique=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    is_default: Mapped[bool]
    document: Mapped[LookJson] = mapped_column(JSON)

    @classmethod
    def create(cls, session: Session, site: Site, name: str, look: Look, by: Member | None, now: datetime) -> "Theme":
        """Nothing wears it until it is chosen. Raises BadTheme when the name is missing or taken, or there are too many."""
        others = cls.all_of(session, site.id)
        _assert_free(others, name)
        if len(others) >= MOST_THEMES:
            raise BadTheme(f"A site can have at most {MOST_THEMES} themes; remove one first.")
        theme = cls(
            organisation_id=site.organisation_id,
            site_id=site.id,
            key=f"t-{random_name(8)}",
            name=name,
            is_default=False,
            document=_kept(look),
            created_at=now,
            edited_at=now,
            edited_by_id=by.id if by else None,
        )
        session.add(theme)
        session.flush()
        return theme

    @property
    def look(self) -> Look:
        """Raises Unreadable; what lists or draws it for members asks `drawn` instead."""
        try:
            return Look.read(self.document)
        except Faults as problem:
            raise Unreadable(f"The theme {self.name}", problem.faults) from problem

    @property
    def gaps(self) -> list[str]:
        """The sentences that keep it from going live."""
        try:
            return [f"The theme {self.name}: {one.sentence}" for one in unreadable(self.look)]
        except Unreadable as problem:
            return [str(problem)]

    @property
    def drawn(self) -> tuple[Look, dict[str, str]]:
        """The look, or Cairn's own where it can't be read, with what is wrong by path."""
        try:
            return self.look, {}
        except Unreadable as problem:
            return Look(), dict(problem.faults)

    def change(self, session: Session, name: str, look: Look, by: Member, now: datetime) -> None:
        """Another name or look. What is live keeps the look it was published with. Raises BadTheme."""
        _assert_free([other for other in self.all_of(session, self.site_id) if other.id != self.id], name)
        self.name, self.document = name, _kept(look)
        self.edited_at, self.edited_by = now, by
        session.flush()

    def become_default(self, session: Session) -> None:
        for theme in self.all_of(session, self.site_id):
            theme.is_default = theme.id == self.id
        session.flush()

    def stop_as_default(self, session: Session) -> None:
        """Cairn's own look is the site's default again."""
        self.is_default = False
        session.flush()

    def remove(self, session: Session) -> None:
        """Guides that chose it have the site's default from their next publication on. Raises BadTheme for the default."""
        if self.is_default:
            raise BadTheme("This is the site's default theme; make another one, or the built-in look, the default first.")
        session.delete(self)
        session.flush()

    @classmethod
    def all_of(cls, session: Session, site_id: int) -> list["Theme"]:
        """The default first."""
        query = select(cls).where(cls.site_id == site_id).order_by(cls.is_default.desc(), func.lower(cls.name), cls.id)
        return list(session.scalars(query))

    @classmethod
    def choices(cls, session: Session, site_id: int) -> list["Theme"]:
        """What a guide can choose: the site's themes and Cairn's own look; empty where there is only that."""
        themes = cls.all_of(session, site_id)
        return [*themes, cls._own(site_id)] if themes else []

    @classmethod
    def default_of(cls, session: Session, site_id: int) -> "Theme | None":
        return session.scalar(select(cls).where(cls.site_id == site_id, cls.is_default).limit(1))

    @classmethod
    def chosen(cls, session: Session, site_id: int, key: str) -> "Theme | None":
        """The theme of that key, if the site has it, or Cairn's own look, which is no row."""
        if key == OWN:
            return cls._own(site_id)
        return session.scalar(select(cls).where(cls.site_id == site_id, cls.key == key)) if key else None

    @classmethod
    def _own(cls, site_id: int) -> "Theme":
        return cls(site_id=site_id, key=OWN, name=OWN_NAME, is_default=False, document=Look().to_json())


def _assert_free(others: list[Theme], name: str) -> None:
    if not name:
        raise BadTheme("Give the theme a name, such as Brand.")
    if len(name) > LONGEST_NAME:
        raise BadTheme(f"A name can have at most {LONGEST_NAME} characters.")
    if name in {other.name for other in others}:
        raise BadTheme(f"Another theme is called {name} already.")


def _kept(look: Look) -> LookJson:
    """The look to store, which can be read back. Raises BadTheme."""
    try:
        return read_back(look.to_json(), lambda value: Look.read(value).to_json(), LARGEST_LOOK)
    except Faults as problem:
        raise BadTheme(f"Nothing was saved. The theme {problem.faults[0][1]}.") from problem
