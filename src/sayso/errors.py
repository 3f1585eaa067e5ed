"""The errors a caller can meet: each says what was wrong, where, and what to do."""


class SaysoError(Exception):
    """A bad call or unusable input, told in one line: where it is, what is wrong, what to do."""

    def __init__(self, message: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(message, where, remedy)
        self.message = message
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.message}{f'; {self.remedy}' if self.remedy else ''}"

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message, self.where, self.remedy)


def _rebuild(kind: type[SaysoError], message: str, where: str, remedy: str) -> SaysoError:
    return kind(message, where=where, remedy=remedy)


class ReadError(SaysoError):
    """A document could not be read."""


def unreadable(error: OSError | ValueError, *, where: str) -> ReadError:
    """What to tell when the system will not open or read a file: one wording for every verb."""
    match error:
        case FileNotFoundError():
            message, remedy = "does not exist", "check the path"
        case PermissionError():
            message, remedy = "may not be read", "ask for permission to read it"
        case IsADirectoryError():
            message, remedy = "is a folder", "name a file in it"
        case _:
            reason = getattr(error, "strerror", None) or str(error)
            message, remedy = f"cannot be read ({reason.lower()})", "check the path"
    return ReadError(message, where=where, remedy=remedy)


class ConfigError(SaysoError):
    """An option, a plug-in or an optional dependency is missing or wrong."""


def not_installed(message: str, *, extra: str) -> ConfigError:
    """What to tell where an optional dependency is missing, with the line that brings it."""
    return ConfigError(message, remedy=install_line(extra))


def install_line(extra: str) -> str:
    """The words that add an extra to this very Sayso: of the pip that is its own.

    Where it is installed, from a checkout too, pip takes the extra's packages alone.
    """
    import shutil
    import sys
    from pathlib import Path

    found = shutil.which("pip")
    is_own = found is not None and Path(found).parent == Path(sys.executable).parent
    pip = "pip" if is_own or not sys.executable else f"{sys.executable} -m pip"
    return f"{pip} install 'sayso[{extra}]'"


class EngineError(SaysoError):
    """An engine failed on a document."""


class CaseError(SaysoError):
    """A case cannot be weighed: its file is wrong, or its evidence is impossible."""


class LedgerError(SaysoError):
    """A ledger cannot be scored or written to: its file is wrong, or it holds nothing to score."""


class StoreError(SaysoError):
    """A store cannot be opened, read or written, or holds nothing of that name."""


class UnfitError(StoreError):
    """What was to be kept cannot be, whereas the store is well: something else can be kept."""


class ConflictError(StoreError):
    """Somebody decided on the same subject meanwhile: ``number`` is the number of that decision."""

    def __init__(self, message: str, *, where: str = "", remedy: str = "", number: int = 0) -> None:
        super().__init__(message, where=where, remedy=remedy)
        self.number = number


class TooManyTriesError(StoreError):
    """Signing in failed too often: ``seconds`` is how long to wait before the next try."""

    def __init__(
        self, message: str, *, where: str = "", remedy: str = "", seconds: float = 0.0
    ) -> None:
        super().__init__(message, where=where, remedy=remedy)
        self.seconds = seconds
