"""Everything that the API can be asked: one table, of which its routes and its description are made."""

from web.api import guides, publications, reviews, sites, targets
from web.api.operation import Operation

OPERATIONS: tuple[Operation, ...] = (
    *sites.OPERATIONS,
    *guides.OPERATIONS,
    *targets.OPERATIONS,
    *reviews.OPERATIONS,
    *publications.OPERATIONS,
)
