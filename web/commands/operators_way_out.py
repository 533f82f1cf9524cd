"""The way out of who sits at the machine: all that CAIRN_FETCH_ALLOW names, whichever organisation it is for."""

import os

from models.support.operating_settings import OperatingSettings
from models.support.outbound import AllowList, Outbound
from models.support.outbound.allow_list import read_ports
from models.support.outbound.proxy_tunnel import ProxyTunnel
from models.support.settings import BadSetting, read_setting


def operators_way_out(*also: str) -> Outbound:
    """`also` are further places that may be reached. Raises BadSetting."""
    allow = read_setting(os.environ, "CAIRN_FETCH_ALLOW", lambda entries: AllowList([*entries, *also]))
    ports = read_setting(os.environ, "CAIRN_FETCH_PORTS", read_ports)
    try:
        operating = OperatingSettings.read(os.environ)
    except ValueError as problem:
        raise BadSetting(str(problem)) from problem
    return Outbound(allow, ports=ports, proxy=ProxyTunnel.read(operating.outbound_proxy), ca_file=operating.ca_file)
