"""A guide's numbers: headline figures, trend, funnel and breakdown; fresh within seconds."""

from starlette.requests import Request
from starlette.responses import Response

from components.figure_meanings import FigureMeanings
from models.event import Selection
from models.event.number_state import number_state
from web.forms.asked_numbers import AskedNumbers, asked_numbers
from web.kit.context import context
from web.kit.respond import partial, unchanged, wants_part
from web.lookup import find_guide
from web.screens.guide_page import guide_page
from web.screens.numbers_panel import number_bar, numbers_panel
from web.screens.split_panel import split_panel


def show(request: Request) -> Response:
    """The screen or, for one that is open already, its figures: nothing where nothing was counted since."""
    guide = find_guide(request, may="view")
    asked = asked_numbers(request)
    chosen, address = asked.of(guide), request.url.path
    seen = _state(request, asked, chosen)
    if wants_part(request):
        if seen and request.query_params.get("seen") == seen:
            return unchanged()
        return partial(numbers_panel(request, asked, chosen, address, seen))
    panel, bar = numbers_panel(request, asked, chosen, address, seen), number_bar(request, asked, chosen, address)
    link, split = asked.query.link(by="version"), split_panel(request, guide)
    return guide_page(
        request,
        "guides/numbers.html",
        guide,
        "numbers",
        panel=panel,
        bar=bar,
        link=link,
        split=split,
        meanings=FigureMeanings(with_people=panel.people is not None),
    )


def _state(request: Request, asked: AskedNumbers, chosen: Selection) -> str:
    """Empty where the period is over: nothing will be added to it."""
    return number_state(context(request).db, chosen, asked.today) if asked.period.has(asked.today) else ""
