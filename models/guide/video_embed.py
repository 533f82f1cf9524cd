"""Videos that a guide may embed: the addresses of four hosts, each understood exactly and played from its own embedding page."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

LONGEST_ADDRESS = 500

_ID = r"([A-Za-z0-9_-]{1,64})"
_YOUTUBE = ("youtube.com", "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com")
_RULES = (
    ("youtube", ("youtu.be",), re.compile(rf"/{_ID}\Z")),
    ("youtube", _YOUTUBE, re.compile(rf"/(?:embed|shorts|live)/{_ID}\Z")),
    ("vimeo", ("vimeo.com", "www.vimeo.com"), re.compile(r"/(\d{1,20})\Z")),
    ("vimeo", ("player.vimeo.com",), re.compile(r"/video/(\d{1,20})\Z")),
    ("loom", ("loom.com", "www.loom.com"), re.compile(rf"/(?:share|embed)/{_ID}\Z")),
    ("wistia", ("fast.wistia.net", "fast.wistia.com"), re.compile(rf"/embed/iframe/{_ID}\Z")),
)
_NAMES = {"youtube": "YouTube", "vimeo": "Vimeo", "loom": "Loom", "wistia": "Wistia"}
_ADDRESSES = {
    "youtube": "https://www.youtube.com/watch?v=",
    "vimeo": "https://vimeo.com/",
    "loom": "https://www.loom.com/share/",
    "wistia": "https://fast.wistia.net/embed/iframe/",
}


@dataclass(frozen=True)
class Video:
    provider: str
    id: str

    @property
    def address(self) -> str:
        """Where people watch it."""
        return _ADDRESSES[self.provider] + self.id

    def to_json(self) -> dict[str, str]:
        return {"provider": self.provider, "id": self.id, "title": f"{_NAMES[self.provider]} video"}


def video_of(address: str) -> Video | None:
    """The video at that address, if it is one that may be embedded."""
    if not address.startswith("https://") or len(address) > LONGEST_ADDRESS or any(c.isspace() for c in address):
        return None
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if host in _YOUTUBE and parts.path == "/watch":
        found = re.fullmatch(_ID, parse_qs(parts.query, max_num_fields=20).get("v", [""])[0])
        return Video("youtube", found[1]) if found else None
    if host.endswith(".wistia.com") and (found := re.fullmatch(rf"/medias/{_ID}", parts.path)):
        return Video("wistia", found[1])
    for provider, hosts, path in _RULES:
        if host in hosts and (found := path.match(parts.path.rstrip("/"))):
            return Video(provider, found[1])
    return None
