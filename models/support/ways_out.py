"""The ways out of an instance, as its operator set them."""

from models.support.outbound import WaysOut
from models.support.outbound.proxy_tunnel import ProxyTunnel
from models.support.settings import Settings


def ways_out(settings: Settings) -> WaysOut:
    operating = settings.operating
    proxy = ProxyTunnel.read(operating.outbound_proxy)
    return WaysOut(settings.fetch_allow, settings.fetch_ports, proxy, operating.ca_file)
