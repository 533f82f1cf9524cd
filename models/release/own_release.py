"""What one author's own browser gets: everything live on the site, with a guide in it that is live for nobody else."""

from typing import TypedDict

from models.guide.guide_json import GuideEntry, ListedGuide, StepJson
from models.release.live_release import LiveRelease
from models.release.mapped_hosts import on_staging
from models.release.player_config import player_config
from models.release.wire_format import wire_content, wire_release
from models.site.picture_address import with_origin


class OwnRelease(TypedDict):
    """`config` is what the player works with; `listed` the guide as releases list it, for those who ask why it does not show."""

    config: dict[str, object]
    listed: ListedGuide


def own_release(live: LiveRelease, entry: GuideEntry, base_url: str) -> OwnRelease:
    """`entry` takes the place of the version of the same guide that is live, and shows by its own rules.

    `base_url` is the origin visitors reach Cairn at.
    """
    release = live.document
    mapped: ListedGuide = {**entry}
    if release["environment"] == "staging" and "rules" in entry:
        mapped["rules"] = on_staging(entry["rules"], live.site)
    others = [guide for guide in release["guides"] if guide["id"] != entry["id"]]
    release["guides"] = [*others, mapped]
    placed = with_origin(release, live.site.key, base_url)
    travels = wire_release(placed, with_origin(live.contents, live.site.key, base_url))
    for guide in travels["guides"]:
        if guide["id"] == entry["id"] and "content" not in guide:
            # Nobody can fetch by its hash what is not released.
            guide["content"] = wire_content(with_origin(entry["content"], live.site.key, base_url))
            guide.pop("apart", None)
    steps: list[StepJson] = [{"id": step["id"], "kind": step["kind"]} for step in entry["content"]["steps"]]
    listed: ListedGuide = {**mapped, "content": {"steps": steps}}
    return {"config": {**player_config(placed, base_url.rstrip("/")), **travels}, "listed": listed}
