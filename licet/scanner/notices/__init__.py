# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the works of others say of themselves: license texts, NOTICE files, copyrights; installed or copied in."""

from licet.scanner.notices.gather import gather

__all__ = ["gather"]
