"""A bookmark that starts the picker on pages that do not carry the site's tag yet."""

from dataclasses import dataclass
from json import dumps
from urllib.parse import quote

from components import Component
from models.site import Site

_CODE = (
    "(d=>{let no=()=>alert('This page does not let Cairn in: its Content-Security-Policy, or its network, blocks the script.');"
    "try{let s=d.createElement('script');s.referrerPolicy='no-referrer';s.src=%s;s.onerror=no;"
    "d.head.append(s)}catch(e){no()}})(document)"
)


@dataclass(frozen=True)
class Bookmarklet(Component):
    """`code` is the bookmark's address: it loads the script that the tag would load, and says so when the page forbids it."""

    site_id: int
    name: str
    code: str

    @classmethod
    def of(cls, site: Site, base_url: str) -> "Bookmarklet":
        script = dumps(f"{base_url}/player/v1/{site.key}.js")
        return cls(site.id, site.name, "javascript:" + quote(_CODE % script, safe="()=>{};:,.'/!$*+-_~"))
