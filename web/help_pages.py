"""Help: a page for each task, searched by its words, and how to run checks in a customer's build."""

from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from models.site import Site
from models.site.install_code import CONSENTED, identify_code, install_codes, policy_lines, waiting_tag
from models.site.site_attribute import SiteAttribute
from web.kit.context import context
from web.kit.respond import page
from web.lookup import must, sites_where
from web.screens.help_topics import GROUPS, INSTALL, LONGEST_QUERY, TOPICS, HelpTopic, near, search


def index(request: Request) -> Response:
    """All of it by group, or what answers `?q=`."""
    must(request, "view")
    query = request.query_params.get("q", "").strip()[:LONGEST_QUERY]
    groups = [(group, [topic for topic in TOPICS if topic.group == group]) for group in GROUPS]
    return page(request, "help/index.html", query=query, found=search(query), groups=groups)


def install(request: Request) -> Response:
    """How the tag is put into pages, with the site's own key and attributes."""
    must(request, "view")
    here = context(request)
    sites, site = _chosen(request)
    base = here.settings.base_url
    return page(
        request,
        "help/install.html",
        topic=INSTALL,
        near=near(INSTALL),
        sites=sites,
        site=site,
        codes=install_codes(site, base) if site else (),
        waiting_tag=waiting_tag(site.tag(base)) if site else "",
        consented=CONSENTED,
        policy=policy_lines("{0.scheme}://{0.netloc}".format(urlsplit(base))),
        identify=identify_code(SiteAttribute.all_of(here.db, site) if site else ()),
    )


def ci(request: Request) -> Response:
    """A workflow file to copy, with the organisation's own keys in it."""
    must(request, "view")
    sites, site = _chosen(request)
    written = workflow(context(request).settings.base_url, site.key if site else "YOUR-SITE-KEY")
    return page(request, "help/ci.html", sites=sites, site=site, workflow=written)


def _chosen(request: Request) -> tuple[list[Site], Site | None]:
    """The sites that there are, and the one of `?site=`, else the first."""
    sites = sites_where(request, "view")
    chosen = request.query_params.get("site", "")
    return sites, next((one for one in sites if str(one.id) == chosen), sites[0] if sites else None)


def workflow(base_url: str, key: str) -> str:
    """A workflow for GitHub Actions; every other CI runs the same command."""
    return f"""name: Guides
on: [pull_request]
jobs:
  targets:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npm ci && npm run build        # whatever puts your pages into a folder
      - uses: actions/setup-python@v5
        with: {{python-version: "3.12"}}
      - run: pip install cairn              # from where your operator provides it
      - run: cairn check --site {key} --from {base_url} --pages dist --format github
"""


def _shown(topic: HelpTopic) -> Callable[[Request], Response]:
    def show(request: Request) -> Response:
        must(request, "view")
        return page(request, "help/show.html", topic=topic, near=near(topic))

    return install if topic is INSTALL else show


SHOWN = {topic: _shown(topic) for topic in TOPICS}
"""What answers at each topic's address."""
