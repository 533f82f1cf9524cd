"""Examples for the gallery and its test."""

from components.authenticator_panel import AuthenticatorPanel

KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ADDRESS = f"otpauth://totp/Cairn:maren%40harbour.example?secret={KEY}&issuer=Cairn"

EXAMPLES = {
    "off": AuthenticatorPanel(),
    "wrong password": AuthenticatorPanel(problems={"factor_password": "That is not your password."}),
    "new": AuthenticatorPanel("new", KEY, ADDRESS),
    "wrong code": AuthenticatorPanel("new", KEY, ADDRESS, problems={"code": "That is not the code of now."}),
    "just on": AuthenticatorPanel("on", codes=("h7kp-2mxw-9qrt-vz4c", "b3nd-8sfj-6ygh-k2mp"), left=10),
    "on": AuthenticatorPanel("on", left=3),
}
