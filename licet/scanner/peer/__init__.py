# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""ScanCode beside licet: the same files, the same facts, another engine, so that the two can be compared.

It is the extra `scancode`. Nothing of it is imported before it is asked for, and then in processes of its own.
"""

from licet.scanner.peer.scan import Peer, scan_each

__all__ = ["Peer", "scan_each"]
