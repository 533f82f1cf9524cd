"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.delivery_log import DeliveryLine, DeliveryLog

_AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
_BODY = '{\n  "type": "release.published"\n}'
_SENT = DeliveryLine(3, "release.published", "msg_c", "sent", _AT, 1, 204, "", None, _BODY)
_DEAD = DeliveryLine(2, "release.published", "msg_b", "dead", _AT, 9, 500, "The receiver answered 500.", None, _BODY)
_WAITING = DeliveryLine(1, "review.changed", "msg_a", "waiting", _AT, 1, None, "ci.example did not answer.", _AT, _BODY)

EXAMPLES = {
    "none": DeliveryLog(1),
    "some": DeliveryLog(1, (_SENT, _DEAD, _WAITING), 1),
    "ended": DeliveryLog(1, (_DEAD,), 1, "dead", is_open=False),
}
