"""A real mail server on a port of its own, which keeps what it gets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from socket import socket

from aiosmtpd.controller import Controller


class Inbox:
    """A mail server that keeps what it gets; `refuse` holds addresses, `down` refuses everything."""

    def __init__(self):
        self.messages, self.refuse, self.down = [], set(), False

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd calls it so
        self, _server, _session, envelope, address, _options
    ):
        if self.down:
            return "451 Even niet"
        if address in self.refuse:
            return "550 Dit adres is er niet"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 -- as above
        content = envelope.content.replace(b"\r\n", b"\n")
        self.messages.append(message_from_bytes(content, policy=policy.default))
        return "250 OK"

    @property
    def readers(self):
        return [one["To"].addresses[0].display_name for one in self.messages]


@contextmanager
def running_inbox() -> Iterator[Inbox]:
    """The server; `address` is where it listens."""
    box = Inbox()
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    box.address = f"smtp://127.0.0.1:{port}"
    yield box
    controller.stop()
