"""An app with the demo organisation and the real content, and people who use it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache

from elearn.app import create_app
from elearn.settings import Settings
from tests.web.people import Person

SECRET = "a secret that is only used in tests, never anywhere else"


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory) -> Path:
    """An SQLite file with the demo organisation, made once: hashing its password is slow on purpose."""
    folder = tmp_path_factory.mktemp("demo")
    create_app(Settings(data=folder, secret_key=SECRET)).extensions["engine"].dispose()
    return folder / "elearn.db"


@pytest.fixture(scope="session", autouse=True)
def compiled_templates(tmp_path_factory) -> Iterator[None]:
    """Every test makes an app; what is compiled of a template is kept for the next one."""
    cache = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "jinja_options", {"bytecode_cache": cache})
        yield


@pytest.fixture
def settings(demo_file, tmp_path) -> Settings:
    """The settings of one app; a test that must run on both databases asks for `app_on_both`."""
    shutil.copy(demo_file, tmp_path / "elearn.db")
    return Settings(data=tmp_path, secret_key=SECRET)


@pytest.fixture
def app(settings) -> Iterator[Flask]:
    app = create_app(settings)
    yield app
    app.extensions["engine"].dispose()


@pytest.fixture
def app_on_both(database_url, tmp_path) -> Iterator[Flask]:
    app = create_app(Settings(data=tmp_path, database_url=database_url, secret_key=SECRET, demo=True))
    yield app
    app.extensions["engine"].dispose()


@pytest.fixture
def client(app) -> FlaskClient:
    """A browser in which nobody is signed in."""
    return app.test_client()


@pytest.fixture
def as_person(app) -> Callable[[str], Person]:
    """Sign in one of the demo people by first name: `as_person("Sanne")`."""
    return lambda first_name: Person.sign_in(app, first_name)
