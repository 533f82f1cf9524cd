"""Everything that the API can be asked: one table, of which its routes and its description are made."""

from web.api import (
    attributes,
    checks,
    findings,
    guides,
    numbers,
    pictures,
    publications,
    releases,
    reviews,
    segments,
    sites,
    targets,
    themes,
    versions,
)
from web.api.operation import Operation

OPERATIONS: tuple[Operation, ...] = (
    *sites.OPERATIONS,
    *guides.OPERATIONS,
    *targets.OPERATIONS,
    *reviews.OPERATIONS,
    *publications.OPERATIONS,
    *releases.OPERATIONS,
    *versions.OPERATIONS,
    *segments.OPERATIONS,
    *attributes.OPERATIONS,
    *themes.OPERATIONS,
    *pictures.OPERATIONS,
    *checks.OPERATIONS,
    *findings.OPERATIONS,
    *numbers.OPERATIONS,
)
