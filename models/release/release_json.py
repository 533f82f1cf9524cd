"""The JSON of a release: everything live on a site and environment, as it is kept and named by its hash."""

from typing import NotRequired, TypedDict

from models.guide.guide_json import ListedGuide
from models.site.release_theme import ThemeJson


class ReleaseJson(TypedDict):
    """`budget` is how many guides a visitor is shown by themselves in a day, `zone` the site's, as the IANA names it; `staging`
    are the hosts on which production hands over to staging; `people`, of a site in identified mode only, are the names of the
    attributes that are sent of whoever engages; `many_guides` says that visitors' browsers have much to remember;
    `forwards` names analytics of the page that receive what is counted.
    """

    schema: int
    site: str
    environment: str
    budget: NotRequired[int]
    zone: NotRequired[str]
    staging: NotRequired[list[str]]
    people: NotRequired[list[str]]
    many_guides: NotRequired[bool]
    forwards: NotRequired[list[str]]
    theme: NotRequired[ThemeJson]
    guides: list[ListedGuide]
