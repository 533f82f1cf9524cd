"""Reading one answer within its bounds: headers, media type, and a body that is unpacked as it arrives."""

import time

import httpcore2

from models.support.outbound.answer import Limits, media_type_of
from models.support.outbound.decompression import decoder_for
from models.support.outbound.refusal import Refused
from models.support.outbound.wire_problem import too_large

MOST_HEADERS = 200
LARGEST_HEADERS = 64 * 1024
LARGEST_ERROR = 64 * 1024


def read_headers(response: httpcore2.Response) -> dict[str, str]:
    """The answer's headers. Raises Refused when there are too many."""
    if len(response.headers) > MOST_HEADERS or sum(len(name) + len(value) for name, value in response.headers) > LARGEST_HEADERS:
        raise Refused("The answer has more headers than a page needs.", "size")
    headers: dict[str, str] = {}
    for raw_name, raw_value in response.headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def read_set_cookies(response: httpcore2.Response) -> tuple[str, ...]:
    """One by one: joined by commas they could not be told from the commas in their dates."""
    return tuple(value.decode("latin-1") for name, value in response.headers if name.lower() == b"set-cookie")


def check_media_type(status: int, headers: dict[str, str], limits: Limits) -> None:
    """Refuses a successful answer of a kind that was not asked for, before its body is read."""
    media_type = media_type_of(headers.get("content-type", ""))
    if limits.media_types is None or status >= 300 or media_type in limits.media_types or not media_type:
        return
    if media_type == "application/pdf":
        raise Refused("This is a PDF document, not a web page.", "type")
    raise Refused(f"This is {media_type[:80]}, not a web page.", "type")


def read_body(response: httpcore2.Response, headers: dict[str, str], size: int, deadline: float) -> tuple[bytes, int]:
    """The unpacked body, and how many bytes it took on the wire. Raises Refused past `size` or when it stays incomplete."""
    cut = response.status >= 400
    room = min(size, LARGEST_ERROR) if cut else size
    decoder = decoder_for(headers.get("content-encoding", ""))
    if not cut and _announced(headers) > size:
        raise too_large(size)
    body, received = bytearray(), 0
    for chunk in response.iter_stream():
        received += len(chunk)
        body += decoder.feed(chunk, room - len(body))
        if len(body) > room or received > size:
            if cut:
                return bytes(body[:room]), received
            raise too_large(size)
        if time.monotonic() > deadline:
            raise httpcore2.ReadTimeout
    if received and not cut and not decoder.is_whole:
        raise Refused("The answer broke off before its end.", "network")
    return bytes(body), received


def _announced(headers: dict[str, str]) -> int:
    """Content-Length, which counts packed bytes; unpacking makes more of them, practically never fewer."""
    length = headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 20 else 0
