"""The site of these pages: ``python -m sphinx docs build/docs``, with firth and the group docs installed."""

import sys
from pathlib import Path

import firth

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "extensions"))

project = "firth"
author = "The firth developers"
version = release = firth.__version__
language = "en"

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "numpydoc",
    "mathjax_here",
    "commands",
    "docstrings",
    "kernels",
]
exclude_patterns = ["extensions"]
suppress_warnings = ["toc.empty_glob"]
html_theme = "furo"
html_title = f"firth {version}"
html_static_path = ["style"]
html_css_files = ["firth.css"]
html_show_copyright = False
html_copy_source = False
html_show_sourcelink = False

smartquotes = False  # they would make quotes of primes

nitpicky = True
# what stands in single quotes in a docstring is code, and a link where it is a public name
default_role = "py:obj"
nitpick_ignore_regex = [
    (r"py:.*", r"(?!firth\.).*")
]  # parameters, and what is not ours: no network to look it up

myst_enable_extensions = ["dollarmath"]
myst_update_mathjax = False  # mathjax_here says it
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_in_temp = True  # what a cell writes is gone afterwards
nb_execution_timeout = 120
nb_merge_streams = True

autodoc_typehints = "none"  # the docstrings say it in words, with shapes
autodoc_preserve_defaults = True  # as they are written, not as this machine shows them
autodoc_member_order = "bysource"
numpydoc_show_class_members = False  # autodoc shows them
numpydoc_xref_param_type = False
