"""The guarded HTTP client: public addresses only, within bounds, and one sentence for each refusal."""

from models.support.outbound.allow_list import AllowList
from models.support.outbound.answer import Answer, Limits
from models.support.outbound.client import Outbound, Visit, WaysOut
from models.support.outbound.refusal import Refused
from models.support.outbound.url_location import Location

__all__ = ["AllowList", "Answer", "Limits", "Location", "Outbound", "Refused", "Visit", "WaysOut"]
