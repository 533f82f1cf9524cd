"""What went wrong on the wire, as a sentence."""

import ssl

import httpcore2

from models.support.outbound.refusal import Refused
from models.support.outbound.url_location import Location


def too_slow(location: Location, seconds: float) -> Refused:
    return Refused(f"{location.authority} did not answer in full within {seconds:g} seconds.", "time")


def too_large(size: int) -> Refused:
    amount = f"{size / 1024 / 1024:g} MiB" if size >= 1024 * 1024 else f"{size / 1024:g} KiB"
    return Refused(f"The answer is larger than {amount}.", "size")


def broken(problem: Exception, location: Location) -> Refused:
    """The sentence for a failed connection or an answer that is no HTTP."""
    return Refused(_sentence(problem, _root(problem), location), "network")


def _sentence(problem: Exception, cause: BaseException, location: Location) -> str:
    place = location.authority
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"The certificate of {place} can't be trusted: {cause.verify_message}."
    if isinstance(cause, ssl.SSLError):
        return f"No secure connection could be made to {place}."
    if isinstance(cause, ConnectionRefusedError):
        return f"Nothing answers at {place}."
    if isinstance(problem, httpcore2.ProtocolError):
        return f"{place} does not answer as a web server should."
    how = "could not be reached" if isinstance(problem, httpcore2.ConnectError) else "broke off the connection"
    return f"{place} {how}."


def _root(problem: BaseException) -> BaseException:
    while (deeper := problem.__cause__ or problem.__context__) is not None:
        problem = deeper
    return problem
