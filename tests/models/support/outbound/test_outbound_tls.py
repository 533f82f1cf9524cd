import ssl
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from models.support.outbound import Limits, Outbound, Refused
from tests.models.support.wire import Wire, answer, wire


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for shop.test that vouches for itself, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "shop.test")])
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder(
            name, name, key.public_key(), x509.random_serial_number(), now - timedelta(days=1), now + timedelta(days=1)
        )
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("shop.test")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = tmp_path_factory.mktemp("tls") / "shop.pem"
    path.write_bytes(pem + built.public_bytes(serialization.Encoding.PEM))
    return path


@contextmanager
def secure(certificate: Path) -> Generator[tuple[Wire, ssl.SSLContext]]:
    """A server on loopback, and the trust that its certificate needs."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with wire(lambda _: lambda _path: answer(b"safe"), tls=context) as served:
        yield served, ssl.create_default_context(cafile=str(certificate))


def test_the_name_is_asked_for_and_verified_although_an_address_is_dialled(certificate: Path):
    with secure(certificate) as (served, trust):
        outbound = Outbound([f"shop.test:{served.port}"], resolver=lambda *_: ["127.0.0.1"], tls=trust)
        assert outbound.get(f"https://shop.test:{served.port}/").body == b"safe"
    assert served.names == ["shop.test"]


def test_a_certificate_for_another_name_is_refused(certificate: Path):
    with secure(certificate) as (served, trust):
        outbound = Outbound([f"other.test:{served.port}"], resolver=lambda *_: ["127.0.0.1"], tls=trust)
        with pytest.raises(Refused) as refusal:
            outbound.get(f"https://other.test:{served.port}/")
    assert refusal.value.reason.startswith(f"The certificate of other.test:{served.port} can't be trusted: Hostname mismatch")


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: Path):
    with secure(certificate) as (served, _):
        outbound = Outbound([f"shop.test:{served.port}"], resolver=lambda *_: ["127.0.0.1"])
        with pytest.raises(Refused, match="can't be trusted: self-signed certificate"):
            outbound.get(f"https://shop.test:{served.port}/")


def test_a_handshake_that_never_ends_costs_no_more_than_the_time_allowed():
    with wire(lambda served: lambda _path: served.drip(b"", 5)) as served:
        outbound = Outbound([served.place])
        with pytest.raises(Refused) as refusal:
            outbound.get(f"https://{served.place}/", Limits(seconds=0.3))
    assert refusal.value.kind == "time"
