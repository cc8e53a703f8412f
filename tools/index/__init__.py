# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Steps of compiling the detection index: read the rules, tokenise them, build the trie and the columns, write."""
