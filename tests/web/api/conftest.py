import pytest
from sqlalchemy import select

from models.check.check import Check
from models.guide import Version
from tests.support.watching import harbour_on_wire
from tests.web.belongings import belongings


@pytest.fixture
def owned(client, app, alice):
    """One of everything that an address of the API names, of Alice's."""
    with harbour_on_wire() as harbour:
        names = belongings(client, alice, harbour, app.state.instance.settings.secret_key)
        client.forget()
        with client.database.reading() as session:
            version = session.scalars(select(Version.hash).where(Version.guide_id == names["guide_id"])).first()
            check = session.scalars(select(Check.id)).first()
        yield {**names, "version": version, "check_id": check, "subject": names["pseudonym"]}
