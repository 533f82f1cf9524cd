"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.publication_bar import PlanSign, PublicationBar
from models.release.taken_down import TakenDown

_THEN = datetime(2026, 11, 24, tzinfo=UTC)
EXAMPLES = {
    "draft": PublicationBar(1, None, "", may_publish=True),
    "live": PublicationBar(1, _THEN, "ab", may_publish=True),
    "live as it is seen": PublicationBar(1, _THEN, "ab", may_publish=True, same=frozenset({"production"})),
    "staged": PublicationBar(
        1,
        datetime(2026, 11, 24, tzinfo=UTC),
        "ab",
        may_publish=True,
        staged="cd",
        staged_since=datetime(2026, 11, 25, tzinfo=UTC),
    ),
    "planned": PublicationBar(1, None, "", may_publish=True, planned=PlanSign(_THEN)),
    "until": PublicationBar(1, _THEN, "ab", may_publish=True, planned=PlanSign(_THEN, ends=True)),
    "plan refused": PublicationBar(1, None, "", may_publish=False, planned=PlanSign(_THEN, refused=True)),
    "taken down": PublicationBar(1, None, "", may_publish=True, taken_down=TakenDown("ab", _THEN)),
    "refused": PublicationBar(1, None, "", may_publish=True, problem="Step 2 needs a target."),
}
