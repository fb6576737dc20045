"""Storing and checking passwords."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from elearn.services.people.passwords import hash_password, is_password

PASSWORD = "samen praten helpt altijd"
HASH = hash_password(PASSWORD)


def test_a_password_is_stored_as_argon2id():
    assert HASH.startswith("$argon2id$")
    assert hash_password(PASSWORD) != HASH


@pytest.mark.parametrize(
    ("stored", "text", "is_right"),
    [
        (HASH, PASSWORD, True),
        (HASH, PASSWORD.upper(), False),
        (HASH, "", False),
        (None, PASSWORD, False),
        (None, "nobody has this password", False),
        ("geen hash", PASSWORD, False),
    ],
    ids=["right", "other case", "empty", "no account", "no account, the decoy", "no hash"],
)
def test_only_the_password_itself_is_right(stored, text, is_right):
    assert is_password(stored, text) is is_right


def test_an_unknown_account_takes_as_long_as_a_wrong_password():
    is_password(None, "warm")

    def seconds(stored):
        start = time.perf_counter()
        for _ in range(3):
            is_password(stored, "fout")
        return time.perf_counter() - start

    assert seconds(None) > seconds(HASH) / 3


def test_a_crowd_is_served_two_at_a_time():
    with ThreadPoolExecutor(8) as pool:
        assert (
            list(pool.map(lambda text: is_password(HASH, text), [PASSWORD, "fout"] * 4)) == [True, False] * 4
        )
