# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What manifests that are Ruby scripts (Gemfile, gemspec, Podfile, podspec) say in literals. No script is run."""

from licet.scanner.metadata.ruby.arguments import Value, texts
from licet.scanner.metadata.ruby.calls import Call, calls
from licet.scanner.metadata.ruby.token import RubyError

__all__ = ["Call", "RubyError", "Value", "calls", "texts"]
