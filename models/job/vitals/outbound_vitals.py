"""Whether the way out is as guarded as it should be."""

from collections.abc import Iterator

from models.job.vitals.vital_sign import Look, Patient, VitalSign
from models.support.outbound import Limits, Refused

NEVER = ("http://127.0.0.1/", "http://169.254.169.254/", "http://[::1]/", "http://0x7f000001/")
"""Places that are refused before anything is sent, unless the operator opened them."""

QUICK = Limits(seconds=2.0, size=1024, redirects=0)


def _outbound(patient: Patient) -> Iterator[VitalSign]:
    opened = [url for url in NEVER if not _is_refused(patient, url)]
    if opened:
        yield VitalSign(
            "Outbound rules",
            "watch" if not patient.settings.production else "bad",
            f"{', '.join(opened)} may be fetched: whoever writes guides can read what answers there.",
            "Take it out of CAIRN_FETCH_ALLOW, or name the port and the organisation: host:port@KEY.",
        )
        return
    ports = sorted(patient.settings.fetch_ports)
    yield VitalSign("Outbound rules", "good", f"Private addresses are refused; ports {', '.join(map(str, ports))} are asked.")


def _is_refused(patient: Patient, url: str) -> bool:
    try:
        patient.ways_out.of("").get(url, QUICK)
    except Refused as refused:
        return refused.kind == "address"
    return False


OUTBOUND = Look("Outbound rules", _outbound, with_tables=False, thorough=True)
