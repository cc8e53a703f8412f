# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Scripts of Gradle and of Scala's sbt, read as far as they are literal; nothing of them is ever run."""
