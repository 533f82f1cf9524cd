"""A site: one web product of an organisation, and whether it carries the install tag."""

from models.site.page_address import BadAddress, read_address
from models.site.site import ENVIRONMENTS, Site

__all__ = ["ENVIRONMENTS", "BadAddress", "Site", "read_address"]
