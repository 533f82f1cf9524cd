"""One at a time on a site: who publishes, plans, asks for a review or decides one waits for whoever does so already."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.site.site import Site


def lock_site(session: Session, site_id: int) -> None:
    """Until the transaction ends; what was read before is read anew. On PostgreSQL it holds the site's row, and keeps nobody from
    adding rows that name it, such as visitors' counts; on SQLite a transaction that writes already is alone. It comes before
    every other lock, that of the audit log above all.
    """
    session.execute(select(Site.id).where(Site.id == site_id).with_for_update(key_share=True))
    session.expire_all()
