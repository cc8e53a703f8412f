# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One command a file: `run` is what typer calls, its docstring the help."""
