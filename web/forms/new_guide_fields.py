"""How a guide begins: from a template, on a site, on a page of it."""

from urllib.parse import urlsplit

from starlette.requests import Request

from components.new_guide_form import NewGuideForm
from models.account.organisation_quota import QuotaReached
from models.guide import Guide, GuideDocument
from models.guide.guide import LONGEST_NAME
from models.guide.rules.rules_json import DraftRulesJson, PageRuleJson
from models.guide.template import Template, find_template
from models.page.snapshot_archive import PageSnapshot
from models.site import BadAddress, Site, read_address
from web.forms.name_field import SHOWN, name_problem, typed_name
from web.kit.context import context
from web.kit.form_fields import start_of_text, text


def filled_form(request: Request, sites: list[Site]) -> NewGuideForm:
    """The form as the address asks for it (`?site=3`), its page proposed unless one of that site is typed already."""
    query = request.query_params
    site = next((site for site in sites if str(site.id) == query.get("site")), sites[0])
    typed = query.get("address", "")[:2000]
    address = typed if site.owns(typed) else _proposal(request, site)
    return NewGuideForm(
        _choices(sites), site.id, address, find_template(query.get("kind", "")).key, query.get("name", "")[:SHOWN]
    )


def typed_form(request: Request, sites: list[Site], problems: dict[str, str]) -> NewGuideForm:
    """The form as it was sent, with what to change."""
    site = text(request, "site", 20)
    site_id = next((known.id for known in sites if str(known.id) == site), sites[0].id)
    kind, name = find_template(text(request, "kind")).key, typed_name(request)
    return NewGuideForm(_choices(sites), site_id, start_of_text(request, "address", 2001), kind, name, problems)


class BadBeginning(ValueError):
    """A field of the form and why it can't be that."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.problems = {field: sentence}


def begin(request: Request, site: Site) -> Guide:
    """Makes the guide that the form describes; raises BadBeginning."""
    here, template, typed = context(request), find_template(text(request, "kind")), typed_name(request)
    if problem := name_problem(typed, LONGEST_NAME):
        raise BadBeginning("name", problem)
    try:
        address = _page(start_of_text(request, "address", 2001), site)
    except BadAddress as refused:
        raise BadBeginning("address", str(refused)) from refused
    name = typed or _name(template, address)
    document = GuideDocument(template.begin(address), _rules(address))
    try:
        return Guide.create(here.db, site, name, template.kind, document, here.member, here.now)
    except QuotaReached as refused:
        raise BadBeginning("name", str(refused)) from refused


def _page(typed: str, site: Site) -> str:
    """An address on the site; a path alone is taken as one of the site's."""
    address = read_address(f"{site.origin}{typed}" if typed.startswith("/") and not typed.startswith("//") else typed)
    if not site.owns(address):
        raise BadAddress(f"{site.name} runs on {site.origin}; start on one of its pages, such as {site.address}")
    return address


def _rules(address: str) -> DraftRulesJson:
    page: PageRuleJson = {"part": "path", "operator": "equals", "value": urlsplit(address).path or "/"}
    return {"pages": {"include": [page]}, "frequency": {"show": "once"}}


def _name(template: Template, address: str) -> str:
    path = urlsplit(address).path
    page = path if path not in {"", "/"} else _host(address)
    return f"{template.called} {page}"[:LONGEST_NAME]


def _proposal(request: Request, site: Site) -> str:
    pages = PageSnapshot.pages_of(context(request).db, site, 1)
    return pages[0].url if pages else site.address


def _choices(sites: list[Site]) -> tuple[tuple[int, str], ...]:
    return tuple((site.id, site.name) for site in sites)


def _host(address: str) -> str:
    return urlsplit(address).netloc.lower()
