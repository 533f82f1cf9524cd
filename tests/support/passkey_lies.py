"""Answers of a passkey to a sign-in that are not what was asked for."""

import re

from tests.support.soft_passkey import PRESENT, SoftPasskey


def wrong_challenge(passkey, options):
    return passkey.shown({**options, "challenge": "AAAA"})


def wrong_origin(passkey, options):
    return passkey.shown(options, origin="http://localhost.example:8000")


def wrong_kind(passkey, options):
    return passkey.shown(options, type="webauthn.create")


def other_host(passkey, options):
    passkey.host = "example.com"
    return passkey.shown(options)


def nobody_verified(passkey, options):
    passkey.flags = PRESENT
    return passkey.shown(options)


def other_holder(passkey, options):
    return passkey.shown(options, handle=b"somebody else")


def other_signature(passkey, options):
    forged = SoftPasskey()
    forged.credential, forged.handle, forged.count = passkey.credential, passkey.handle, passkey.count
    return forged.shown(options)


def no_json(_passkey, _options):
    return "{"


def no_object(_passkey, _options):
    return "[" * 5000


def too_large(passkey, options):
    return passkey.shown(options, padding="x" * 9_000)


def bent(passkey, options):
    return re.sub(r'"authenticatorData": "[^"]{20}', '"authenticatorData": "', passkey.shown(options))


def no_response(passkey, options):
    return passkey.shown(options).replace('"response"', '"answer"')


LIES = (
    wrong_challenge,
    wrong_origin,
    wrong_kind,
    other_host,
    nobody_verified,
    other_holder,
    other_signature,
    no_json,
    no_object,
    too_large,
    bent,
    no_response,
)
