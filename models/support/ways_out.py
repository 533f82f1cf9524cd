"""The ways out of an instance, as its operator set them."""

from models.support.outbound import WaysOut
from models.support.settings import Settings


def ways_out(settings: Settings) -> WaysOut:
    return WaysOut(settings.fetch_allow, settings.fetch_ports)
