"""An authenticator in software: what a browser would send for a passkey, true or bent as a test wants it."""

import hashlib
import json
import secrets

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers import bytes_to_base64url as b64

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


class SoftPasskey:
    """One key pair for a host. `count` goes up with each use unless it is set."""

    def __init__(self, origin="http://localhost:8000", host="localhost"):
        self.origin, self.host, self.count = origin, host, 0
        self.flags = PRESENT | VERIFIED
        self.credential = secrets.token_bytes(24)
        self.handle = b""
        self._key = ec.generate_private_key(ec.SECP256R1())

    def made(self, options, **said):
        """Answers what a registration asks."""
        self.handle = said.pop("handle", None) or base64url_to_bytes(options["user"]["id"])
        numbers = self._key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        named = bytes(16) + len(self.credential).to_bytes(2, "big") + self.credential + cbor2.dumps(public)
        data = self._data(self.flags | ATTESTED) + named
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", options["challenge"], **said)
        return self._said({"clientDataJSON": b64(client), "attestationObject": b64(attestation)})

    def shown(self, options, **said):
        """Answers what a sign-in asks."""
        self.count += 1
        handle = said.pop("handle", self.handle)
        client, data = self._client("webauthn.get", options["challenge"], **said), self._data(self.flags)
        signature = self._key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        response = {"clientDataJSON": client, "authenticatorData": data, "signature": signature, "userHandle": handle}
        return self._said({name: b64(value) for name, value in response.items()})

    def _said(self, response):
        name = b64(self.credential)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})

    def _data(self, flags):
        return hashlib.sha256(self.host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _client(self, kind, asked, **said):
        return json.dumps({"type": kind, "challenge": asked, "origin": self.origin, "crossOrigin": False, **said}).encode()
