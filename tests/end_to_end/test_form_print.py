"""A form as a department prints it: the pages that were laid out, and nothing cut off."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from report_builder.commands.forms import FormsOrder, make_forms
from report_builder.forms.carrier import read_carrier
from report_builder.model.period import FiscalYear
from report_builder.workspace import open_workspace

YEAR = FiscalYear(2020)
A4_LANDSCAPE = r"841\.\d+ x 595\.\d+ pts \(A4\)"


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form of 健康課, which has sections, sub-rows for 指標 and the longest policy."""
    root = Path(__file__).parent.parent.parent
    order = FormsOrder(("健康課",), tmp_path_factory.mktemp("forms"))
    (made,) = make_forms(open_workspace(root), YEAR, order).forms
    return made.file


@pytest.fixture(scope="module")
def printed(form: Path, soffice: Callable[..., Path]) -> Path:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext（Debian の poppler-utils）がありません")
    return soffice(form, "pdf")


def _run(*words: str) -> str:
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


@pytest.mark.soffice
def test_a_form_is_printed_on_a4_landscape_on_the_pages_that_were_laid_out(
    form: Path, printed: Path
) -> None:
    found = _run("pdfinfo", "-f", "1", "-l", "1", str(printed))
    breaks = len(load_workbook(form)["調査票"].row_breaks.brk)
    guide = 1
    assert re.search(A4_LANDSCAPE, found)
    assert f"Pages:           {breaks + 1 + guide}" in found


@pytest.mark.soffice
def test_everything_a_form_shows_and_holds_is_in_its_print(form: Path, printed: Path) -> None:
    # Lines of cells that stand beside each other are mixed in the text of a page: compare words.
    text = _squeezed(_run("pdftotext", "-raw", str(printed), "-"))
    slots = read_carrier(load_workbook(form), form.name).slots
    lines = {
        _squeezed(line)[:12]
        for slot in slots
        if slot.kind in ("question", "reference")
        for line in slot.base.split("\n")
    }
    missing = [line for line in lines if line and line not in text]
    assert missing == []


@pytest.mark.soffice
def test_the_head_is_on_every_page(printed: Path) -> None:
    pages = _run("pdftotext", "-raw", str(printed), "-").split("\f")[:3]
    assert all("記入済 39／43" in page.replace("　", " ") for page in pages)
    assert all("今後の方針" in page for page in pages)
