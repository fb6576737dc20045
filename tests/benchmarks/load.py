"""A small load generator: keeps a number of connections busy and says how long answers took.

It sends prepared bytes over raw sockets, so that the measured process does nearly all the work.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figures:
    """What one measurement gave; `turns` is how many requests each connection got answered."""

    per_second: float
    p99_ms: float
    statuses: Mapping[int, int]
    turns: tuple[int, ...]


def measure(port: int, requests: Sequence[Sequence[bytes]], *, seconds: float) -> Figures:
    """Keep a connection busy for each list of requests, which it sends round and round."""
    return asyncio.run(_measure(port, requests, seconds))


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


async def _measure(port: int, requests: Sequence[Sequence[bytes]], seconds: float) -> Figures:
    took: list[float] = []
    statuses: Counter[int] = Counter()
    start = time.perf_counter()
    connections = (_busy(port, own, start + seconds, took, statuses) for own in requests)
    turns = await asyncio.gather(*connections)
    elapsed = time.perf_counter() - start
    took.sort()
    return Figures(len(took) / elapsed, took[int(len(took) * 0.99)] * 1000, dict(statuses), tuple(turns))


async def _busy(
    port: int, requests: Sequence[bytes], until: float, took: list[float], statuses: Counter[int]
) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    turn = 0
    while (start := time.perf_counter()) < until:
        writer.write(requests[turn % len(requests)])
        statuses[await _read_answer(reader)] += 1
        took.append(time.perf_counter() - start)
        turn += 1
    writer.close()
    return turn


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
