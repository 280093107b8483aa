"""Rows of a sheet in, the charts of its figures out, each over the cell that holds it."""

from collections.abc import Sequence
from typing import Any, cast

from openpyxl.chart._chart import ChartBase  # pyright: ignore[reportPrivateUsage]
from openpyxl.drawing.spreadsheet_drawing import (
    AnchorMarker,
    SpreadsheetDrawing,
    TwoCellAnchor,
)
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import fromstring

from report_builder.document.table import Figure, Font
from report_builder.layout.pages import PlacedCell
from report_builder.render.chart_xml import chart_xml
from report_builder.render.xlsx_places import Places, range_of
from report_builder.render.xlsx_rows import SheetRow


class FigureChart(ChartBase):
    """A chart whose part is written by us; openpyxl gives it a name and packs it."""

    def __init__(self, figure: Figure, xml: str, anchor: TwoCellAnchor) -> None:
        super().__init__()  # pyright: ignore[reportUnknownMemberType]
        self.figure = figure
        self.xml = xml
        self.anchor = cast("Any", anchor)

    def _write(self) -> Any:
        return fromstring(self.xml.encode())


class Drawing(SpreadsheetDrawing):
    """The drawing of a sheet; each chart says to a screen reader what it shows."""

    __elements__ = SpreadsheetDrawing.__elements__
    charts: list[Any]

    def _chart_frame(self, idx: int) -> Any:
        frame: Any = cast("Any", super())._chart_frame(idx)  # noqa: SLF001
        chart = self.charts[idx - 1]
        if isinstance(chart, FigureChart):
            properties = frame.nvGraphicFramePr.cNvPr
            properties.name, properties.descr = f"図 {idx}", chart.figure.title
        return frame


def add_charts(sheet: Worksheet, font: Font, rows: Sequence[SheetRow], places: Places) -> None:
    """Adds a chart for each figure to a sheet whose rows are written."""
    for row in rows:
        for placed in row.placed.cells:
            if placed.cell.figure:
                cast("Any", sheet).add_chart(_chart(placed, placed.cell.figure, row, font, places))


def _chart(
    placed: PlacedCell, figure: Figure, row: SheetRow, font: Font, places: Places
) -> FigureChart:
    named = (figure.label_cells, *(series.cells for series in figure.series))
    references = {names: range_of(names, places) for names in named}
    return FigureChart(figure, chart_xml(figure, font, references), _anchor(placed, row))


def _anchor(placed: PlacedCell, row: SheetRow) -> TwoCellAnchor:
    """Returns an anchor at the cell's corners; it moves with the rows above, and keeps its size."""
    end = placed.column + placed.cell.columns
    return TwoCellAnchor(
        editAs="oneCell",
        _from=AnchorMarker(placed.column, 0, row.number - 1, 0),
        to=AnchorMarker(end, 0, row.number, 0),
    )
