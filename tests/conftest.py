# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Flags of the test suite: `--full` runs what is sampled otherwise, `--online` what asks the user's own indexes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

EXAMPLES_OF_A_LAW = 2_000
"""With `--full`: so many texts are made to break a law, where it is 100 otherwise."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="run whole suites that are sampled otherwise")
    parser.addoption("--online", action="store_true", help="run tests that ask the configured package indexes")


def pytest_configure(config: pytest.Config) -> None:
    # A change is judged by the same texts each time; with `--full` new ones are tried. No law is about time.
    patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("same", patient, derandomize=True)
    settings.register_profile("full", patient, max_examples=EXAMPLES_OF_A_LAW)
    settings.load_profile("full" if config.getoption("--full") else "same")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for marker, flag in (("full", "--full"), ("network", "--online")):
        if not config.getoption(flag):
            skip = pytest.mark.skip(reason=f"needs {flag}")
            for item in items:
                if marker in item.keywords:
                    item.add_marker(skip)
