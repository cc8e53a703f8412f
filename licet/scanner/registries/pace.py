# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""How fast, how often and how long the network may be asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from urllib3.exceptions import (
    ConnectTimeoutError,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ProxyError,
    ReadTimeoutError,
    SSLError,
)

from licet.scanner.registries.failure import RegistryError

_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (NameResolutionError, "the host name is not known"),
    (NewConnectionError, "no connection could be made"),
    (ConnectTimeoutError, "no connection in time"),
    (ReadTimeoutError, "no answer in time"),
    (TimeoutError, "no whole answer in time"),
    (ProxyError, "the proxy could not be reached"),
    (SSLError, "its certificate is not trusted"),
    (ProtocolError, "the connection broke off"),
)
DEAD = (NewConnectionError, ConnectTimeoutError, ProxyError)
"""What says that the whole host is out of reach, not one of its pages."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The limits. The defaults suit an index and a person who waits; npm asks 15 at once, without a pause."""

    attempts: int = 4
    first_wait: float = 0.5
    longest_wait: float = 60.0
    per_second: float = 100.0
    at_once: int = 15
    connect_seconds: float = 10.0
    read_seconds: float = 30.0
    down_seconds: float = 60.0


class Gate:
    """Lets requests through: few at once, evenly spaced for each host, none to a host that was found dead."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self._places = threading.BoundedSemaphore(pace.at_once)
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}
        self._down: dict[str, tuple[float, RegistryError]] = {}

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait for the host's next turn, then hold one of the few places."""
        with self._lock:
            now = time.monotonic()
            until, failure = self._down.get(host, (now, None))
            if failure is not None and until > now:
                raise RegistryError(failure.code, failure.message)
            mine = max(now, self._next.get(host, now))
            self._next[host] = mine + 1 / self.pace.per_second
        time.sleep(max(0.0, mine - now))
        with self._places:
            yield

    def hold_off(self, host: str, seconds: float) -> None:
        """Let nobody ask `host` for a while: it is the host that is tired, not one request."""
        with self._lock:
            self._next[host] = max(self._next.get(host, 0.0), time.monotonic() + seconds)

    def give_up(self, host: str, failure: RegistryError) -> None:
        """Fail at once for a while, so that a dead index costs its waiting time once and not once a package."""
        with self._lock:
            self._down[host] = (time.monotonic() + self.pace.down_seconds, failure)


def retry_after(value: str | None) -> float:
    """The seconds that a Retry-After header asks for: a number or a date; 0 where it says nothing."""
    if not value:
        return 0.0
    try:
        return max(0.0, float(int(value.strip())))
    except ValueError:
        pass
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    return max(0.0, (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp() - datetime.now(UTC).timestamp())


def why(error: Exception) -> str:
    """What went wrong, in words of our own: a library's message may quote addresses and headers."""
    return next((words for kind, words in _WORDS if isinstance(error, kind)), "the connection failed")
