"""What publishing would do, before it is done: what changes, for whom, and what is worth a look."""

from dataclasses import dataclass

from components import Component
from models.review.publication_outlook import PublicationOutlook


@dataclass(frozen=True)
class PublicationSheet(Component):
    """`problem` says why pressing its button just now changed nothing."""

    guide_id: int
    outlook: PublicationOutlook
    problem: str = ""
