# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Third-party notices: texts that say the same are printed once, in a template that a user may replace."""

from licet.templates.notices.page import NoticeFormat, page
from licet.templates.notices.sections import Section, sections

__all__ = ["NoticeFormat", "Section", "page", "sections"]
