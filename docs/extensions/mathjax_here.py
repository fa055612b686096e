"""MathJax from PyPI in place of a server, so that formulas are drawn without a network."""

from importlib.util import find_spec
from pathlib import Path
from shutil import copyfile, copytree

from sphinx.application import Sphinx

SCRIPT = "tex-chtml.js"
FONTS = "output/chtml/fonts"


def setup(app: Sphinx) -> dict[str, bool]:
    """Point Sphinx's own extension to the copy."""
    app.setup_extension("sphinx.ext.mathjax")
    app.config.mathjax_path = f"mathjax/{SCRIPT}"
    app.config.mathjax3_config = {
        "options": {"enableMenu": False, "processHtmlClass": "math", "ignoreHtmlClass": "document"}
    }
    app.connect("build-finished", _copy)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _copy(app: Sphinx, failed: Exception | None) -> None:
    """What a page needs, 2 of the package's 24 MB."""
    package = find_spec("sphinx-mathjax-offline")
    if failed or app.builder.name != "html" or package is None or package.origin is None:
        return
    source, target = (
        Path(package.origin).parent / "static" / "mathjax",
        Path(app.outdir, "_static", "mathjax"),
    )
    target.mkdir(exist_ok=True)
    copyfile(source / SCRIPT, target / SCRIPT)
    copytree(source / FONTS, target / FONTS, dirs_exist_ok=True)
