"""What visitors get of a guide: its draft compiled into the release format, or everything that is missing from it."""

from sqlalchemy.orm import object_session

from models.guide.compiled_rules import beginning, compile_rules, rule_gaps
from models.guide.compiled_translations import compile_translations
from models.guide.guide import Guide
from models.guide.guide_document import GuideDocument
from models.guide.guide_json import AdvanceJson, CompiledGuide, ContentJson, StepJson
from models.guide.languages import name_of
from models.guide.link_address import links_to_nowhere
from models.guide.publication_refused import NotPublishable
from models.guide.rich_text import most_in_one_place, to_tree, unsized_pictures
from models.guide.rich_tree import RichText
from models.guide.rules.page_rule import PageRule
from models.guide.step import Button, Step
from models.guide.step_gaps import advance_gap, button_gap
from models.guide.step_pages import page_gap, pages_of, usual_page
from models.guide.step_ways import opener_name, opener_way, page_ways
from models.guide.translation import texts_of
from models.guide.way_sentence import way_sentence
from models.site.release_theme import theme_of
from models.site.theme import Theme
from models.support.canonical_json import canonical
from models.support.json_reader import Reader
from models.targets.target_json import TargetForVisitors, TargetJson

MOST_NODES = 490
LONGEST_CONTENT = 200_000


def compile_guide(guide: Guide, document: GuideDocument | None = None) -> CompiledGuide:
    """The guide as an entry of a release, without its version. Raises NotPublishable with every reason at once.

    `document` is what it holds: its current draft, or another one that is given.
    """
    document = document or guide.document
    theme = _own_theme(guide, document)
    reasons = [*missing(guide.kind, document), *rule_gaps(guide, document), *(theme.gaps if theme else ())]
    if reasons:
        raise NotPublishable(reasons)
    content = compile_content(document)
    if len(canonical(content)) > LONGEST_CONTENT:
        raise NotPublishable([f"This guide has more than {LONGEST_CONTENT:,} bytes of text in all its languages: shorten it."])
    if theme:
        content["theme"] = theme_of(theme.look)
    entry: CompiledGuide = {
        "id": guide.key,
        "name": guide.name,
        "kind": guide.kind,
        "created": guide.created_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "priority": guide.priority,
        "rules": compile_rules(guide, document),
        "content": content,
    }
    if start := beginning(document):
        entry["start"] = start
    return entry


def compile_content(document: GuideDocument) -> ContentJson:
    ways = page_ways(document)
    steps = [_compile_placed(step, document, ways.get(step.id, "")) for step in document.steps]
    content: ContentJson = {"language": document.language, "steps": steps}
    if translations := compile_translations(document):
        content["translations"] = translations
    return content


def _compile_placed(step: Step, document: GuideDocument, page: str) -> StepJson:
    """`page` is what its page is called, for a step that visitors have to come to."""
    compiled, pages = compile_step(step), pages_of(step, document)
    if pages:
        compiled["on"] = pages
    if page and step.kind != "hotspot":
        compiled["way"] = way_sentence(document.language, page)
    if step.opener and (name := opener_way(step)):
        compiled["opener"] = {**_for_visitors(step.opener), "way": way_sentence(document.language, name)}
    if "target" in compiled and step.page:
        compiled["page"] = usual_page(step.page)
    return compiled


def _own_theme(guide: Guide, document: GuideDocument) -> Theme | None:
    session = object_session(guide)
    return Theme.chosen(session, guide.site_id, document.theme) if session and document.theme else None


