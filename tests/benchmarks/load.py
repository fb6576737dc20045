"""A small load generator: keeps a number of connections busy and says how long answers took.

It sends prepared bytes over raw sockets, so that the measured process does nearly all the work.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Requests = Callable[[int], Sequence[bytes]]
"""Number of a connection -> the requests it sends round and round."""


@dataclass(frozen=True)
class Figures:
    """What one measurement gave: requests a second, 99th percentile in ms, statuses seen."""

    name: str
    per_second: float
    p99_ms: float
    statuses: dict[int, int]


def measure(name: str, port: int, requests: Requests, *, connections: int, seconds: float) -> Figures:
    """Send requests over so many connections for so long."""
    return asyncio.run(_measure(name, port, requests, connections, seconds))


def get(path: str, cookie: str = "") -> bytes:
    """The bytes of a GET."""
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n\r\n".encode()


def post(path: str, body: str, cookie: str = "") -> bytes:
    """The bytes of a posted form."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body.encode()


async def _measure(name: str, port: int, requests: Requests, connections: int, seconds: float) -> Figures:
    took: list[float] = []
    statuses: dict[int, int] = {}
    start = time.perf_counter()
    until = start + seconds
    await asyncio.gather(
        *(_busy(port, requests(number), until, took, statuses) for number in range(connections))
    )
    elapsed = time.perf_counter() - start
    took.sort()
    return Figures(name, len(took) / elapsed, took[int(len(took) * 0.99)] * 1000, statuses)


async def _busy(
    port: int, requests: Sequence[bytes], until: float, took: list[float], statuses: dict[int, int]
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    turn = 0
    while time.perf_counter() < until:
        start = time.perf_counter()
        writer.write(requests[turn % len(requests)])
        status = await _read_answer(reader)
        took.append(time.perf_counter() - start)
        statuses[status] = statuses.get(status, 0) + 1
        turn += 1
    writer.close()


async def _read_answer(reader: asyncio.StreamReader) -> int:
    head = await reader.readuntil(b"\r\n\r\n")
    lower = head.lower()
    if b"content-length:" in lower:
        length = int(lower.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
        await reader.readexactly(length)
    elif b"transfer-encoding: chunked" in lower:
        await _read_chunks(reader)
    return int(head.split(b" ", 2)[1])


async def _read_chunks(reader: asyncio.StreamReader) -> None:
    while size := int(await reader.readline(), 16):
        await reader.readexactly(size + 2)
    await reader.readline()
