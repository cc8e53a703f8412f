# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The application: which commands there are, and how errors leave."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

import licet
from licet.cli import exits
from licet.cli.environment_option import with_python
from licet.errors import LicetError

COMMANDS: tuple[str, ...] = (
    "check",
    "choose",
    "compare",
    "compat",
    "detect",
    "diff",
    "doctor",
    "headers",
    "history",
    "init",
    "licenses",
    "notice",
    "policy",
    "sbom",
    "scan",
    "show",
    "text",
)
"""Every command, sorted; each is a module of `licet.cli.commands` with a function `run`, or with a `group` of them."""

# Which class click's usage errors share depends on whether typer brings its own click.
_UsageError: type[Exception] = typer.BadParameter.__mro__[2]


def run(args: Sequence[str]) -> int:
    """Run the command line ARGS and return its exit code; every error is a message on stderr."""
    try:
        result = _app(args[0] if args else None)(with_python(args), standalone_mode=False)
    except LicetError as error:
        _complain(str(error))
        return error.exit_code
    except (typer.Abort, KeyboardInterrupt):
        _complain("interrupted")
        return exits.INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough; python must not complain while it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.DONE
    except _UsageError as error:
        error.show()  # type: ignore[attr-defined] # click's, whichever click it is
        return exits.ASKED_WRONGLY
    code = result if isinstance(result, int) else exits.DONE
    if code == exits.INTERRUPTED:
        _complain("interrupted")
    return code


def _app(wanted: str | None) -> typer.Typer:
    app = typer.Typer(
        no_args_is_help=True,
        add_completion=wanted is None or wanted.startswith("--"),
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_licet)
    for name in (wanted,) if wanted in COMMANDS else COMMANDS:
        _add(app, str(name))
    return app


def _add(app: typer.Typer, name: str) -> None:
    module = importlib.import_module(f"licet.cli.commands.{name}")
    group: typer.Typer | None = getattr(module, "group", None)
    if group is not None:
        app.add_typer(group, name=name)
    else:
        run: Callable[..., Any] = module.run
        app.command(name)(run)


def _licet(
    version: Annotated[bool, typer.Option("--version", "-V", help="Print the version and leave.")] = False,
) -> None:
    """What licenses are in here, and may I ship it?"""  # noqa: D400 - this is what `--help` shows
    if version:
        typer.echo(f"licet {licet.__version__}")
        raise typer.Exit


def _complain(message: str) -> None:
    from licet.templates.formats.structure import shown  # noqa: PLC0415 - nothing is complained of in most runs

    for line in shown(message).splitlines():
        typer.echo(f"licet: {line}", err=True)
