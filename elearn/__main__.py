"""The front door: `python3 -m elearn <command>` installs what is needed and runs inside `.venv`.

Only the standard library is imported here: at the first start nothing else is there yet.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

PROJECT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
BUSY = "bezig\n"

FIRST_START = "Eerste start: ik installeer wat nodig is. Dit duurt ongeveer een minuut."
UPDATE = "Er is iets veranderd: ik werk de onderdelen bij. Dit duurt ongeveer een minuut."

# What pip prints -> what the reader can do about it. The first match counts.
PIP_ANSWERS = (
    (
        r"No module named '?pip",
        "Pip ontbreekt. Installeer het eerst, op Debian met: apt install python3-pip",
    ),
    (
        r"Errno 28|No space left|Errno 122|Disk quota",
        "De schijf is vol. Maak ongeveer 1 GB vrij en probeer het opnieuw.",
    ),
    (
        r"Errno 13|Errno 30|Permission denied|Read-only file system",
        "Ik mag niet schrijven in {project}. Zorg voor schrijfrechten op die map en probeer het opnieuw.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "Een opgehaald pakket klopt niet met de vaste lijst. Waarschuw je beheerder en gebruik het niet.",
    ),
    (
        r"connection|Connection|NameResolution|timed out|SSLError|ProxyError|No matching distribution",
        "Ik kan de pakketten niet ophalen. Controleer het netwerk en de instellingen van pip.",
    ),
)


class SetupError(Exception):
    """Setting up failed; the text is a Dutch sentence that says what to do."""


class Environment:
    """The project's `.venv`, and the stamp in it that tells which lock is installed completely.

    `bezig` in the stamp means that an earlier install was killed halfway: then everything is made anew.
    """

    def __init__(self, project: Path) -> None:
        self.project = project
        self.folder = project / ".venv"
        self.python = self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.stamp = self.folder / "elearn-stamp.txt"

    def is_ready(self, lock: str) -> bool:
        """Whether everything in `lock` (run or test) is installed for this Python."""
        return self._is_usable() and self._fingerprint(lock) in self._stamped().splitlines()

    def is_current(self) -> bool:
        """Whether this very process runs inside it."""
        return Path(sys.prefix).resolve() == self.folder.resolve()

    def prepare(self, lock: str) -> None:
        """Install `lock`, unless another start just did. Raises SetupError or OSError."""
        with (self.project / ".venv.lock").open("w") as file:
            _wait_for_turn(file.fileno())
            if not self.is_ready(lock):
                self._install(lock)

    def _install(self, lock: str) -> None:
        if not self._is_usable() or self._stamped() == BUSY:
            say(FIRST_START)
            self._create()
        else:
            say(UPDATE)
        self.stamp.write_text(BUSY, encoding="ascii")
        _pip_install(self.python, self._file(lock), self.project)
        # The test lock holds everything of the run lock (a test checks that), so it counts for both.
        done = ("run", "test") if lock == "test" else ("run",)
        self.stamp.write_text("".join(f"{self._fingerprint(one)}\n" for one in done), encoding="ascii")

    def _create(self) -> None:
        import venv  # noqa: PLC0415 -- slow, and only needed at the first start

        # Debian has no ensurepip: the pip outside fills the environment.
        venv.EnvBuilder(with_pip=False, clear=True, symlinks=os.name != "nt").create(self.folder)

    def _is_usable(self) -> bool:
        return self.python.exists() and (self.folder / "pyvenv.cfg").exists() and self._is_same_python()

    def _is_same_python(self) -> bool:
        text = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8")
        version = re.search(r"^version\s*=\s*(\d+)\.(\d+)", text, re.MULTILINE)
        return version is not None and tuple(map(int, version.groups())) == sys.version_info[:2]

    def _stamped(self) -> str:
        return self.stamp.read_text(encoding="ascii") if self.stamp.exists() else ""

    def _fingerprint(self, lock: str) -> str:
        digest = hashlib.sha256(self._file(lock).read_bytes()).hexdigest()
        return f"{lock} {sys.version_info[0]}.{sys.version_info[1]} {digest}"

    def _file(self, lock: str) -> Path:
        return self.project / "elearn" / "locks" / f"{lock}.txt"


def main(arguments: list[str]) -> int:
    """Run one command inside `.venv`; the exit code."""
    if sys.version_info < OLDEST_PYTHON:
        return stop("In verbinding heeft Python 3.11 of nieuwer nodig. Installeer dat eerst.")
    environment = Environment(PROJECT)
    lock = "test" if arguments[:1] == ["test"] else "run"
    try:
        if not environment.is_ready(lock):
            environment.prepare(lock)
    except SetupError as error:
        return stop(str(error))
    except OSError as error:
        return stop(explain_error(error))
    except KeyboardInterrupt:
        return stop("Gestopt. Bij de volgende start ga ik verder met installeren.")
    if not environment.is_current():
        _restart(environment.python, arguments)

    try:
        from elearn.app import main as run_command  # noqa: PLC0415 -- needs what was installed just now

        return run_command(arguments)
    except KeyboardInterrupt:  # `run` has its own way to stop; this is before it serves, and all the others
        return stop("Gestopt.")


def say(sentence: str) -> None:
    """Tell the reader something while working."""
    print(sentence, file=sys.stderr, flush=True)


def stop(sentence: str) -> int:
    """Tell what to do and give the exit code of a start that failed."""
    say(sentence)
    return 1


def _wait_for_turn(file: int) -> None:
    # Two starts at once would clear each other's work.
    with suppress(ImportError):
        import fcntl  # noqa: PLC0415 -- Windows has none, and there nobody starts it twice

        fcntl.flock(file, fcntl.LOCK_EX)


def _pip_install(python: Path, lock: Path, project: Path) -> None:
    options = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--quiet", "--requirement", str(lock)]
    # The machine's own PIP_* settings (index, proxy, certificates) stay in force.
    # `user = true` is the one that can only be wrong inside a virtual environment.
    settings = {"PIP_USER": "0", "PIP_ROOT_USER_ACTION": "ignore", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    command = [_python_with_pip(), "-m", "pip", "--python", str(python), "install", *options]
    done = subprocess.run(
        command,
        env=os.environ | settings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise SetupError(explain_pip(done.stdout + done.stderr, project))


def _python_with_pip() -> str:
    # Started from inside a virtual environment without pip, the Python below it may have one.
    from importlib.util import find_spec  # noqa: PLC0415 -- slow, and only needed when installing

    return sys.executable if find_spec("pip") else getattr(sys, "_base_executable", sys.executable)


def explain_pip(output: str, project: Path) -> str:
    """The sentence that helps, for what pip printed when it failed."""
    for pattern, sentence in PIP_ANSWERS:
        if re.search(pattern, output):
            return sentence.format(project=project)
    last = output.strip().splitlines()[-1:] or ["niets"]
    return f"Installeren is niet gelukt. Pip zegt: {last[0]}"


def explain_error(error: OSError) -> str:
    """The sentence that helps, for a folder that could not be written."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "De schijf is vol. Maak ongeveer 1 GB vrij en probeer het opnieuw."
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"Ik mag niet schrijven in {PROJECT}. Zorg voor schrijfrechten op die map."
    return f"Installeren is niet gelukt: {error.strerror} ({error.filename})."


def _restart(python: Path, arguments: list[str]) -> NoReturn:
    command = [str(python), "-m", "elearn", *arguments]
    if os.name != "nt":
        os.execv(python, command)  # noqa: S606 -- the same program, now inside .venv
    # Windows' execv returns to the prompt before the program is done.
    process = subprocess.Popen(command)
    while True:
        with suppress(KeyboardInterrupt):  # Ctrl-C reaches the child too, and it decides when to stop
            sys.exit(process.wait())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
