"""Edits workbooks in LibreOffice, as a person would; run by the Python that has `uno`.

Reads JSON from standard input: the program, a folder for its profile, the name of a pipe, and
jobs, each with a source, a target, and steps. A step is a list: its name, the name of a sheet, and
what it needs.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

uno: Any = import_module("uno")

TRIES = 240
PAUSE = 0.25


def main() -> None:
    order = json.load(sys.stdin)
    accept = f"pipe,name={order['pipe']};urp;"
    command = [
        order["program"],
        f"-env:UserInstallation=file://{order['profile']}",
        "--headless",
        "--norestore",
        f"--accept={accept}",
    ]
    office = subprocess.Popen(command)
    try:
        desktop = connect(accept)
        for job in order["jobs"]:
            edit(desktop, job)
        desktop.terminate()
        office.wait(60)
    finally:
        office.kill()


def connect(accept: str) -> Any:
    local = uno.getComponentContext()
    name = "com.sun.star.bridge.UnoUrlResolver"
    resolver = local.ServiceManager.createInstanceWithContext(name, local)
    for _ in range(TRIES):
        try:
            context = resolver.resolve(f"uno:{accept}StarOffice.ComponentContext")
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            time.sleep(PAUSE)
        else:
            name = "com.sun.star.frame.Desktop"
            return context.ServiceManager.createInstanceWithContext(name, context)
    raise TimeoutError(accept)


def edit(desktop: Any, job: dict[str, Any]) -> None:
    hidden = named("Hidden", value=True)
    document = desktop.loadComponentFromURL(f"file://{job['source']}", "_blank", 0, (hidden,))
    for name, sheet, *rest in job["steps"]:
        STEPS[name](document, document.Sheets.getByName(sheet), *rest)
    saved = named("FilterName", value="Calc MS Excel 2007 XML")
    document.storeToURL(f"file://{job['target']}", (saved,))
    document.close(True)  # noqa: FBT003 (positional only)


def named(name: str, *, value: Any) -> Any:
    found = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    found.Name, found.Value = name, value
    return found


def write(document: Any, sheet: Any, cell: str, text: str) -> None:
    """Goes to a cell and types, as at the keyboard: a locked one stays as it is."""
    controller = document.CurrentController
    controller.setActiveSheet(sheet)
    name = "com.sun.star.frame.DispatchHelper"
    typist = uno.getComponentContext().ServiceManager.createInstance(name)
    for command, given in (
        ("GoToCell", named("ToPoint", value=cell)),
        ("EnterString", named("StringName", value=text)),
    ):
        typist.executeDispatch(controller.Frame, f".uno:{command}", "", 0, (given,))


def unprotect(document: Any, sheet: Any) -> None:
    document.unprotect("")
    sheet.unprotect("")


def insert_rows(_: Any, sheet: Any, row: int, count: int) -> None:
    sheet.Rows.insertByIndex(row - 1, count)


def insert_columns(_: Any, sheet: Any, column: int, count: int) -> None:
    sheet.Columns.insertByIndex(column - 1, count)


def delete_rows(_: Any, sheet: Any, row: int, count: int) -> None:
    sheet.Rows.removeByIndex(row - 1, count)


def hide_rows(_: Any, sheet: Any, row: int, count: int) -> None:
    for number in range(row - 1, row - 1 + count):
        sheet.Rows.getByIndex(number).IsVisible = False


def sort(_: Any, sheet: Any, area: str, column: int) -> None:
    """Sorts the rows of an area, last first, by one of its columns (from 1)."""
    field = uno.createUnoStruct("com.sun.star.table.TableSortField")
    field.Field, field.IsAscending = column - 1, False
    fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    options = (named("SortFields", value=fields), named("ContainsHeader", value=False))
    given = uno.Any("[]com.sun.star.beans.PropertyValue", options)
    uno.invoke(sheet.getCellRangeByName(area), "sort", (given,))


def rename(_: Any, sheet: Any, name: str) -> None:
    sheet.Name = name


def add_in_front(document: Any, _: Any, name: str, text: str) -> None:
    document.Sheets.insertNewByName(name, 0)
    document.Sheets.getByName(name).getCellRangeByName("A1").String = text


STEPS: dict[str, Callable[..., None]] = {
    "write": write,
    "unprotect": unprotect,
    "insert rows": insert_rows,
    "insert columns": insert_columns,
    "delete rows": delete_rows,
    "hide rows": hide_rows,
    "sort": sort,
    "rename": rename,
    "add in front": add_in_front,
}

if __name__ == "__main__":
    main()
