"""How visitors come to a step: what they have to open first, a page or what the step's element is in."""

from urllib.parse import unquote

from models.guide.guide_document import GuideDocument
from models.guide.rules.page_rule import Pages
from models.guide.rules.rules_json import PageRuleJson
from models.guide.step import LONGEST_LABEL, Step
from models.guide.step_pages import pages_of, usual_page
from models.support.json_reader import Reader
from models.targets.target_json import TargetJson


def page_ways(document: GuideDocument) -> dict[str, str]:
    """Step → what its page is called, for those on other pages than the step before, which does not lead there itself."""
    found: dict[str, str] = {}
    before = [rule.to_json() for rule in Pages.read(Reader.of(document.rules.get("pages", {}))).include]
    for number, step in enumerate(document.steps):
        pages = pages_of(step, document)
        is_elsewhere = number and pages and pages != before and not _leads_on(document.steps[number - 1])
        if is_elsewhere and (name := step.page_name or page_name(step)):
            found[step.id] = name
        before = _later(before, step, pages)
    return found


def opener_way(step: Step) -> str:
    """What the thing is called that has to be opened first; empty where nothing has to be."""
    is_needed = step.kind == "tooltip" and step.target and step.opener and step.opener.get("selectors")
    return opener_name(step) if is_needed else ""


def opener_name(step: Step) -> str:
    """As its author calls it, or as it was called on the page when it was pointed at."""
    opener = step.opener or {}
    label = str(opener.get("fingerprint", {}).get("label", ""))
    return opener.get("name", "") or label[:1].upper() + label[1:]


def opening(step: Step) -> TargetJson | None:
    """What a step points at, as what opens what another one points at."""
    if step.target is None:
        return None
    called = step.title.removeprefix("Click “").removesuffix("”") if step.title.startswith("Click “") else ""
    return {**step.target, "name": called[:LONGEST_LABEL]}


def page_name(step: Step) -> str:
    """What its path says that its page is called: `Team members` for `/settings/team-members`."""
    path = (step.on or (usual_page(step.page) if step.page else "")).lstrip("#!")
    word = next((part for part in reversed(path.split("/")) if part and not part.startswith((":", "*"))), "")
    words = " ".join(unquote(word).removesuffix(".html").replace("_", "-").split("-")).strip()
    return words[:1].upper() + words[1:60]


def _leads_on(step: Step) -> bool:
    """Whether visitors come on by nothing else than clicking its element, or by coming to another address."""
    ways = {advance["when"] for advance in step.advance}
    goes_on = any(button.action["type"] in {"next", "step"} for button in step.buttons)
    return bool(ways) and ways <= {"target_click", "url"} and not goes_on


def _later(before: list[PageRuleJson], step: Step, pages: list[PageRuleJson]) -> list[PageRuleJson]:
    """Where visitors are once the step was shown: one that belongs everywhere keeps them where they were."""
    return pages if pages and step.kind != "hotspot" else before
