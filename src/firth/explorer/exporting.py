"""One file that shows a model without a server: the page with everything in it."""

import base64
import hashlib
import json
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.beside import written_file
from firth.errors import InvalidInput
from firth.explorer.arrays import little_endian
from firth.explorer.differences import as_answer
from firth.explorer.session import Model, Session
from firth.explorer.shipped import page_file
from firth.vectors.small import small
from firth.vectors.stored import Stored

EXPORTED = 20_000  # words, where nothing else is said: a few megabytes
_CLUSTERS = 12

_DIFFERENCES, _NEIGHBOURS = 200, 25  # as the page asks for

_CHARSET = '<meta charset="utf-8" />'
_STYLE = '<link rel="stylesheet" href="explorer.css" />'
_SCRIPT = '<script src="explorer.js" defer></script>'


def export(
    model: Model,
    path: str | PathLike[str],
    *,
    other: Model | None = None,
    table: str | PathLike[str] | None = None,
    limit: int = EXPORTED,
) -> Session:
    """Write the explorer of a model, or of two, as one file, which needs neither server nor network.

    The file holds the words, their maps and their vectors as int8, about 1.4 bytes for each number: 20,000
    words of 100 dimensions are 4 MB. A map of neighbourhoods is in it where it was computed before.

    Parameters
    ----------
    model, other : WordVectors or path
    path : path
        The file, whose name ends in .html.
    table : path, optional
        As in `explore`.
    limit : int
        So many of the most frequent words are in the file; only those can be asked about.

    Returns
    -------
    Session
        What is shown.

    Raises
    ------
    InvalidInput, MissingFile, DamagedFile
    """
    target = Path(path)
    if target.suffix.lower() not in (".html", ".htm"):
        raise InvalidInput(f"a page's name must end in .html, got {target.name!r}")
    session = Session.of(model, other, table=table, limit=limit)
    page = inlined(
        page_file("index.html"), page_file("explorer.css"), page_file("explorer.js"), content(session)
    )
    with written_file(target) as file:
        file.write(page.encode())
    return session


def content(session: Session) -> dict[str, Any]:
    """Everything that the page would ask a server for."""
    about = session.about()
    for described, model in zip(about["models"], session.models, strict=True):
        described["words"] = model.size  # the others cannot be asked about
        described["maps"] = [_finished(one) for one in described["maps"]]
    held = {"about": about, "models": [_model(session, number) for number in range(len(session.models))]}
    if len(session.models) > 1:
        held |= _differences(session)
    return held


def inlined(html: str, style: str, script: str, held: dict[str, Any]) -> str:
    """The page with its style, its script and its data inside, under a policy that allows those two alone."""
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash(script)}'",
            f"style-src '{_hash(style)}'",
            "img-src blob: data:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    # "<" as JSON can also write it, so that no word can end the element
    data = json.dumps(held, allow_nan=False, separators=(",", ":")).replace("<", "\\u003c")
    parts = {
        _CHARSET: f"{_CHARSET}\n{meta}",
        _STYLE: f"<style>{_contained(style, 'style')}</style>",
        _SCRIPT: "",
        "</body>": f'<script type="application/json" id="firth-data">{data}</script>\n'
        f"<script>{_contained(script, 'script')}</script>\n</body>",  # the page is there when it runs
    }
    for old, new in parts.items():
        if html.count(old) != 1:
            raise ValueError(f"index.html must hold {old} once")
        html = html.replace(old, new)
    return html


def _model(session: Session, number: int) -> dict[str, Any]:
    model = session.models[number]
    codes, names = session.clusters(number, min(_CLUSTERS, model.size))
    return {
        "words": model.labels[: model.size],
        "frequencies": _coded(model.frequencies),
        "maps": {name: _coded(xy) for name, xy in _maps(session, number)},
        "clusters": {"k": len(names), "codes": _coded(codes), "names": names},
        "dimensions": model.words.vector_size,
        "vectors": _coded(small(Stored(model.unit), "int8").numbers),  # cosines need no scales
        "columns": [_coded(session.column(number, i)) for i in range(len(session.table.columns))],
    }


def _differences(session: Session) -> dict[str, Any]:
    """Words whose neighbourhoods differ; or, as a page of two models is worth having without, why not."""
    try:
        found = session.differences(_NEIGHBOURS)
    except InvalidInput as error:
        return {"no_differences": str(error)}
    return {"differences": as_answer(found, session.models[0], _DIFFERENCES)}


def _finished(described: dict[str, Any]) -> dict[str, Any]:
    """A map as it is in a file: there, or never to be."""
    if described["state"] == "ready":
        return described
    message = "it was not there when this page was written: open it with firth explore first"
    return described | {"state": "unavailable", "progress": 0.0, "message": message}


def _maps(session: Session, number: int) -> list[tuple[str, npt.NDArray[np.float32]]]:
    """The maps that are there."""
    ready = [one["id"] for one in session.maps(number) if one["state"] == "ready"]
    return [(name, session.map(number, name)) for name in ready]


def _coded(array: npt.NDArray[Any]) -> str:
    return base64.b64encode(little_endian(array)).decode()


def _hash(text: str) -> str:
    """What a policy allows an inline text by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _contained(text: str, element: str) -> str:
    """A text that an element holds to its end."""
    if f"</{element}" in text.lower():
        raise ValueError(f"what is put into <{element}> must not end it")
    return text
