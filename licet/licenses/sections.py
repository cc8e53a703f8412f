# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Records and texts in the form of the compiled catalog, which `licet/licenses/catalog.py` reads."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping


def sections(records: Mapping[str, tuple[Mapping[str, object], str]]) -> dict[str, bytes]:
    """The sections of a catalog of RECORDS: id to fields (as `record.from_json` takes them) and text."""
    ids: list[str] = [""]
    bodies, texts = bytearray(), bytearray()
    for identifier, (record, text) in sorted(records.items(), key=lambda item: item[0].lower()):
        body = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
        packed = zlib.compress(text.encode(), 9)
        ids.append(f"{identifier.lower()}\t{len(bodies)} {len(body)} {len(texts)} {len(packed)}")
        bodies += body
        texts += packed
    return {"ids": ("\n".join(ids) + "\n").encode(), "records": bytes(bodies), "texts": bytes(texts)}
