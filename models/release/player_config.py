"""What the player knows of a site besides its guides."""

from models.release.clock_offsets import offsets, site_walls
from models.release.release_json import ReleaseJson

VERSION = "1.0"
"""`cairn.version`: the version of the API that the script offers to the page."""


def player_config(release: ReleaseJson, base: str) -> dict[str, object]:
    """`base` is the origin visitors reach Cairn at, without a slash at its end."""
    return {
        "home": f"{base}/player/v1/{release['site']}/",
        "key": release["site"],
        "environment": release["environment"],
        "version": VERSION,
        "budget": release.get("budget", 1),
        **_clock(release),
        **_forwards(release),
        **({"people": release["people"]} if "people" in release else {}),
    }


def _clock(release: ReleaseJson) -> dict[str, list[tuple[int, int]]]:
    """The offsets of the site's clock, for a release with schedules that go by it."""
    walls = site_walls(release["guides"])
    return {"zone": offsets(release.get("zone", "UTC"), walls)} if walls else {}


def _forwards(release: ReleaseJson) -> dict[str, object]:
    """Which of the page's own analytics receive what is counted, and the names of guides: of sites that turned it on."""
    forwards = release.get("forwards", [])
    return {"forwards": forwards, "names": {guide["id"]: guide["name"] for guide in release["guides"]}} if forwards else {}
