# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`python -m licet`."""

from licet.cli import main

if __name__ == "__main__":
    main()
