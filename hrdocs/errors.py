"""What can go wrong, in one hierarchy: every error says what, where, and what to do."""


class HrdocsError(Exception):
    """Base of every error that hrdocs raises on purpose; the command prints it without a traceback and exits with 2.

    `what` is the fault in one sentence, `where` the file (and line or offset), `remedy` what the reader can do.
    """

    def __init__(self, what: str, *, where: str | None = None, remedy: str | None = None) -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(what, where, remedy)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.reason}"

    @property
    def reason(self) -> str:
        """What is wrong and what to do, for a reader who knows the place."""
        return f"{self.what} ({self.remedy})" if self.remedy else self.what

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.what, self.where, self.remedy)


def _rebuild(kind: type[HrdocsError], what: str, where: str | None, remedy: str | None) -> HrdocsError:
    return kind(what, where=where, remedy=remedy)


class InputError(HrdocsError):
    """The input cannot be read: missing, a directory, no permission, too large."""


class UndecodableError(InputError):
    """The bytes are text in no encoding that hrdocs knows."""


class FormatError(InputError):
    """The media type is unknown, its reader is not installed, or the file is damaged."""


class PatternError(HrdocsError):
    """A rule, fragment or lexicon in patterns/ is wrong; names file, rule and example."""


class OutputError(HrdocsError):
    """The result cannot be written: no permission, disk full, a directory in the way."""


class UsageError(HrdocsError):
    """Options that do not go together."""
