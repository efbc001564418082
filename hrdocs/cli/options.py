"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

# Not checked for being readable here: reading says what to do, and goes on with the next notice.
Notice = Annotated[Path, typer.Argument(help="A notice; - reads standard input.", metavar="NOTICE", readable=False)]
Notices = Annotated[
    list[Path], typer.Argument(help="Notices (公文) of any format; - reads standard input.", readable=False)
]
Patterns = Annotated[
    Path | None, typer.Option("--patterns", help="A folder of your own rules and lexicons, on top of the shipped ones.")
]
