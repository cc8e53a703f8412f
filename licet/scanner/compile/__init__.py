# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From rules to an index: what compiles the rules that come with licet, and a user's own at run time.

An index is begun anew (`Draft.begun`) or from one that was compiled before (`Draft.of`), and rules are added to it.
Nothing that is in it moves when one is added: rules and words keep their numbers.
"""
