"""The headers that every answer has, whatever gave it: an endpoint, the router, a static file, a refusal or a fault. What an
answer brings itself it keeps.
"""

from collections.abc import Iterable, Mapping

from web.kit.policy import NOBODY, content_security_policy

Headers = tuple[tuple[bytes, bytes], ...]
Named = Mapping[str, str]

YEAR = 365 * 86400
ONLY_HTTPS = {"strict-transport-security": f"max-age={YEAR}; includeSubDomains"}

UNUSED = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
"""What a page could ask of a browser and none of ours does; frames get none of it either."""

FOR_EVERYBODY: Named = {
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
}
"""Of what strangers' pages load: no cookie is read or set there, and browsers may not take it for anything else than it is."""

FOR_FRAMES: Named = {"cross-origin-resource-policy": "cross-origin", "x-content-type-options": "nosniff"}
"""Of stylesheets and scripts, which frames of an opaque origin load as well."""

OF_PEOPLE: Named = {
    "cache-control": "no-store",
    "content-security-policy": content_security_policy(
        {"default-src": (NOBODY,), "base-uri": (NOBODY,), "form-action": (NOBODY,), "frame-ancestors": (NOBODY,)}
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": ", ".join(f"{feature}=()" for feature in UNUSED),
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}
"""Of all else: may be personal, so nobody keeps, frames, loads or opens it from elsewhere. Pages bring a wider policy."""


def as_sent(named: Named, *, secure: bool) -> Headers:
    """As a server sends them; over https a browser is told to come by https only."""
    everything = {**named, **(ONLY_HTTPS if secure else {})}
    return tuple((name.encode(), value.encode()) for name, value in everything.items())


def with_standing(present: Iterable[tuple[bytes, bytes]], standing: Headers) -> list[tuple[bytes, bytes]]:
    """The headers of one answer, completed."""
    headers = list(present)
    names = {name for name, _ in headers}
    headers += [one for one in standing if one[0] not in names]
    return headers
