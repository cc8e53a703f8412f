# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the fuzzer begins with: texts as people write them, in the forms and encodings that are read."""

# REUSE-IgnoreStart: the tags below are of texts that are looked at.

from __future__ import annotations

import io
import random
import zipfile

from licet.licenses import catalog

TEXTS = ("MIT", "BSD-3-Clause", "Apache-2.0", "ISC", "CECILL-2.1", "Zlib")
_STATEMENTS = (
    "Copyright (c) 2001-2003, 2007 Jane Doe <jane@example.org>\n",
    "(c) 2016 Example, Inc. (EXC), and others.\nAll rights reserved.\n",
    "SPDX-FileCopyrightText: \u00a9 2026 The authors\nSPDX-License-Identifier: (MIT OR GPL-2.0+) AND LicenseRef-x\n",
    "Copyright (C) 2012 by the following authors:\n- Jane Doe <jane at example dot org>\n- J\u00f6rg Roe\n",
)
_FORMS = (
    "{\\rtf1\\ansi Permission is hereby granted, \\'a9 free\\par of charge}",
    '<p>&copy; 2010 <b>L</b>icensed under the <a href="x">GPL</a>&nbsp;v2</p>\n',
    ".TH A 1\n.SH COPYRIGHT\nLicensed under the \\fBGNU\\fR General Public License\\&.\n",
    'puts("Licensed under the MIT license\\n"\n     "and the Apache license 2.0\\n");\n',
    "---\nlicense_expression: mit OR x-y\nis_license_notice: yes\n---\nThis is {{under}} the MIT license\n",
    "---\nname: X\ncategory: Commercial\npermissions:\n  - private-use\n---\nNobody may use this work.\n",
)


def seeds() -> list[bytes]:
    """Texts, statements, markup, rules of one's own, and a document."""
    texts = [*map(catalog.text, TEXTS), *_STATEMENTS, *_FORMS]
    encoded = [text.encode() for text in texts]
    encoded += [_STATEMENTS[2].encode("utf-16"), _STATEMENTS[3].encode("latin-1"), _document()]
    return encoded


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """SEED with a few bytes changed, taken out, put in, or said again."""
    data = bytearray(seed)
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randrange(len(data) + 1), chance.randint(1, 20)
        match chance.randrange(4):
            case 0:
                del data[at : at + length]
            case 1:
                data[at:at] = chance.randbytes(length)
            case 2:
                data[at:at] = data[at : at + 40 * length]
            case _:
                data[at : at + 1] = chance.choice((b"\r", b"\n", b"\0", b"\xc2\xa9", b"\xff", b"\x1b[1m", b"{{", b"\\"))
    return bytes(data)


def _document() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office><text:p>Licensed under the MIT license</text:p></office>")
    return made.getvalue()


# REUSE-IgnoreEnd
