# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Records and texts in the form of the compiled catalog, which `licet/licenses/catalog.py` reads."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping


def sections(
    records: Mapping[str, tuple[Mapping[str, object], str]], files: Mapping[str, str] | None = None
) -> dict[str, bytes]:
    """The sections of a catalog of RECORDS: id to fields (as `record.from_json` takes them) and text.

    FILES are the texts as files, with blanks marked, of those ids whose file is not their text.
    """
    ids: list[str] = [""]
    bodies, texts = bytearray(), bytearray()

    def place(into: bytearray, data: bytes) -> str:
        into.extend(data)
        return f"{len(into) - len(data)} {len(data)}"

    for identifier, (record, text) in sorted(records.items(), key=lambda item: item[0].lower()):
        body = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
        spans = [place(bodies, body), place(texts, zlib.compress(text.encode(), 9))]
        file = (files or {}).get(identifier)
        spans.append(place(texts, zlib.compress(file.encode(), 9)) if file else spans[-1])
        ids.append(f"{identifier.lower()}\t{' '.join(spans)}")
    return {"ids": ("\n".join(ids) + "\n").encode(), "records": bytes(bodies), "texts": bytes(texts)}
