"""The way out of who sits at the machine: all that CAIRN_FETCH_ALLOW names, whichever organisation it is for."""

import os

from models.support.outbound import AllowList, Outbound
from models.support.outbound.allow_list import read_ports
from models.support.settings import read_setting


def operators_way_out(*also: str) -> Outbound:
    """`also` are further places that may be reached. Raises BadSetting."""
    allow = read_setting(os.environ, "CAIRN_FETCH_ALLOW", lambda entries: AllowList([*entries, *also]))
    return Outbound(allow, ports=read_setting(os.environ, "CAIRN_FETCH_PORTS", read_ports))
