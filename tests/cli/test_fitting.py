from pathlib import Path

import pytest
import typer

from firth.cli.fitting import unsaved


def test_ctrl_c_tells_what_there_is_to_go_on_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(checkpoint: Path) -> str:
        with pytest.raises(typer.Exit) as left, unsaved(checkpoint):
            raise KeyboardInterrupt
        assert left.value.exit_code == 130
        return capsys.readouterr().err

    assert stop(tmp_path) == "firth: stopped; nothing was saved\n"
    (tmp_path / "config.json").write_text(
        '{"format": "firth model", "checkpoint": {"epoch": 1}}', encoding="utf-8"
    )
    assert stop(tmp_path) == f"firth: stopped; no model was saved, go on from {tmp_path} with --resume\n"
