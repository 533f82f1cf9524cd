"""The screens of a site's themes: the list of them; one's form, who wears it, and the page that it is shown on."""

from dataclasses import replace

from starlette.requests import Request

from components.theme_form import SavedTheme, ThemeForm
from components.theme_list import ThemeLine, ThemeList
from components.theme_stage import CustomerPage, ThemeStage
from components.theme_stage.sample_steps import SAMPLES
from models.guide import compile_step
from models.guide.guide_search import GuideSearch
from models.guide.theme_usage import GuidesByTheme, guides_by_theme
from models.page.snapshot_archive import PageSnapshot
from models.release.live_theme import LiveTheme, default_theme
from models.site import Site
from models.site.release_theme import theme_of
from models.site.theme import OWN, OWN_NAME, Theme
from models.site.theme_document import Look
from models.support.canonical_json import content_hash
from models.support.json_reader import Faults
from web.forms.name_field import typed_name
from web.forms.theme_fields import typed_look
from web.kit import form_fields
from web.kit.context import context


def theme_list(request: Request, site: Site, typed: str = "", problem: str = "") -> ThemeList:
    here = context(request)
    session, membership = here.db, here.membership
    worn = guides_by_theme(session, site.id)
    themes = sorted(Theme.all_of(session, site.id), key=lambda one: one.name.casefold())
    own = ThemeLine(None, OWN_NAME, not any(one.is_default for one in themes), Look())
    usual = _usual(worn, themes)
    users = {one.key: (*worn.get(one.key, ()), *(usual if one.is_default else ())) for one in themes}
    own = replace(own, guides=(*worn.get(OWN, ()), *(usual if own.is_default else ())))
    lines = (own, *(ThemeLine.of(theme, users[theme.key]) for theme in themes))
    is_live = default_theme(session, site)[0] == LiveTheme.of(session, site.id, "production")
    may_edit, may_publish = membership.may_at("edit", site.id), membership.may_at("publish", site.id)
    return ThemeList(site.id, lines, typed, problem, is_live, may_edit, may_publish)


def _usual(worn: GuidesByTheme, themes: list[Theme]) -> list[tuple[int, str]]:
    """The guides that wear the default: those that chose none, or one that was removed since."""
    known = {OWN, *(theme.key for theme in themes)}
    return [guide for key, guides in worn.items() if key not in known for guide in guides]


def typed_form(request: Request, site: Site, theme: Theme) -> ThemeForm:
    """The form as it was typed, with what is wrong in it; what can't be read is drawn as it was saved."""
    name, typed = typed_name(request), typed_look(request)
    problems = {} if name else {"name": "is empty: give the theme a name"}
    try:
        look = Look.read(typed)
    except Faults as faults:
        look, problems = theme.drawn[0], {**problems, **dict(faults.faults)}
    saved, seen = saved_state(request, site, theme), form_fields.text(request, "seen", 64)
    return ThemeForm(saved, name, typed, look, problems, seen, "Not saved yet")


def saved_state(request: Request, site: Site, theme: Theme) -> SavedTheme:
    here = context(request)
    session, membership = here.db, here.membership
    worn = guides_by_theme(session, site.id)
    guides = worn.get(theme.key, []) + (worn.get("", []) if theme.is_default else [])
    return SavedTheme(
        site.id,
        theme.id,
        is_default=theme.is_default,
        state=content_hash([theme.name, theme.document]),
        is_live=theme.is_default and theme_of(theme.drawn[0]) == LiveTheme.of(session, site.id, "production"),
        guides=tuple(guides[:20]),
        may_edit=membership.may_at("edit", site.id),
        may_publish=membership.may_at("publish", site.id),
    )


def stage(request: Request, site: Site) -> ThemeStage:
    """With a page of the site's, where one was fetched: the newest of them that a step points into, or just the newest."""
    session = context(request).db
    pages = {snapshot.url: snapshot for snapshot in PageSnapshot.pages_of(session, site)}
    for guide in GuideSearch(site.organisation_id, site_id=site.id).found(session, 20):
        draft = guide.readable
        for step in draft.steps if draft else ():
            if step.page in pages and step.first_selector:
                return ThemeStage(site.id, CustomerPage(pages[step.page].id, step.page, compile_step(step)))
    newest = next(iter(pages.values()), None)
    return ThemeStage(site.id, CustomerPage(newest.id, newest.url, SAMPLES["modal"]) if newest else None)
