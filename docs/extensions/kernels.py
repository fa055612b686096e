"""Code cells run in IPython as it comes, whatever the settings of whoever builds, and without chatter."""

import logging
import os
from pathlib import Path

from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, bool]:
    """Give the kernels a folder of settings of their own, beside what Sphinx keeps between builds."""
    folder = Path(app.doctreedir, "ipython")
    profile = folder / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    settings = profile / "ipython_kernel_config.py"
    settings.write_text('c = get_config()\nc.IPKernelApp.log_level = "ERROR"\n', encoding="utf-8")
    os.environ["IPYTHONDIR"] = str(folder)
    logging.getLogger("traitlets").setLevel(logging.WARNING)  # else a line for every page
    return {"parallel_read_safe": True, "parallel_write_safe": True}
