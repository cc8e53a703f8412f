# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The report for people who would rather look: one HTML file that asks nobody for anything."""

from licet.templates.formats.html.page import page, render, render_several

__all__ = ["page", "render", "render_several"]
