"""Rules in plain English: a sentence for each part, and one for the whole."""

from dataclasses import dataclass

from models.guide.rules.condition_words import Names, compared, counted, listed, visitors
from models.guide.rules.frequency import Frequency, Stop
from models.guide.rules.page_rule import PageRule, Pages
from models.guide.rules.rules import Rules
from models.guide.rules.schedule import Schedule
from models.guide.rules.trigger import Trigger

_PARTS = {"url": "address", "host": "host", "path": "path", "query": "query", "fragment": "fragment"}
_SHOWS = {"once": "once", "session": "once in each tab", "always": "every time"}


@dataclass(frozen=True)
class Sentences:
    """One phrase for each part of a guide's rules; `until` and `dates` are empty when there is nothing to say."""

    who: str
    where: str
    start: str
    often: str
    until: str
    dates: str

    def whole(self, guide: str) -> str:
        """Everything as one sentence about the guide of that name."""
        phrases = [self.where, self.start, self.often, self.until, self.dates]
        return f'{self.who} see "{guide}" {", ".join(phrase for phrase in phrases if phrase)}.'


def sentences(rules: Rules, kind: str, names: Names | None = None, segments: Names | None = None) -> Sentences:
    """The rules of a guide of that kind in words; `names` are other guides' names by their ids, `segments` segments' by key."""
    return Sentences(
        who=visitors(rules.segment, names, [(segments or {}).get(key, key) for key in rules.segments]),
        where=pages(rules.pages),
        start=trigger(rules.trigger),
        often=frequency(rules.shows(kind)),
        until=stop(rules.stops()),
        dates=schedule(rules.schedule) if rules.schedule else "",
    )


def pages(rules: Pages) -> str:
    where = "on every page"
    if rules.include:
        where = f"on pages whose {listed([page_rule(rule) for rule in rules.include], 'or whose')}"
    if rules.exclude:
        where += f", but not where the {listed([page_rule(rule) for rule in rules.exclude], 'or the')}"
    return where


def page_rule(rule: PageRule) -> str:
    told = f"{_PARTS[rule.part]} {compared(rule.operator, (rule.value,))}"
    return f"{told} (slash and order as written)" if rule.strict else told


def trigger(rule: Trigger) -> str:
    words = {
        "automatic": "as soon as the page is ready",
        "click": f"when they click on {rule.text}",
        "hover": f"when they point at {rule.text}",
        "event": f'when the page tracks "{rule.text}"',
        "link": "when they follow a link to it",
        "api": "when the page starts it",
        "delay": f"{counted(rule.number, 'second')} after the page is ready",
        "scroll": f"when they have scrolled {rule.number:g} % of the page",
        "exit": "when the pointer leaves the page",
        "idle": f"after {counted(rule.number, 'second')} without a movement",
    }
    return words[rule.type]


def frequency(rule: Frequency) -> str:
    if rule.show == "days":
        return "once a day" if rule.days == 1 else f"once every {rule.days:,} days"
    return _SHOWS[rule.show]


def stop(rule: Stop) -> str:
    deeds = [word for word, wanted in (("complete", rule.completed), ("dismiss", rule.dismissed)) if wanted]
    ends = [f"they {' or '.join(deeds)} it"] if deeds else []
    if rule.views:
        ends.append(f"they have seen it {counted(rule.views, 'time')}")
    return f"until {listed(ends, 'or')}" if ends else ""


def schedule(rule: Schedule) -> str:
    bounds = [f"{word} {moment.replace('T', ' ')}" for word, moment in (("from", rule.start), ("until", rule.until)) if moment]
    clock = "the site's" if rule.zone == "site" else "the visitor's"
    return f"{' '.join(bounds)} by {clock} clock" if bounds else ""
