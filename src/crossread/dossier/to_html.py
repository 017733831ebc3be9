"""The dossier as pages that open from disk: no server, no network, no script needed to read them.

Every word of a report goes through the template's escaping. A page carries its own style and
script, and a policy that lets nothing else load or run.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from crossread.dossier.view.story import front_page, story_page
from crossread.model.collation import Collation
from crossread.model.dossier import Dossier


def index(dossier: Dossier) -> str:
    """Return the front page: the stories, and the inputs that stand in none.

    The dossier's spans must resolve (see ``dossier.resolve``).
    """
    return _template("index.html").render(page=front_page(dossier))


def story(dossier: Dossier, collation: Collation) -> str:
    """Return the page of one of the dossier's stories, with all its reports in full."""
    return _template("story.html").render(page=story_page(dossier, collation))


def _template(name: str) -> Template:
    return environment("page.css", "page.js").get_template(name)


@cache
def environment(style_file: str, script_file: str = "") -> Environment:
    """Return the templates with a style and a script of the package, and a policy for just these.

    The two are the project's own files and may hold no closing tag.
    """
    made = Environment(
        loader=PackageLoader("crossread.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = _packaged(style_file), _packaged(script_file) if script_file else ""
    made.globals["style"] = Markup(style)  # noqa: S704
    made.globals["script"] = Markup(script)  # noqa: S704
    made.globals["policy"] = _policy(style, script)
    return made


def _packaged(name: str) -> str:
    return (files("crossread.dossier") / "templates" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Only this very style and this very script; nothing is fetched, framed or sent."""
    runs = f"script-src 'sha256-{_digest(script)}'; " if script else ""
    return (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; "
        f"{runs}img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
