"""A file of one municipality holds nothing of another in the same installation."""

from __future__ import annotations

import zipfile

import pytest

from elearn.exports.formats import FORMATS


def text_of(path) -> str:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return " ".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return path.read_text("utf-8")


@pytest.mark.parametrize("kind", FORMATS)
def test_an_export_holds_one_organisation(command, tmp_path, kind):
    for code in ("mus", "merel"):
        assert command("vul", "--medewerkers", "20", "--organisatie", code) == 0
    files = {code: tmp_path / f"{code}.bestand" for code in ("mus", "merel")}
    for code, path in files.items():
        export = ("exporteer", "registraties", "--formaat", kind, "--organisatie", code, "-o", str(path))
        assert command(*export) == 0

    found = {
        code: [one for one in files if f"@{one}.example" in text_of(path)] for code, path in files.items()
    }
    assert found == {"mus": ["mus"], "merel": ["merel"]}
