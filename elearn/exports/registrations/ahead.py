"""Fetch the next rows while these are written: the database works on as we do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def ahead(batches: Iterable[T]) -> Iterator[T]:
    """The same batches, one fetched in advance. Only one thread uses the connection at a time."""
    source, end = iter(batches), object()
    with ThreadPoolExecutor(1, thread_name_prefix="export") as fetcher:
        coming: Any = fetcher.submit(next, source, end)
        while (batch := coming.result()) is not end:
            coming = fetcher.submit(next, source, end)
            yield batch
