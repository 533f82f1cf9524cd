"""Requests that store a document, with what is drawn for them at the bounds."""

from hypothesis import strategies as st

from components.translation_status import name_of_state
from models.guide.segment import Segment
from models.guide.template import TEMPLATES
from models.guide.translation import texts_of
from models.site.theme import Theme
from models.site.theme_document import Look
from models.support.canonical_json import content_hash
from tests.support.author_desk import sheet
from tests.support.bounds import line, rich

LANGUAGES = st.sampled_from(["de", "fr", "pt-BR", "ar"])
PAGE = [[-1, "html"], [0, "body"], [1, "button", {"id": "pay"}], [2, "", "Pay now"]]


def some(draw, usual, bounds):
    """The usual form, with one or two of its fields at their bounds."""
    names = draw(st.sets(st.sampled_from(sorted(bounds)), min_size=1, max_size=2))
    return {**usual, **{name: draw(bounds[name]) for name in sorted(names)}}


def new_guide(desk, draw):
    usual = {"site": desk.person.site.id, "kind": draw(st.sampled_from(TEMPLATES)).key, "address": desk.page, "name": "Welcome"}
    bounds = {"address": line(2000 - len(desk.page)).map(lambda more: desk.page + more), "name": line(100)}
    return desk.ask("POST", "guides", some(draw, usual, bounds), part=False)


def step(desk, draw):
    _, document = desk.read()
    found = document.step(desk.step)
    usual = {
        "seen": content_hash(found.to_json()) if found else "",
        "kind": draw(st.sampled_from(["modal", "tooltip", "banner", "hotspot", "slideout"])),
        "title": "Hello",
        "body": "<p>Hi</p>",
        "button-0-label": "Go",
        "button-0-action": draw(st.sampled_from(["next", "link", "copy", "attribute", "event", "guide", "step"])),
        "advance-0-when": draw(st.sampled_from(["event", "url", "delay", "appears", "value"])),
        "advance-0-operator": "equals",
        "advance-0-part": "path",
    }
    bounds = {
        "title": line(200),
        "body": rich(),
        "button-0-label": line(60),
        "button-0-url": line(2000 - 18).map("https://a.example/".__add__),
        "button-0-text": line(4000),
        "button-0-name": line(200),
        "button-0-value": line(4000),
        "advance-0-name": line(4000),
        "advance-0-value": line(1999).map("/".__add__),
        "advance-0-selector": line(4000),
    }
    return desk.ask("PUT", "guide_step", some(draw, usual, bounds))


def rules(desk, draw):
    _, document = desk.read()
    row = "segment.conditions[0]"
    form = {
        "seen": content_hash(document.rules),
        "pages.include[0].part": draw(st.sampled_from(["path", "query", "fragment", "host"])),
        "pages.include[0].operator": draw(st.sampled_from(["equals", "contains", "pattern"])),
        "pages.include[0].value": draw(line(2000)),
        f"{row}.subject": "attribute",
        f"{row}.name": draw(line(200)),
        f"{row}.operator": "equals",
        f"{row}.value[0]": draw(line(500)),
        "priority": draw(st.sampled_from(["-101", "100", "0", "1e9"])),
        "frequency.show": "once",
    }
    keys = draw(st.sampled_from([[], ["frequency.show"], list(form)]))
    return desk.ask("PUT", "guide_rules", {name: form[name] for name in ["seen", *keys]})


def translation(method):
    def asked(desk, draw):
        _, document = desk.read()
        language = next(iter(document.translations), "")
        texts = texts_of(document.steps)
        if not language or not texts:
            return desk.ask("POST", "guide_translations", {"language": draw(LANGUAGES)}, part=False)
        text = draw(st.sampled_from(texts))
        said = draw(rich() if text.is_rich else line(200))
        was = name_of_state(document.translations[language].get(text.path))
        return desk.ask(method, "guide_translation", {"path": text.path, "text": said, "was": was}, language=language)

    return asked


def no_translation(desk, _draw):
    _, document = desk.read()
    return desk.ask("DELETE", "guide_translation", language=next(iter(document.translations), "de"))


def file(desk, draw):
    _, document = desk.read()
    texts = texts_of(document.steps)
    path = draw(st.sampled_from(texts)).path if texts else "x"
    said = draw(rich() if path.endswith(".body") else line(200))
    own = document.language
    return desk.ask("POST", "guide_translation_files", {"file": sheet(path, said, own, draw(LANGUAGES))}, part=False)


def segment(desk, draw):
    row = "segment.conditions[0]"
    found = desk.newest(Segment)
    if found is None:
        return desk.ask("PUT", "site_segment", {}, segment_id=0)
    seen = content_hash({"name": found.name, "rule": found.rule})
    usual = {"name": "Some", "seen": seen, f"{row}.subject": "cookie", f"{row}.operator": "equals"}
    usual |= {f"{row}.name": "plan", f"{row}.value[0]": "x"}
    bounds = {"name": line(100), f"{row}.name": line(200), f"{row}.value[0]": line(500)}
    return desk.ask("PUT", "site_segment", some(draw, usual, bounds), segment_id=found.id)


def theme(method):
    def asked(desk, draw):
        found = desk.newest(Theme)
        if found is None:  # the last one was removed: it takes another
            return desk.ask("POST", "site_themes", {"name": "Look"})
        look = Look().to_json()
        usual = {name: str(value) for name, value in look.items() if not isinstance(value, dict)}
        usual |= {f"{part}.{name}": str(value) for part in ("light", "dark", "logo") for name, value in look[part].items()}
        usual |= {"name": "Look", "seen": content_hash([found.name, found.document])}
        address = line(2000 - 18).map("https://a.example/".__add__)
        bounds = {"name": line(60), "css": line(8000), "logo.address": address, "stack": line(300)}
        return desk.ask(method, "site_theme", some(draw, usual, bounds), theme_id=found.id)

    return asked


def plain(method, name, form=None, part=True, **ids):
    """A request whose fields, and ids of newest rows, come from functions of the desk and the draw."""

    def asked(desk, draw):
        rows = {one: getattr(desk.newest(table), "id", 0) for one, table in ids.items()}
        return desk.ask(method, name, form(desk, draw) if form else {}, part=part, **rows)

    return asked
