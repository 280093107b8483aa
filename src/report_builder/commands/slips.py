"""What became of the returned files in, a 差戻し票 for each department to be asked again out."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from report_builder.commands.merge_report import FileReport
from report_builder.files import ensure_folder, file_name, remove, write_atomically
from report_builder.forms.sendback import Slip, slip_text, slip_workbook
from report_builder.model.ask import Ask
from report_builder.model.period import FiscalYear
from report_builder.workspace import Workspace

_FOLDER = "returns"
"""Of the slips, within the folder of the year."""


def write_slips(
    workspace: Workspace, year: FiscalYear, files: Sequence[FileReport]
) -> tuple[Path, ...]:
    """Writes the slips, workbook and text, and returns their paths.

    A department that has sent a file and need not be asked anything loses the slip of last time.

    Raises:
        ReportError: One cannot be written.
    """
    folder = workspace.output(year) / _FOLDER
    written: list[Path] = []
    for department, asks in _by_department(files):
        paths = [folder / f"差戻し_{file_name(department)}{ending}" for ending in (".xlsx", ".txt")]
        if asks:
            ensure_folder(folder)
            for path, content in zip(paths, _contents(Slip(department, year, asks)), strict=True):
                write_atomically(path, content)
            written += paths
        else:
            for path in paths:
                remove(path)
    return tuple(written)


def _by_department(files: Sequence[FileReport]) -> Iterator[tuple[str, tuple[Ask, ...]]]:
    names = dict.fromkeys(file.department for file in files if file.department)
    for name in names:
        asks = [ask for file in files if file.department == name for ask in file.asks]
        # Of several files of a department, the last says the same of what is still blank.
        yield name, tuple({(ask.number, ask.item, ask.wrong): ask for ask in asks}.values())


def _contents(slip: Slip) -> tuple[bytes, bytes]:
    """Returns workbook and text; the text as Windows's own editor and mail programs know it."""
    text = slip_text(slip).replace("\n", "\r\n")
    return slip_workbook(slip), text.encode("utf-8-sig")
