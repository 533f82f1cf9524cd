"""Where the organisation's news goes: Slack and a webhook."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.audit_log import AuditEntry
from models.integration.news_channel import NewsChannel
from models.integration.webhook import new_signing_secret
from models.site import BadAddress, read_address
from models.support.outbound import AllowList, Location
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import must
from web.screens.settings_forms import CHANNEL_FIELDS, channel_form


def update(request: Request) -> Response:
    """An empty field keeps what there is; ticking *Turn off* forgets it."""
    must(request, "manage")
    here = context(request)
    typed = {name: form_fields.start_of_text(request, name, 2001) for name in CHANNEL_FIELDS}
    allowed = here.settings.fetch_allow.of(here.organisation.key)
    problems = {name: problem for name, value in typed.items() if value and (problem := _problem(value, allowed))}
    if problems:
        return partial(channel_form(request, typed=typed, problems=problems), status=422)
    session, sealer = here.db, here.sealer
    channel = NewsChannel.of(session, here.organisation_id)
    secret = ""
    for name in CHANNEL_FIELDS:
        if typed[name] or form_fields.ticked(request, f"off_{name}"):
            channel.put(sealer, name, typed[name])
    if typed["webhook_url"]:
        secret = new_signing_secret()
        channel.put(sealer, "webhook_secret", secret)
    session.add(channel)
    on = [name.removesuffix("_url") for name in CHANNEL_FIELDS if getattr(channel, name)]
    sentence = f"News goes to: {', '.join(on) or 'nowhere besides mail'}."
    AuditEntry.note(session, channel.organisation_id, "channel.changed", sentence, here.member, here.now)
    session.flush()
    return partial(channel_form(request, secret=secret, saved=True))


def _problem(value: str, allowed: AllowList) -> str:
    try:
        address = read_address(value)
    except BadAddress as problem:
        return str(problem)
    location = Location.read(address)
    fine = location.scheme == "https" or allowed.has(location.host, location.port)
    return "" if fine else "The address must start with https://: what is sent is nobody else's business."
