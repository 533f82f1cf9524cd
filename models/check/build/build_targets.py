"""The live targets of a site: from Cairn's own database, or from what every visitor's browser is given."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.check.watched_targets import live_targets
from models.engine.json_value import JsonObject, is_object
from models.guide.guide_json import ContentJson, StepJson
from models.guide.publication import Publication
from models.site.site import Site
from models.support.outbound import Limits, Outbound, Refused
from models.support.unreadable import Unreadable
from models.targets.target_json import TargetJson

if TYPE_CHECKING:
    from models.release.release_json import ReleaseJson

LIMITS = Limits(seconds=30.0, size=20 * 1024 * 1024)


class NoGuides(ValueError):
    """The guides can't be read; the sentence says why."""


@dataclass(frozen=True)
class LiveTarget:
    """One live step with a target. `page` is the path it was picked on, in a public release with record numbers left open
    (`/boats/:id`). A release from before releases said so leaves it empty: then the step has to be found on any of the pages.
    """

    guide: str
    number: int
    title: str
    page: str
    target: TargetJson

    @property
    def selectors(self) -> list[str]:
        return self.target.get("selectors", [])


def from_database(session: Session, key: str, environment: str = "production") -> list[LiveTarget]:
    """Raises NoGuides for a key that no site has, or where a guide's live version is damaged."""
    site = session.scalar(select(Site).where(Site.key == key))
    if site is None:
        raise NoGuides(f"no site has the key {key!r}; it is in the site's install tag")
    found: list[LiveTarget] = []
    for publication in Publication.all_on(session, site.id, environment):
        try:
            entry = publication.entry(session)
        except Unreadable as problem:
            raise NoGuides(str(problem)) from problem
        full = live_targets(session, publication.guide, environment)
        for one in _pointed(entry["name"], entry["content"]["steps"]):
            page, target = full.get(one.page, ("", one.target))
            found.append(LiveTarget(one.guide, one.number, one.title, path_of(page), target))
    return found


def from_cairn(base_url: str, key: str, outbound: Outbound, environment: str = "production") -> list[LiveTarget]:
    """Reads the public release of a site. Raises NoGuides."""
    root = f"{base_url.rstrip('/')}/player/v1/{key}"
    query = f"?environment={environment}"
    release = cast("ReleaseJson", _json(f"{root}/guides.json{query}", outbound))  # a Cairn has checked it against its schema
    found: list[LiveTarget] = []
    for guide in release.get("guides", []):
        content = guide.get("content") or _content(f"{root}/content/{guide.get('content_hash')}.json{query}", outbound)
        pages = {step["id"]: _path(step.get("page", "")) for step in content["steps"]}
        found += [replace(one, page=pages[one.page]) for one in _pointed(guide["name"], content["steps"])]
    return found


def _pointed(guide: str, steps: Sequence[StepJson]) -> list[LiveTarget]:
    """The steps that point; `page` holds the step's id for now."""
    return [
        LiveTarget(guide, number, _title(step), step["id"], cast("TargetJson", target))
        for number, step in enumerate(steps, 1)
        if is_object(target := step.get("target")) and target.get("selectors")
    ]


def _path(page: str) -> str:
    """A page in the fragment is drawn by scripts: which file of a build those are in is not said."""
    return "" if page.startswith("#") else page


def _title(step: StepJson) -> str:
    title = step.get("title")
    return title if isinstance(title, str) and title else f"an untitled {step.get('kind', 'step')}"


def _content(url: str, outbound: Outbound) -> ContentJson:
    return cast("ContentJson", _json(url, outbound))


def _json(url: str, outbound: Outbound) -> JsonObject:
    try:
        answer = outbound.get(url, LIMITS, {"accept": "application/json"})
        found = json.loads(answer.body) if answer.status == 200 else None
    except (Refused, ValueError, RecursionError) as problem:
        raise NoGuides(f"{url}: {problem}") from problem
    if not is_object(found):
        raise NoGuides(f"{url} answers {answer.status} and no guides; check --from and --site")
    return found


def path_of(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") if url else ""
