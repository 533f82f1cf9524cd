"""What the worker's jobs work with: one set for its life."""

from collections.abc import Callable
from dataclasses import dataclass

from models.check.dependencies import CheckDependencies
from models.integration.news_of_rows import listen_to_rows
from models.job.due_checks import check_dependencies, organisation_of
from models.support.database import Database
from models.support.outbound import WaysOut
from models.support.sealer import Sealer
from models.support.settings import Settings
from models.support.ways_out import ways_out
from web.asset_address import asset_url
from web.unsubscribe_address import unsubscribing


@dataclass(frozen=True)
class Parts:
    """What jobs work with; one set for the worker's life."""

    settings: Settings
    database: Database
    ways_out: WaysOut
    sealer: Sealer

    @classmethod
    def of(cls, settings: Settings) -> "Parts":
        listen_to_rows()
        sealer = settings.sealer
        database = Database(settings.database_url, sealer=sealer)
        database.quotas = settings.operating.quotas
        return cls(settings, database, ways_out(settings), sealer)

    def means(self, site_id: int, organisation_id: int | None) -> CheckDependencies:
        """What a check of that site works with. Raises LookupError when it is gone, or another organisation's."""
        key = self.settings.secret_key
        whose = organisation_of(self.database, site_id, organisation_id)
        outbound = self.ways_out.of(whose.key)
        return check_dependencies(
            self.database.narrowed(whose.id), outbound, self.sealer, lambda organisation, name: asset_url(key, organisation, name)
        )

    @property
    def unsubscribe(self) -> Callable[[int, int], str]:
        return unsubscribing(self.settings)


_parts: list[Parts] = []


def open_parts(settings: Settings) -> None:
    """Before the first job runs."""
    _parts.append(Parts.of(settings))


def close_parts() -> None:
    while _parts:
        _parts.pop().database.close()


def parts() -> Parts:
    return _parts[-1]
