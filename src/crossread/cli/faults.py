"""What went wrong, in words and as an exit code."""

from crossread.errors import CrossreadError, OutputError

OWN_FAULT = 1


def fault(error: OSError | UnicodeDecodeError) -> str:
    """Return what keeps a file from being read or written."""
    if isinstance(error, UnicodeDecodeError):
        return f"it is not UTF-8 at byte {error.start}"
    return error.strerror or str(error)


def message(error: Exception) -> str:
    """Return what a person is told of an error; one that nobody meant is a bug to report."""
    if isinstance(error, CrossreadError):
        return str(error)
    if isinstance(error, OSError):
        where = f" at {error.filename}; may it be read and written?" if error.filename else ""
        return f"cannot go on: {fault(error)}{where}"
    kind = type(error).__name__
    return f"a fault of its own ({kind}: {error}); run again with --debug and report what it shows"


def exit_code(error: Exception) -> int:
    """Return what a run ends with; an OSError is of the output, for bad inputs are rejected."""
    if isinstance(error, OSError):
        return OutputError.exit_code
    return error.exit_code if isinstance(error, CrossreadError) else OWN_FAULT
