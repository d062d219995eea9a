"""What of a provider's answers counts: our own algorithms, audience and age, a verified address."""

import json
from base64 import urlsafe_b64encode

import pytest

from pages.access import claims, local, sign_in

NOW = 1_800_000_000
GOOD = {"aud": "tanggap", "iat": NOW, "email": "Ratna@klaten.go.id", "email_verified": True}


def token(body: object, head: object = None) -> str:
    def part(value: object) -> str:
        return urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    return f"{part({'alg': 'RS256'} if head is None else head)}.{part(body)}.eA"


def test_a_good_answer_is_read():
    made = claims.read(token(GOOD), "tanggap")
    assert made == claims.Claim("ratna@klaten.go.id", NOW, True, True) and made.holds(NOW)


@pytest.mark.parametrize("alg", ["none", "None", "", "HS256", "HS512", "RS1", None, ["RS256"], 1])
def test_only_algorithms_of_our_list_count(alg):
    assert not claims.read(token(GOOD, {"alg": alg}), "tanggap").is_for_us


@pytest.mark.parametrize(
    "audience, party, counts",
    [
        ("tanggap", None, True),
        (["tanggap"], None, True),
        (["tanggap", "lain"], "tanggap", True),
        (["tanggap", "lain"], "lain", False),
        (["tanggap", "lain"], None, False),
        ("lain", "tanggap", False),
        (["lain"], None, False),
        (None, None, False),
        ("", None, False),
        ({"tanggap": 1}, None, False),
    ],
    ids=str,
)
def test_the_answer_is_made_for_us(audience, party, counts):
    body = GOOD | {"aud": audience, "azp": party}
    assert claims.read(token(body), "tanggap").is_for_us is counts


def test_without_a_client_of_our_own_nothing_is_for_us():
    assert not claims.read(token(GOOD | {"aud": ""}), "").is_for_us


@pytest.mark.parametrize("value", ["true", "True", 1, "ya", None, False, [True], {}], ids=str)
def test_verified_means_true(value):
    assert not claims.read(token(GOOD | {"email_verified": value}), "tanggap").is_verified


@pytest.mark.parametrize(
    "since, holds",
    [
        (NOW, True),
        (NOW - claims.MAX_AGE, True),
        (NOW - claims.MAX_AGE - 1, False),
        (NOW + claims.LEEWAY, True),
        (NOW + claims.LEEWAY + 1, False),
        (float("inf"), False),
        (float("nan"), False),
        (True, False),
        (str(NOW), False),
        (None, False),
    ],
    ids=str,
)
def test_an_answer_has_an_age(since, holds):
    assert claims.read(token(GOOD | {"iat": since}), "tanggap").holds(NOW) is holds


@pytest.mark.parametrize("text", ["", "a.b.c", "....", "é.é.é", token([]), token(GOOD, [])])
def test_what_is_no_token_claims_nothing(text):
    assert not claims.read(text, "tanggap").is_for_us


@pytest.mark.parametrize("email", ["\u212aabag@klaten.go.id", "sr\u0131@klaten.go.id"])
def test_an_address_with_letters_that_become_others_is_refused(email):
    """KELVIN SIGN in lower case is a plain k."""
    made = claims.read(token(GOOD | {"email": email}), "tanggap")
    assert made.email == email
    assert sign_in.judged(made) == sign_in.Stranger("not_ascii", email)


@pytest.mark.parametrize("email", [None, 1, ["ratna@klaten.go.id"], {}])
def test_an_address_is_a_text(email):
    assert claims.read(token(GOOD | {"email": email}), "tanggap").email == ""


@pytest.mark.parametrize(
    "headers, is_outside",
    [
        ({}, False),
        ({"Host": "localhost:8501", "Origin": "http://localhost:8501"}, False),
        ({"Host": "127.0.0.1:8501", "Origin": "https://127.0.0.1:8501"}, False),
        ({"Host": "[::1]:8501", "Origin": "http://[::1]:8501"}, False),
        ({"Host": "localhost:8501"}, True),
        ({"Host": "localhost:8501", "Origin": "null"}, True),
        ({"Host": "localhost:8501", "Origin": "http://localhost:8502"}, True),
        ({"Host": "localhost:8501", "Origin": "http://localhost"}, True),
        ({"Host": "localhost:8501", "Origin": "http://127.0.0.1:8501"}, True),
        ({"Host": "localhost:8501", "Origin": "http://localhost:8501.contoh.id"}, True),
        ({"Host": "contoh.id", "Origin": "http://contoh.id"}, True),
        ({"Upgrade": "websocket"}, True),
    ],
    ids=str,
)
def test_the_operators_role_is_for_a_page_of_ours_on_this_machine(headers, is_outside):
    assert local.comes_from_outside(headers) is is_outside
