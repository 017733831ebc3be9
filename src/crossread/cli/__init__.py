"""The command line: one file a command, each parse → call → print."""

import os
import signal
import sys
from functools import partial
from io import TextIOWrapper

from crossread.cli import faults, terminal

DEBUG = "--debug"  # may stand anywhere, so that it can be put behind a command that failed
_INTERRUPTED = "interrupted; what was not finished is not there, and the same command makes it"
_BY_SIGNAL = 128  # added to the number of the signal that ended a run, as shells have it
_READER_GONE = _BY_SIGNAL + 13  # SIGPIPE, which not every system has


def main() -> None:
    """Run the command line; whatever goes wrong ends as one message, unless --debug is given."""
    heard: list[int] = []
    _listen(heard)
    # For matrices of some hundred rows numpy's own threads wait for work longer than they compute.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _open_output()
    try:
        _call([each for each in sys.argv[1:] if each != DEBUG])
    except SystemExit as left:
        if left.code in (_BY_SIGNAL + signal.SIGINT, _BY_SIGNAL + signal.SIGTERM):
            terminal.say(_INTERRUPTED)
        raise
    except BrokenPipeError:  # who reads has seen enough, as `head` has: no fault, and no message
        _drop_output()
        sys.exit(_READER_GONE)
    except Exception as error:
        if heard:  # code in C that is being imported makes an error of its own of a signal
            terminal.say(_INTERRUPTED)
            sys.exit(_BY_SIGNAL + heard[0])
        if DEBUG in sys.argv:
            raise
        terminal.say(faults.message(error))
        _let_go()
        sys.exit(faults.exit_code(error))


def _call(arguments: list[str]) -> None:
    """Run a command; all that it prints is out, or an error of the output is raised."""
    from crossread.cli.app import app  # here, where a signal while it is imported is heard
    from crossread.scale.collector import collect_seldom

    collect_seldom()
    try:
        app(arguments)
    except SystemExit as left:
        if isinstance(left.__context__, BrokenPipeError):  # which typer makes an exit code of
            raise left.__context__ from None
        sys.stdout.flush()
        raise


def _listen(heard: list[int]) -> None:
    """Note the signals that end a run, and unwind then, so that nothing half made is left."""
    signal.signal(signal.SIGTERM, partial(_stop, heard))
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not under nohup
        signal.signal(signal.SIGINT, partial(_stop, heard))


def _stop(heard: list[int], number: int, _: object) -> None:
    heard.append(number)
    sys.exit(_BY_SIGNAL + number)


def _let_go() -> None:
    """Write what is left where that can be; Python would try again at its end, and end with 120."""
    try:
        sys.stdout.flush()
    except OSError:
        _drop_output()


def _drop_output() -> None:
    """Let what is still to go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_output() -> None:
    """Let whatever a report holds be printed, wherever the output goes."""
    if sys.stdout is None:  # closed by the caller, who wants none
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - for the whole run
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            told = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=told, errors="replace")
