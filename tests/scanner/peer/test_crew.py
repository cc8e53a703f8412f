# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Processes that die do not take the others' work with them. The work is Python's own `eval`, the items its sources."""

from __future__ import annotations

import os

import pytest

from licet.errors import CannotJudgeError
from licet.scanner.peer.crew import Crew

DIES = "__import__('os')._exit(1)"


def test_answers_come_in_order() -> None:
    with Crew(2, int) as crew:
        crew.start()
        assert list(crew.each(eval, ["1 + 1", "__import__('time').sleep(0.05) or 3", "4"])) == [2, 3, 4]


@pytest.mark.parametrize("processes", [1, 2])
def test_an_item_that_its_process_dies_of_has_no_answer_and_the_others_have(processes: int) -> None:
    with Crew(processes, int) as crew:
        assert list(crew.each(eval, ["1", DIES, "2", DIES, "3"])) == [1, None, 2, None, 3]


def test_a_process_that_dies_while_it_loads_is_an_error_that_says_what_to_do() -> None:
    with Crew(1, os.abort) as crew, pytest.raises(CannotJudgeError, match="--jobs"):
        crew.start()


def test_work_that_fails_says_so() -> None:
    with Crew(1, int) as crew, pytest.raises(ZeroDivisionError):
        list(crew.each(eval, ["1", "1 / 0", "2"]))
