"""What channels can be told of, and exactly what each kind of news sends: printed where a channel is set up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

REVIEW, RELEASE, FINDING, NUMBERS, MEMBERS = "review", "release", "finding", "numbers", "members"


@dataclass(frozen=True)
class NewsCategory:
    """`types` are those of its messages, `sends` is what is in them. News of the `organisation` is about no one site."""

    name: str
    title: str
    types: tuple[str, ...]
    sends: str
    is_of_organisation: bool = False


CATEGORIES: Mapping[str, NewsCategory] = {
    one.name: one
    for one in (
        NewsCategory(
            REVIEW,
            "Reviews",
            ("review.changed",),
            "The guide's key and name, the version's hash, the state of its review, and a link to it. Slack also gets the name "
            "of who did it.",
        ),
        NewsCategory(
            RELEASE,
            "Releases",
            ("release.published", "publication.refused"),
            "The site's key, name and environment, the release's hash, why it was made, and key, name and version of each live "
            "guide; of a planned publication that did not happen, the reason.",
        ),
        NewsCategory(
            FINDING,
            "Findings",
            ("findings.changed",),
            "Key and name of the guide, the step, the page's address, the verdict with its reason, and a link to the finding.",
        ),
        NewsCategory(
            NUMBERS,
            "Daily numbers",
            ("numbers.daily",),
            "Once a day for each site: key and name of each guide with the sums of the day before (eligible, started, completed, "
            "dismissed, target missing, left page). Sums only: nothing about one visitor.",
        ),
        NewsCategory(
            MEMBERS,
            "Members",
            ("members.changed",),
            "The member's number, what became of them (joined, left, role changed, suspended …), the role, and the number of who "
            "did it. No name and no address.",
            is_of_organisation=True,
        ),
    )
}


def known_categories(names: Iterable[str]) -> tuple[str, ...]:
    """Those of the names that there are, in the order in which they are shown."""
    given = set(names)
    return tuple(name for name in CATEGORIES if name in given)