def compile_step(step: Step) -> StepJson:
    """One step in the release format: only what the player needs, and only what differs from its defaults."""
    compiled: StepJson = {"id": step.id, "kind": step.kind, "placement": step.placement, "progress": step.progress}
    if step.title.strip():
        compiled["title"] = step.title.strip()
    body = to_tree(step.body)
    if body:
        compiled["body"] = body
    if step.needs_target and step.target:
        compiled["target"] = _for_visitors(step.target)
        compiled["missing"] = {"wait": step.missing_wait, "then": step.missing_then}
    if step.backdrop != "none":
        compiled["backdrop"] = {"kind": step.backdrop, "through": step.through}
    if step.width != 320:
        compiled["width"] = step.width
    if not step.arrow:
        compiled["arrow"] = False
    if step.kind == "hotspot":
        compiled["pulse"], compiled["open"] = step.pulse, step.open
    if step.kind == "banner" and step.push:
        compiled["push"] = True
    if step.layout != "plain" and step.kind != "banner":
        compiled["layout"] = step.layout
    if step.buttons:
        compiled["buttons"] = [button.to_json() for button in step.buttons]
    if step.advance:
        compiled["advance"] = [_compile_advance(advance) for advance in step.advance]
    return compiled


def _for_visitors(target: TargetJson) -> TargetForVisitors:
    """Without what only checks need."""
    found: TargetForVisitors = {}
    if selectors := target.get("selectors"):
        found["selectors"] = selectors
    if identity := target.get("identity"):
        found["identity"] = identity
    if inside := target.get("inside"):
        found["inside"] = inside
    return found


def _compile_advance(advance: AdvanceJson) -> AdvanceJson:
    """An address is written as browsers write it, so that the player only compares."""
    if advance["when"] != "url" or not advance.get("value"):
        return advance
    reader = Reader.of(advance)
    rule = PageRule.read(reader)
    return advance if reader.faults else {"when": "url", **rule.to_json()}


def missing(kind: str, document: GuideDocument) -> list[str]:
    """Everything that keeps a guide from being shown, one sentence each."""
    if not document.steps:
        return ["Add a first step: a guide without steps has nothing to show."]
    reasons: list[str] = []
    for number, step in enumerate(document.steps, start=1):
        name = f"Step {number}"
        if step.needs_target and not step.first_selector:
            reasons.append(f"{name} needs a target: choose its element on the page.")
        if not step.title.strip() and not to_tree(step.body):
            reasons.append(f"{name} is empty: write a title or a text.")
        reasons += _text_gaps(name, to_tree(step.body))
        if step.opener and not opener_name(step):
            reasons.append(f"{name}: write the name of what visitors have to open first.")
        if gap := page_gap(step):
            reasons.append(f"{name}: {gap}")
        reasons += _gaps(name, step, document)
        if kind == "hotspots" and step.kind != "hotspot":
            reasons.append(f"{name} is no hotspot, but this is a group of hotspots.")
    return reasons + _translation_gaps(document)


def _text_gaps(name: str, tree: RichText) -> list[str]:
    """What keeps a rich text from being shown as it is."""
    reasons: list[str] = []
    if unsized_pictures(tree):
        reasons.append(f"{name} has a picture of unknown size, so that the card would jump: take it out and add it again.")
    if most_in_one_place(tree) > MOST_NODES:
        reasons.append(f"{name} has a text with more than {MOST_NODES} lines or marks in one place: shorten it.")
    return reasons + [f"{name} has a link that leads nowhere: {url}" for url in links_to_nowhere(tree)]


def _translation_gaps(document: GuideDocument) -> list[str]:
    """The same of its translations."""
    texts = [text for text in texts_of(document.steps) if text.is_rich]
    return [
        reason
        for language, translated in document.translations.items()
        for text in texts
        if text.path in translated
        for reason in _text_gaps(f"Step {text.step} in {name_of(language)}", to_tree(translated[text.path].text))
    ]


def _gaps(name: str, step: Step, document: GuideDocument) -> list[str]:
    steps = [other.id for other in document.steps]
    gaps = [(button, button_gap(button, steps)) for button in step.buttons]
    reasons = [f"{name}: {_called(button)} {gap}" for button, gap in gaps if gap]
    return reasons + [f"{name}: {gap}" for gap in (advance_gap(step, advance) for advance in step.advance) if gap]


def _called(button: Button) -> str:
    return f"the button {button.label!r}" if button.label.strip() else "a button"
