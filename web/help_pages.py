"""Help that belongs to the product: how to run its checks in a customer's build."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit.context import context
from web.kit.respond import page
from web.lookup import must, sites_where


def ci(request: Request) -> Response:
    """A workflow file to copy, with the organisation's own keys in it."""
    must(request, "view")
    here = context(request)
    sites = sites_where(request, "view")
    chosen = request.query_params.get("site", "")
    site = next((one for one in sites if str(one.id) == chosen), sites[0] if sites else None)
    written = workflow(here.settings.base_url, site.key if site else "YOUR-SITE-KEY")
    return page(request, "help/ci.html", sites=sites, site=site, workflow=written)


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
