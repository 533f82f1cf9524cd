"""An OpenID Connect provider on loopback that tells the truth unless it is made to lie: whatever it says can be replaced."""

import json
import time
from contextlib import contextmanager
from functools import cache
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.support.live import listening, served

CLIENT, SECRET, SUBJECT = "cairn", "a secret: of three words", "alice-1"


@cache
def key(kid):
    """Making one takes a tenth of a second, so that all providers of a run share them."""
    return RSAKey.generate_key(2048, {"kid": kid, "use": "sig", "alg": "RS256"})


class Provider:
    """`said` is laid over what it says about itself, `claims` over what it says of people; None takes a member out."""

    def __init__(self, url):
        self.issuer = url
        self.tell_the_truth()

    def tell_the_truth(self):
        self.key, self.listed = key("one"), [key("one"), key("two")]
        self.said, self.claims, self.header, self.back = {}, {}, {}, {}
        self.userinfo = {}
        self.nonce = self.answer = self.discovery_answer = self.jwks_answer = None
        self.asked, self.token = [], self.honest_token

    def app(self):
        routes = {
            "/.well-known/openid-configuration": self._discovery,
            "/jwks": self._keys,
            "/me": lambda _: JSONResponse(self.userinfo),
        }
        made = [Route(path, answer) for path, answer in routes.items()]
        return Starlette(routes=[*made, Route("/token", self._token, methods=["POST"])])

    def sign_in(self, url):
        """What the browser brings back from the page that it was sent to: the address on Cairn, from its path on."""
        sent = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        self.nonce = sent["nonce"]
        told = laid({"state": sent["state"], "code": "c0de", "iss": self.issuer}, self.back)
        return f"{urlsplit(sent['redirect_uri']).path}?{urlencode(told)}"

    def honest_token(self):
        now = int(time.time())
        claims = {"iss": self.issuer, "sub": SUBJECT, "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": self.nonce}
        claims |= {"email": "alice@acme.example", "email_verified": True, "name": "Alice"}
        header = laid({"alg": "RS256", "kid": self.key.kid}, self.header)
        return jwt.encode(header, laid(claims, self.claims), self.key, algorithms=[header["alg"]])

    def _discovery(self, _request):
        told = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "userinfo_endpoint": f"{self.issuer}/me",
            "response_types_supported": ["code"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "authorization_response_iss_parameter_supported": True,
        }
        return self.discovery_answer or JSONResponse(laid(told, self.said))

    def _keys(self, _request):
        return self.jwks_answer or JSONResponse({"keys": [one.as_dict(private=False) for one in self.listed]})

    async def _token(self, request):
        sent = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        self.asked.append({**sent, "authorization": request.headers.get("authorization", "")})
        if self.answer is not None:
            return self.answer
        return JSONResponse({"access_token": "a", "token_type": "Bearer", "id_token": self.token()})


def laid(told, over):
    return {name: value for name, value in {**told, **over}.items() if value is not None}


def text(body, status=200, **headers):
    return Response(body if isinstance(body, str | bytes) else json.dumps(body), status, headers, "application/json")


@contextmanager
def provider_on_wire():
    with listening() as (listener, port):
        provider = Provider(f"http://127.0.0.1:{port}")
        with served(provider.app(), listener):
            yield provider
