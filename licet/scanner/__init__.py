# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""EYES, facts only: walk, detect, lockfiles, metadata, resolve; never says that something is bad."""
