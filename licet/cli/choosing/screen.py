# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The conversation on a terminal: keys in, lines out."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import Output

from licet.cli.choosing.conversation import Conversation

_SHOWN = {
    "said": ("ansibrightblack", "  "),
    "title": ("bold", "\n"),
    "why": ("italic", "  "),
    "choice": ("", "    "),
    "here": ("ansicyan bold", "  > "),
    "because": ("ansigreen", "\n  + "),
    "caveat": ("ansiyellow", "\n  ! "),
    "tells": ("italic", "\n  "),
    "preview": ("ansigreen", "\n  "),
    "keys": ("ansibrightblack", "\n  "),
}


def converse(conversation: Conversation, keyboard: Input | None = None, screen: Output | None = None) -> bool:
    """Lead CONVERSATION to its end on this terminal, or on KEYBOARD and SCREEN; False where it was left before.

    Raises `KeyboardInterrupt` for Ctrl-C.
    """
    bindings = KeyBindings()

    def on(*keys: str) -> Callable[[Callable[[], None]], None]:
        def bind(act: Callable[[], None]) -> None:
            def handle(event: KeyPressEvent) -> None:
                act()
                if conversation.picked is not None:
                    event.app.exit(result=True)

            for key in keys:
                bindings.add(key)(handle)

        return bind

    on("up", "k")(lambda: conversation.move(-1))
    on("down", "j")(lambda: conversation.move(1))
    on("enter", "right", "l")(conversation.take)
    on("left", "backspace", "h")(conversation.back)

    @on("?")
    def _() -> None:
        conversation.explains = not conversation.explains

    bindings.add("q")(lambda event: event.app.exit(result=False))
    bindings.add("c-c")(lambda event: event.app.exit(exception=KeyboardInterrupt))
    control = FormattedTextControl(
        lambda: _fragments(conversation, application.output.get_size().columns), show_cursor=False, focusable=True
    )
    application: Application[bool] = Application(
        Layout(Window(control, wrap_lines=True)),
        key_bindings=bindings,
        input=keyboard,
        output=screen,
        erase_when_done=True,
    )
    return application.run()


def _fragments(conversation: Conversation, columns: int) -> StyleAndTextTuples:
    shown: StyleAndTextTuples = []
    for role, text in conversation.screen():
        style, before = _SHOWN[role]
        if role == "here":
            shown.append(("[SetCursorPosition]", ""))  # a long list scrolls to it
        break_before, mark = ("\n", before[1:]) if before.startswith("\n") else ("", before)
        lines = textwrap.wrap(
            text, max(columns - 1, 20), initial_indent=mark, subsequent_indent=" " * len(mark), break_on_hyphens=False
        )
        shown.append((style, break_before + "\n".join(lines) + "\n"))
    return shown
