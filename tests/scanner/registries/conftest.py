# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A small package index on this machine, and what it serves."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import tarfile
import threading
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from licet.scanner.registries import Registries, config_pip, config_uv
from licet.scanner.registries.pace import Pace

QUICK = Pace(attempts=3, first_wait=0.01, longest_wait=2.0, per_second=10_000, connect_seconds=5, read_seconds=5)


@dataclass
class Reply:
    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    ranges: bool = False
    cut: bool = False


@dataclass
class Request:
    path: str
    headers: dict[str, str]


class Server:
    """Serves what it is told to; the last reply of a path repeats, earlier ones come once."""

    def __init__(self) -> None:
        self.replies: dict[str, list[Reply]] = defaultdict(list)
        self.requests: list[Request] = []
        self.login: str | None = None
        self.most_at_once = 0
        self.now = 0
        self.lock = threading.Lock()
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        # A client that breaks off is part of some tests, and no news.
        self.http.handle_error = lambda *_: None  # type: ignore[method-assign]
        self.http.daemon_threads = True
        self.http.block_on_close = False
        self.thread = threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self.thread.start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.http.server_address[1]}"

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.requests]

    def add(self, path: str, body: object = b"", **rest: Any) -> None:
        if isinstance(body, str):
            body = body.encode()
        elif not isinstance(body, bytes):
            body = json.dumps(body).encode()
        self.replies[path].append(Reply(body, **rest))

    def page(self, name: str, files: Mapping[str, bytes], **more: Mapping[str, object]) -> None:
        """A JSON page at /simple/<name>/ and the files that it lists; `more` adds to the entry of one kind of file."""
        entries = []
        for filename, body in files.items():
            kind = "wheel" if filename.endswith(".whl") else "sdist"
            hashes = {"sha256": hashlib.sha256(body).hexdigest()}
            entry: dict[str, object] = {"filename": filename, "url": f"../../files/{filename}", "hashes": hashes}
            entries.append({**entry, **more.get(kind, {})})
            if f"/files/{filename}" not in self.replies:
                self.add(f"/files/{filename}", body)
        self.add(f"/simple/{name}/", {"meta": {"api-version": "1.1"}, "name": name, "files": entries})

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()

    def _handler(outer) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - `self` is the handler below
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                pass

            def do_GET(self) -> None:
                with outer.lock:
                    outer.requests.append(Request(self.path, dict(self.headers)))
                    outer.now += 1
                    outer.most_at_once = max(outer.most_at_once, outer.now)
                    queue = outer.replies.get(self.path)
                    reply = Reply(b"nothing here", 404) if not queue else queue.pop(0) if len(queue) > 1 else queue[0]
                try:
                    self.answer(reply)
                finally:
                    with outer.lock:
                        outer.now -= 1

            def answer(self, reply: Reply) -> None:
                if outer.login is not None and self.headers.get("Authorization") != outer.login:
                    reply = Reply(b"", 401)
                status, body, headers = reply.status, reply.body, dict(reply.headers)
                asked = re.fullmatch(r"bytes=(\d*)-(\d*)", self.headers.get("Range", ""))
                if asked and reply.ranges:
                    size = len(body)
                    start = int(asked[1]) if asked[1] else max(0, size - int(asked[2]))
                    end = min(int(asked[2]) + 1, size) if asked[1] and asked[2] else size
                    headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
                    status, body = 206, body[start:end]
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if reply.cut:
                    self.wfile.write(body[: len(body) // 2])
                    self.close_connection = True
                else:
                    self.wfile.write(body)

        return Handler


class Packer:
    """Makes the files that an index serves."""

    def metadata(self, *lines: str, name: str = "demo", version: str = "1.0") -> str:
        return "\n".join(["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *lines, "", "Long.", ""])

    def wheel(self, metadata: str, texts: Mapping[str, str] | None = None, padding: int = 0) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("demo/__init__.py", b"x" * padding)
            archive.writestr("demo-1.0.dist-info/METADATA", metadata)
            for path, text in (texts or {}).items():
                archive.writestr(f"demo-1.0.dist-info/{path}", text)
        return packed.getvalue()

    def tar(self, files: Mapping[str, str | bytes], top: str = "demo-1.0", mode: str = "w:gz") -> bytes:
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode=mode) as archive:  # type: ignore[call-overload]
            for path, text in files.items():
                data = text if isinstance(text, bytes) else text.encode()
                info = tarfile.TarInfo(f"{top}/{path}")
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
        return packed.getvalue()

    def integrity(self, body: bytes) -> str:
        return "sha512-" + base64.b64encode(hashlib.sha512(body).digest()).decode()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


@pytest.fixture
def pack() -> Packer:
    return Packer()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home on a machine without any configuration."""
    monkeypatch.setattr(config_pip, "ETC", tmp_path / "etc")
    monkeypatch.setattr(config_uv, "ETC", tmp_path / "etc")
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def make(tmp_path: Path, home: Path) -> Iterator[Callable[..., Registries]]:
    """Registries that read the configuration given as environment variables and nothing of this machine's."""
    made: list[Registries] = []

    def build(project: Path | None = None, pace: Pace = QUICK, **environ: str) -> Registries:
        isolated = {"VIRTUAL_ENV": str(tmp_path / "venv"), "PATH": "", **environ}
        one = Registries(tmp_path / "cache", environ=isolated, home=home, project=project, pace=pace)
        made.append(one)
        return one

    yield build
    for one in made:
        one.close()


@pytest.fixture
def pip(server: Server, make: Callable[..., Registries]) -> Registries:
    """Registries whose Python index is the server."""
    return make(PIP_INDEX_URL=f"{server.url}/simple")


@pytest.fixture
def npm(server: Server, make: Callable[..., Registries]) -> Registries:
    """Registries whose npm registry is the server."""
    return make(npm_config_registry=f"{server.url}/npm/")
