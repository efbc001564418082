"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Notice = Annotated[Path, typer.Argument(help="A notice; - reads standard input.", metavar="NOTICE")]
Patterns = Annotated[
    Path | None, typer.Option("--patterns", help="A folder of your own rules and lexicons, on top of the shipped ones.")
]
