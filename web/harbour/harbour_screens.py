"""What each address of Harbour answers."""

from collections import Counter

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from web.harbour.form_body import LONGEST_TEXT, read_form
from web.harbour.marina import KINDS, MOST_BOATS, PIERS, STATES, Boat
from web.harbour.page_answer import VERSIONS, draw, state_of


async def dashboard(request: Request) -> Response:
    marina = state_of(request).marina
    return draw(
        request, "dashboard.html", place="/", figures=marina.figures(), arrivals=marina.arrivals(), piers_now=marina.by_pier()
    )


async def berths(request: Request) -> Response:
    marina = state_of(request).marina
    pier, state, sort = (request.query_params.get(name, "") for name in ("pier", "state", "sort"))
    found = marina.find_berths(pier=pier, state=state, sort=sort)
    return draw(
        request,
        "berths.html",
        place="/berths",
        berths=found,
        all_berths=marina.berths,
        pier_names=PIERS,
        states=STATES,
        pier=pier,
        state=state,
        sort=sort or "code",
    )


async def change_berth(request: Request) -> Response:
    form = await read_form(request)
    state_of(request).marina.change_berth(request.path_params["code"], form.get("state", ""))
    return _back(form, "/berths")


async def boats(request: Request) -> Response:
    words = request.query_params.get("q", "")[:LONGEST_TEXT]
    found = state_of(request).marina.find_boats(words)
    return draw(
        request,
        "boats.html",
        place="/boats",
        boats=found,
        words=words,
        added=request.query_params.get("added", "")[:LONGEST_TEXT],
    )


async def new_boat(request: Request) -> Response:
    return _boat_form(request, typed={}, problems={})


async def create_boat(request: Request) -> Response:
    form = await read_form(request)
    typed = {name: form.get(name, "") for name in ("name", "owner", "email", "kind", "length", "registration")}
    marina = state_of(request).marina
    problems = _problems(typed)
    if len(marina.boats) >= MOST_BOATS:
        problems["name"] = f"The register is full: it holds {MOST_BOATS} boats."
    if problems:
        return _boat_form(request, typed=typed, problems=problems)
    kind = typed["kind"] if typed["kind"] in KINDS else KINDS[0]
    boat = Boat(
        typed["name"], typed["owner"], kind, float(typed["length"]), typed["registration"] or "none yet", email=typed["email"]
    )
    marina.boats.insert(0, boat)
    return RedirectResponse(request.url_for("boats").include_query_params(added=boat.name), 303)


async def registration(request: Request) -> Response:
    """What the national register knows about a registration: the boats of the marina, as JSON."""
    wanted = request.path_params["number"].upper()
    boat = next((boat for boat in state_of(request).marina.boats if boat.registration == wanted), None)
    if boat is None:
        return JSONResponse({"problem": "The register does not know this number."}, 404)
    return JSONResponse({"name": boat.name, "kind": boat.kind, "length": f"{boat.length:.1f}", "owner": boat.owner})


async def invoices(request: Request) -> Response:
    every = state_of(request).marina.invoices
    state = request.query_params.get("state", "")
    counts = Counter(invoice.state for invoice in every)
    counts[""] = len(every)
    found = [invoice for invoice in every if state in ("", invoice.state)]
    return draw(request, "invoices.html", place="/invoices", invoices=found, counts=counts, state=state)


async def invoices_csv(request: Request) -> Response:
    rows = [
        f"{invoice.number},{invoice.boat},{invoice.issued},{invoice.amount},{invoice.state}"
        for invoice in state_of(request).marina.invoices
    ]
    return PlainTextResponse("\n".join(["number,boat,issued,euros,state", *rows]), media_type="text/csv")


async def reports(request: Request) -> Response:
    return draw(request, "reports.html", place="/reports")


async def report_data(request: Request) -> Response:
    months = dict(zip(("Jan", "Feb", "Mar", "Apr", "May", "Jun"), (31, 34, 42, 55, 64, 71), strict=True))
    marina = state_of(request).marina
    kinds = Counter(boat.kind for boat in marina.boats)
    return JSONResponse({"occupancy": months, "kinds": dict(kinds.most_common()), "piers": marina.by_pier()})


async def settings(request: Request) -> Response:
    marina = state_of(request).marina
    return draw(
        request, "settings.html", place="/settings", notifications=marina.notifications, saved="saved" in request.query_params
    )


async def change_settings(request: Request) -> Response:
    form = await read_form(request)
    marina = state_of(request).marina
    if form.get("section", "") == "notifications":
        marina.notifications = {name: name in form for name in marina.notifications}
    else:
        marina.profile = {name: form.get(name, "") or old for name, old in marina.profile.items()}
    return RedirectResponse("/settings?saved", 303)


async def sign_in(request: Request) -> Response:
    if request.method == "POST":
        return RedirectResponse("/", 303)
    return draw(request, "sign_in.html")


async def switch_version(request: Request) -> Response:
    """Releases the other Harbour for everyone, until the next start; only this machine may, and only from Harbour itself."""
    from_here = request.client is not None and request.client.host in ("127.0.0.1", "::1", "testclient")
    if not from_here or request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return PlainTextResponse("Only Harbour's own pages on the machine it runs on may switch its version.", 403)
    form = await read_form(request)
    wanted = form.get("version", "")
    if wanted not in map(str, VERSIONS):
        return PlainTextResponse("The version is 1 or 2.", 422)
    state_of(request).version = int(wanted)
    return _back(form, "/")


def _boat_form(request: Request, *, typed: dict[str, str], problems: dict[str, str]) -> Response:
    status = 422 if problems else 200
    return draw(
        request, "boat_form.html", place="/boats", status=status, typed=typed, problems=problems, kinds=KINDS, heading="New boat"
    )


def _problems(typed: dict[str, str]) -> dict[str, str]:
    problems: dict[str, str] = {}
    if not typed["name"]:
        problems["name"] = "Give the boat a name."
    if not typed["owner"]:
        problems["owner"] = "Say whom to call."
    try:
        fits = 3 <= float(typed["length"]) <= 40
    except ValueError:
        fits = False
    if not fits:
        problems["length"] = "Give a length between 3 and 40 metres."
    if typed["email"] and "@" not in typed["email"]:
        problems["email"] = "An e-mail address has an @ in it."
    return problems


def _back(form: dict[str, str], otherwise: str) -> Response:
    """Returns to the page a form was sent from, never to another host."""
    back = form.get("back", "")
    inside = back.startswith("/") and not back.startswith(("//", "/\\"))
    return RedirectResponse(back if inside else otherwise, 303)
