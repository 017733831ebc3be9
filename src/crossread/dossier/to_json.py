"""The dossier as JSON: the contract that other programs read.

Keys come in the order of the model's fields and nothing in it depends on the machine or the clock,
so equal dossiers give equal bytes. ``schema.json`` beside this module describes the form.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from crossread.dossier.resolve import resolved
from crossread.errors import NotADossier
from crossread.model.codec import decode, encode
from crossread.model.dossier import SCHEMA, Dossier

# Ids of reports and stories become file names: nothing else may come in from a file.
_SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,127}")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def dump(dossier: Dossier) -> str:
    """Return the dossier as JSON text with one line break at its end.

    A line whose span does not resolve is left out. Any characters that no encoding can write are
    escaped, so the text always goes into UTF-8.
    """
    return as_text(as_form(dossier))


def as_form(dossier: Dossier) -> dict[str, Any]:
    """Return the dossier as plain values: what ``dump`` writes."""
    dossier = resolved(dossier)
    texts = {report.id: report.text for report in dossier.reports}
    return {"schema": SCHEMA, **encode(dossier, texts)}


def as_text(written: Mapping[str, Any]) -> str:
    """Return plain values as JSON text with one line break at its end, fit for UTF-8."""
    text = json.dumps(written, ensure_ascii=False, allow_nan=False, indent=1)
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def load(written: str, texts: Mapping[str, str]) -> Dossier:
    """Return the dossier that ``dump`` wrote; ``texts`` holds the frozen text of each report id.

    NotADossier says what is wrong when the text is something else.
    """
    try:
        return _loaded(written, texts)
    except RecursionError:
        raise NotADossier("nested too deep. A dossier is as crossread wrote it.") from None


def _loaded(written: str, texts: Mapping[str, str]) -> Dossier:
    try:
        form = json.loads(written)
    except ValueError as error:
        raise NotADossier(f"not JSON: {error}. A dossier is a dossier.json.") from None
    _check(form, texts)
    try:
        dossier = decode(Dossier, form, texts)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotADossier(f"not in the form of {SCHEMA}: {error!r}.") from None
    if resolved(dossier) != dossier:
        raise NotADossier("spans point outside the texts. Keep reports/ as it was written.")
    return dossier


def _check(form: Any, texts: Mapping[str, str]) -> None:
    """Look at what must hold before the rest can be read."""
    if not isinstance(form, dict) or form.get("schema") != SCHEMA:
        found = form.get("schema") if isinstance(form, dict) else type(form).__name__
        raise NotADossier(f"'schema' must be {SCHEMA!r}, got {found!r}.")
    for part in ("reports", "stories"):
        ids = [each.get("id") for each in form.get(part) or () if isinstance(each, dict)]
        unsafe = [each for each in ids if not isinstance(each, str) or not _SAFE_ID.fullmatch(each)]
        if unsafe:
            raise NotADossier(f"{part}: {unsafe[0]!r} is not an id of a dossier.")
        missing = [each for each in ids if part == "reports" and each not in texts]
        if missing:
            raise NotADossier(f"no text for report {missing[0]}. Keep reports/ beside the JSON.")
