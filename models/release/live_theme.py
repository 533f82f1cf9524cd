"""What guides of a site wear in an environment: its default theme, as it was when it was put live."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.site.release_theme import ThemeJson, theme_of
from models.site.site import Site
from models.site.theme import Theme
from models.support.database import Base


class LiveTheme(Base):
    """`document` is a release's theme. It is kept apart from the theme itself, whose later changes nobody has put live."""

    __tablename__ = "worn_themes"

    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), primary_key=True)
    environment: Mapped[str] = mapped_column(String(10), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    document: Mapped[ThemeJson] = mapped_column(JSON)
    live_since: Mapped[datetime]

    @classmethod
    def of(cls, session: Session, site_id: int, environment: str) -> ThemeJson:
        """The theme of that environment's release; empty while the site has none."""
        worn = session.get(cls, (site_id, environment))
        return worn.document if worn else {}

    @classmethod
    def put(cls, session: Session, site: Site, environment: str, document: ThemeJson, now: datetime) -> None:
        """Makes that the theme, or takes it away when it is empty."""
        worn = session.get(cls, (site.id, environment))
        if not document and worn is not None:
            session.delete(worn)
        elif document and worn is None:
            session.add(
                cls(
                    site_id=site.id,
                    environment=environment,
                    organisation_id=site.organisation_id,
                    document=document,
                    live_since=now,
                )
            )
        elif worn is not None and worn.document != document:
            worn.document, worn.live_since = document, now
        session.flush()


def default_theme(session: Session, site: Site) -> tuple[ThemeJson, list[str]]:
    """The site's default theme as a release carries it, and the sentences that keep it from going live."""
    theme = Theme.default_of(session, site.id)
    if theme is None:
        return {}, []
    return theme_of(theme.drawn[0]), theme.gaps
