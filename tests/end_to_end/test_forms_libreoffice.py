"""Forms that were opened, filled in and saved by LibreOffice: exactly what was typed comes back."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from forms.odd_returns import YEAR, MadeForm, made_form
from report_builder.forms.read import Reading, read_return
from report_builder.model.key import Key
from report_builder.problems import ReportError

SCRIPT = Path(__file__).parent / "office_edits.py"

Step = tuple[str | int, ...]


@dataclass(frozen=True)
class Office:
    """LibreOffice, and a Python that can talk to it."""

    program: str
    python: str
    folder: Path

    def edited(self, form: MadeForm, *steps: Step) -> Reading:
        """Reads a form as it is after somebody did these things to it and saved it."""
        source, target = self.folder / "配布.xlsx", self.folder / "返送 （修正）.xlsx"
        source.write_bytes(form.content)
        order: dict[str, Any] = {
            "program": self.program,
            "profile": str(self.folder / "profile"),
            "pipe": f"report-builder-{os.getpid()}",
            "jobs": [{"source": str(source), "target": str(target), "steps": steps}],
        }
        subprocess.run(
            [self.python, str(SCRIPT)],
            input=json.dumps(order),
            text=True,
            check=True,
            capture_output=True,
            timeout=240,
        )
        return read_return(target.read_bytes(), target.name, form.plan, YEAR)


def _missing(what: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@cache
def _python_with_uno() -> str | None:
    for name in ("/usr/bin/python3", "python3"):
        python = shutil.which(name)
        command = [str(python), "-c", "import uno"]
        if python and not subprocess.run(command, check=False, capture_output=True).returncode:
            return python
    return None


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """LibreOffice with a profile of its own."""
    program, python = shutil.which("soffice"), _python_with_uno()
    if program is None:
        _missing("soffice（Debian の libreoffice-calc）がありません")
    if python is None:
        _missing("uno（Debian の python3-uno）を読める python3 がありません")
    return Office(str(program), str(python), tmp_path)


def _cells(form: MadeForm) -> Mapping[Key, str]:
    found = read_return(form.content, "配布.xlsx", form.plan, YEAR).returned
    return {key: str(found.place(*key).cell) for key in found.value.base}


def _typed(cells: Mapping[Key, str], texts: Mapping[Key, str]) -> tuple[Step, ...]:
    return tuple(("write", "調査票", cells[key], text) for key, text in texts.items())


def _row(cell: str) -> int:
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def test_what_is_typed_into_a_protected_form_comes_back_and_a_locked_cell_stays(
    office: Office,
) -> None:
    form = made_form({("事業", 1, "評価"): "A"}, "hoiku")
    texts: dict[Key, str] = {
        ("事業", 1, "評価"): "B",
        ("事業", 1, "達成度"): "2",
        ("事業", 1, "実績", ""): "　研修を２回実施しました。\n① 4/1 に開始\n=合計ではない",
        ("事業", 2, "実績", ""): "4/1",
        ("記入者",): "保育係　山田",
        ("内線",): "0123",
    }
    steps = (*_typed(_cells(form), texts), ("write", "調査票", "B6", "書き換え"))
    reading = office.edited(form, *steps)
    returned = reading.returned.value
    assert returned.answers == {**returned.base, **texts}
    assert (returned.remarks, reading.notes) == ((), ())


def test_rows_and_columns_that_were_inserted_do_not_matter(office: Office) -> None:
    form = made_form({("指標", "妊娠届受理件数", "実績値"): "3,061"}, "kenko")
    texts: dict[Key, str] = {
        ("事業", 3, "評価"): "A",
        ("事業", 24, "実績", ""): "相談を実施しました。",
        ("指標", "3～4か月児健康診査受診率", "実績値"): "95.7",
        ("指標", "健康相談電話対応人数", "実績値"): "中止",
        ("確認", 26): "意見あり",
        ("備考", 28): "数値は速報です。",
    }
    cells = _cells(form)
    returned = office.edited(
        form,
        *_typed(cells, texts),
        ("unprotect", "調査票"),
        ("insert rows", "調査票", _row(cells["事業", 22, "評価"]), 2),
        ("insert rows", "調査票", _row(cells["事業", 3, "評価"]) + 2, 1),
        ("insert columns", "調査票", 8, 1),
        ("hide rows", "調査票", 7, 3),
        ("rename", "調査票", "健康課 回答"),
    ).returned.value
    assert returned.answers == {**returned.base, **texts}
    assert returned.remarks == ()


def test_rows_that_were_sorted_keep_their_answers(office: Office) -> None:
    form = made_form({}, "toshi-keikaku")
    texts: dict[Key, str] = {
        ("事業", 53, "実績", ""): "五十三",
        ("事業", 54, "実績", ""): "五十四",
        ("事業", 54, "評価"): "C",
    }
    cells = _cells(form)
    first, last = (_row(cells["事業", number, "評価"]) for number in (53, 54))
    reading = office.edited(
        form,
        *_typed(cells, texts),
        ("unprotect", "調査票"),
        ("sort", "調査票", f"A{first}:Z{last}", 1),
        ("add in front", "調査票", "送付状", "よろしくお願いします。"),
    )
    returned = reading.returned.value
    assert returned.answers == {**returned.base, **texts}
    assert _row(str(reading.returned.place("事業", 54, "評価").cell)) == first
    assert [remark.text for remark in returned.remarks] == ["よろしくお願いします。"]


def test_a_row_that_was_deleted_is_missing_and_blanks_nothing(office: Office) -> None:
    form = made_form({("事業", 54, "評価"): "B"}, "toshi-keikaku")
    row = _row(_cells(form)["事業", 54, "評価"])
    reading = office.edited(form, ("unprotect", "調査票"), ("delete rows", "調査票", row, 1))
    returned = reading.returned.value
    missing = {key for key in returned.base if key not in returned.answers}
    assert missing == {key for key in returned.base if 54 in key}
    assert [note.code for note in reading.notes] == ["return-row-missing"]


def test_rows_that_were_sorted_without_their_ids_are_refused(office: Office) -> None:
    form = made_form({}, "toshi-keikaku")
    cells = _cells(form)
    first, last = (_row(cells["事業", number, "評価"]) for number in (53, 54))
    sort = ("sort", "調査票", f"A{first}:K{last}", 1)
    with pytest.raises(ReportError) as caught:
        office.edited(form, ("unprotect", "調査票"), sort)
    assert {problem.code for problem in caught.value.problems} == {"return-rows-mixed"}
