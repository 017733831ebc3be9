"""``crossread serve``: the desk in a browser."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli import options
from crossread.errors import InputError

if TYPE_CHECKING:
    from crossread.serve.config import ServeConfig

EXIT_CODES = """
Ends with Ctrl-C. Where another host is given without a token, one is made and printed.

Exit codes: 0 the desk was ended, by Ctrl-C or SIGTERM; 1 an error of crossread's own; 2 the call is
wrong; 3 the address is taken; 4 mistakes in the settings, or a desk that others could reach without
a token; 5 a model is missing or damaged; 6 the store cannot be used.
"""
TOKEN_VARIABLE = "CROSSREAD_TOKEN"  # noqa: S105 - the name of a variable
_MISSING = "crossread serve needs the extra `serve`: pip install 'crossread[serve]'"

_Store = Annotated[Path, typer.Option(help="The store's file; made where there is none.")]
_Host = Annotated[
    str, typer.Option(help="Address to listen at; any but this machine's own needs a token.")
]
_Port = Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")]
_Token = Annotated[
    str | None,
    typer.Option(help=f"Token to ask for, 16 characters or more; or in {TOKEN_VARIABLE}."),
]
_Name = Annotated[list[str] | None, typer.Option(help="Host name that the desk answers to, too.")]
_AsJson = Annotated[bool, typer.Option("--json", help="Print the address as JSON.")]


def serve(
    store: _Store,
    host: _Host = "127.0.0.1",
    port: _Port = 8765,
    token: _Token = None,
    name: _Name = None,
    settings: options.SettingsFile = None,
    as_json: _AsJson = False,
) -> None:
    """Serve the desk: stories, reports, search and judgements of a store, in a browser."""
    config = _config(host, port, token or os.environ.get(TOKEN_VARIABLE), name or [])
    chosen = options.settings(settings)
    from crossread import __version__
    from crossread.desk import Desk
    from crossread.scale.local import annotator
    from crossread.serve.app import make_app
    from crossread.serve.run import listening, run

    with (
        listening(config) as socket,
        Desk.open(store, chosen, annotate=annotator(1), version=__version__) as desk,
    ):
        address = socket.getsockname()
        typer.echo(_where(config, address[0], address[1], as_json=as_json), nl=False)
        run(make_app(desk, config), socket)


serve.__doc__ = f"{serve.__doc__}\n{EXIT_CODES}"


def _config(host: str, port: int, token: str | None, names: list[str]) -> "ServeConfig":
    """The configuration, with a token wherever others can reach the desk."""
    try:
        from crossread.serve.config import ServeConfig, checked, is_loopback, new_token
    except ImportError as error:
        raise InputError(f"{_MISSING} ({error})") from None
    if token is None and not is_loopback(host):
        token = new_token()
    lower = frozenset(each.lower() for each in names)
    return checked(ServeConfig(host=host, port=port, token=token, names=lower))


def _where(config: "ServeConfig", host: str, port: int, *, as_json: bool) -> str:
    """Where the desk is, and the token that it asks for."""
    address = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
    if as_json:
        return json.dumps({"address": address, "token": config.token}) + "\n"
    asked = f"Token: {config.token}\n" if config.token else ""
    return f"The desk: {address}\n{asked}"
