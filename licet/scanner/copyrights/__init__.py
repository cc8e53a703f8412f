# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Copyright statements in a text: candidate lines, cleaned, cut into statements, taken apart, junk left out."""

from licet.scanner.copyrights.finder import find_copyrights, find_copyrights_utf8
from licet.scanner.copyrights.first_look import worth_reading

__all__ = ["find_copyrights", "find_copyrights_utf8", "worth_reading"]
