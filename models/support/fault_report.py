"""Reports of faults to Sentry, where the operator asks for it: what failed and where in the code, and nothing of anybody."""

from typing import Any, cast

import sentry_sdk
from sentry_sdk.integrations.logging import LoggingIntegration
from sentry_sdk.types import Event, Hint

from models.support.operating_settings import OperatingSettings

KEPT = frozenset({"event_id", "timestamp", "level", "platform", "release", "environment", "sdk", "transaction", "logger"})
"""What of a report goes out besides the kind of fault and the places in the code."""

KEPT_OF_FRAME = frozenset({"module", "function", "filename", "lineno", "in_app"})


def begin_reports(operating: OperatingSettings, release: str) -> None:
    """From now on faults are reported there: those that are handed to `report`, and what is logged as an error."""
    sentry_sdk.init(
        dsn=operating.sentry_dsn,
        release=release,
        default_integrations=False,
        integrations=[LoggingIntegration(level=None, event_level=40)],
        include_local_variables=False,
        include_source_context=False,
        max_breadcrumbs=0,
        max_request_body_size="never",
        auto_session_tracking=False,
        send_client_reports=False,
        server_name="cairn",
        before_send=scrubbed,
        http_proxy=operating.outbound_proxy or None,
        https_proxy=operating.outbound_proxy or None,
        ca_certs=operating.ca_file or None,
    )


def report(problem: Exception, what: str) -> None:
    """`what` was being done, as a pattern that names nothing: `GET /guides/{guide_id}`."""
    if not sentry_sdk.is_initialized():
        return
    with sentry_sdk.new_scope() as scope:
        scope.set_transaction_name(what)
        scope.capture_exception(problem)


def scrubbed(event: Event, _hint: Hint) -> Event:
    """The report without what a person may have written: texts of faults quote rows, addresses and forms."""
    everything: dict[str, Any] = {**event}
    kept = {name: value for name, value in everything.items() if name in KEPT}
    faults = _listed(everything.get("exception"), "values")
    kept["exception"] = {"values": [_fault(one) for one in faults]}
    if not faults:
        kept["message"] = f"An error was logged by {everything.get('logger', 'Cairn')}."
    return cast("Event", kept)


def _fault(fault: dict[str, Any]) -> dict[str, Any]:
    frames = _listed(fault.get("stacktrace"), "frames")
    places = [{name: value for name, value in frame.items() if name in KEPT_OF_FRAME} for frame in frames]
    return {"type": fault.get("type"), "module": fault.get("module"), "stacktrace": {"frames": places}}


def _listed(part: dict[str, Any] | None, name: str) -> list[dict[str, Any]]:
    return (part or {}).get(name) or []
