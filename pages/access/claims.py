"""What the provider says of who signed in, read from its token by rules of our own.

Authlib has checked the token's signature when it came, but by whatever algorithms the provider names
for itself; and Streamlit keeps the token in a signed cookie for 30 days. So algorithm, audience and
age are checked here, in every run."""

import binascii
import json
from base64 import urlsafe_b64decode
from dataclasses import dataclass

# signatures with a public key; not "none", and none that whoever knows our client's secret can make
ALGORITHMS = (
    *(f"{kind}{size}" for kind in ("RS", "PS", "ES") for size in (256, 384, 512)),
    "EdDSA",
)
MAX_AGE = 8 * 3600  # seconds
LEEWAY = 120  # seconds by which the provider's clock may be before ours


@dataclass(frozen=True)
class Claim:
    """The e-mail (lower-case where it is ASCII, else as it came), when it was signed in (seconds
    since 1970), whether the provider says that the address is theirs, whether the token is one that
    was made for us in a way that we trust."""

    email: str
    since: float
    is_verified: bool
    is_for_us: bool = True

    def holds(self, now: float) -> bool:
        """Whether it was made within MAX_AGE; not so where its stamp is none or lies ahead."""
        return -LEEWAY <= now - self.since <= MAX_AGE


def read(token: str, client_id: str) -> Claim:
    """The claim of an id token (JWS, compact). Its signature has been checked."""
    head, body = _parts(token)
    email, since = body.get("email"), body.get("iat")
    email = email.strip() if isinstance(email, str) else ""
    return Claim(
        # lower-casing makes some letters of other scripts ASCII: they are left, to be refused
        email.lower() if email.isascii() else email,
        float(since) if type(since) in (int, float) else float("nan"),
        body.get("email_verified") is True,
        head.get("alg") in ALGORITHMS and _is_audience(body, client_id),
    )


def _is_audience(body: dict, client_id: str) -> bool:
    """Made for us alone, or for us among others and given to us."""
    audience = body.get("aud")
    if isinstance(audience, list) and len(audience) > 1:
        return client_id in audience and body.get("azp") == client_id
    return bool(client_id) and audience in (client_id, [client_id])


def _parts(token: str) -> tuple[dict, dict]:
    try:
        head, body, _signature = token.split(".")
        return _json(head), _json(body)
    except (ValueError, binascii.Error, RecursionError):  # no token: nothing is claimed
        return {}, {}


def _json(part: str) -> dict:
    found = json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return found if isinstance(found, dict) else {}
