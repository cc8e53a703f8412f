# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What Maven's project files (POMs) say: as written, as inherited, and in turn for what they need."""
