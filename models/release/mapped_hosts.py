"""Page rules that name the site's own host hold on its staging hosts, too, in what staging shows: one guide serves both.

Only hosts that are written out are mapped; of `.acme.example` nobody knows which one a visitor is on. A rule that says *not* in
a list where one is enough would hold everywhere then, and a regular expression says more than a host: both stay as they are.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from models.guide.rules.rules_json import PageRuleJson, PagesJson, RulesJson
from models.site.site import Site

MOST_RULES = 100
"""Of one list, as the release's schema has it."""


def on_staging(rules: RulesJson, site: Site) -> RulesJson:
    """The rules of a guide as staging shows it on that site; the same where nothing in them names its host."""
    hosts = [host for host in site.staging_hosts if not host.startswith(".")]
    if not hosts or "pages" not in rules:
        return rules
    pages = rules["pages"]
    mapped: PagesJson = {}
    if "include" in pages:
        mapped["include"] = _with_twins(pages["include"], site, hosts)
    if "exclude" in pages:
        mapped["exclude"] = _with_twins(pages["exclude"], site, hosts)
    return {**rules, "pages": mapped}


def _with_twins(listed: list[PageRuleJson], site: Site, hosts: list[str]) -> list[PageRuleJson]:
    made = [*listed]
    for rule in listed:
        for twin in _twins(rule, site, hosts):
            made += [twin] if twin not in made else []
    return made if len(made) <= MOST_RULES else listed


def _twins(rule: PageRuleJson, site: Site, hosts: list[str]) -> Iterator[PageRuleJson]:
    """The same about each of the hosts; none for a rule that does not name the site's own. Staging may speak http."""
    if rule["part"] not in {"host", "url"} or rule["operator"] == "regex" or rule["operator"].startswith("not_"):
        return
    own, value = urlsplit(site.origin), rule["value"]
    for host in hosts:
        if rule["part"] == "url" or ":" in value:
            swapped = _swapped(value, own.netloc, host)
        else:  # a host is compared with its port only where the rule names one
            swapped = _swapped(value, own.hostname or "", re.sub(r":\d+$", "", host))
        if swapped != value:
            for scheme in ("https", "http"):
                yield {**rule, "value": re.sub(r"^https?://", f"{scheme}://", swapped)}


def _swapped(value: str, own: str, other: str) -> str:
    return re.sub(rf"(?<![\w.-]){re.escape(own)}(?![\w.-]|:\d)", lambda _: other, value, flags=re.IGNORECASE)
