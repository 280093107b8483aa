"""A figure in, the XML of its chart part out, the same for Excel and for Word (DrawingML charts).

Numbers and categories stand in the part as well as the references to their cells, so that a reader
who does not open the cells shows them too. docs/ooxml/charts.md says why each part is as it is.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Final

from report_builder.document.table import Figure, Font, Series

_NAMESPACES: Final = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)

_CATEGORIES, _NUMBERS = 1, 2
"""Ids of the two axes."""

_TITLE_EM, _AXIS_EM, _LEGEND_EM = 3.2, 2.4, 2.4
"""What the title, the numbers of the axis and the legend take of a figure's height."""

_MARGIN_SHARE = 0.03
"""Of the width, right of the bars: the last number of the axis reaches over its end."""

References = Mapping[tuple[str, ...], str]
"""The names of cells to the range in which they stand, such as `'評価'!$A$5:$A$7`."""


def chart_xml(figure: Figure, font: Font, references: References, data: str = "") -> str:
    """Returns the part of a chart.

    Args:
        figure: 図.
        font: Of its letters.
        references: Of the cells that it names.
        data: The element that says where these cells are, if not in the same workbook.
    """
    content = (
        '<c:date1904 val="0"/><c:lang val="ja-JP"/><c:roundedCorners val="0"/><c:chart>',
        _title(figure.title),
        '<c:autoTitleDeleted val="0"/><c:plotArea>',
        _place(figure),
        _bars(figure, references),
        _category_axis(figure),
        _number_axis(figure),
        "</c:plotArea>",
        _LEGEND if figure.stacked else "",
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>',
        '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>',
        "<a:ln><a:noFill/></a:ln></c:spPr>",
        _letters(font),
        data,
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<c:chartSpace {_NAMESPACES}>{''.join(content)}</c:chartSpace>"
    )


_LEGEND = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'


def _title(text: str) -> str:
    return (
        '<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr b="1"/></a:pPr>'
        f'<a:r><a:rPr lang="ja-JP" b="1"/><a:t>{_text(text)}</a:t></a:r></a:p></c:rich></c:tx>'
        '<c:overlay val="0"/></c:title>'
    )


def _place(figure: Figure) -> str:
    """Returns where the bars stand: what a program would reserve for long categories differs."""
    below = _AXIS_EM + (_LEGEND_EM if figure.stacked else 0)
    sizes = {
        "x": figure.label_share,
        "y": _TITLE_EM / figure.height,
        "w": 1 - figure.label_share - _MARGIN_SHARE,
        "h": max(0.1, 1 - (_TITLE_EM + below) / figure.height),
    }
    places = "".join(f'<c:{side} val="{size:.4f}"/>' for side, size in sizes.items())
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/>{places}</c:manualLayout></c:layout>'
    )


def _bars(figure: Figure, references: References) -> str:
    grouping = "percentStacked" if figure.stacked else "clustered"
    overlap = '<c:overlap val="100"/>' if figure.stacked else ""
    series = (
        _series(number, each, figure, references) for number, each in enumerate(figure.series)
    )
    return (
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'
        f'{"".join(series)}<c:gapWidth val="45"/>{overlap}'
        f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_NUMBERS}"/></c:barChart>'
    )


def _series(number: int, series: Series, figure: Figure, references: References) -> str:
    labels = _points(figure.labels)
    numbers = _points(f"{each:.15g}" for each in series.numbers)
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx><c:v>{_text(series.name)}</c:v></c:tx>"
        f"<c:spPr>{_fill(series.fill) or _hatched(figure.line)}{_outline(figure.line)}</c:spPr>"
        '<c:invertIfNegative val="0"/>'
        f"{_numbers_on_bars(series, figure)}"
        f"<c:cat><c:strRef><c:f>{_text(references[figure.label_cells])}</c:f>"
        f"<c:strCache>{labels}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{_text(references[series.cells])}</c:f><c:numCache>"
        f"<c:formatCode>General</c:formatCode>{numbers}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _points(values: Iterable[str]) -> str:
    points = [f'<c:pt idx="{at}"><c:v>{_text(v)}</c:v></c:pt>' for at, v in enumerate(values)]
    return f'<c:ptCount val="{len(points)}"/>{"".join(points)}'


def _fill(color: str | None) -> str:
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>' if color else ""


def _hatched(color: str) -> str:
    return (
        f'<a:pattFill prst="ltUpDiag"><a:fgClr><a:srgbClr val="{color}"/></a:fgClr>'
        '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
    )


def _outline(color: str) -> str:
    return f'<a:ln w="6350"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></a:ln>'


def _numbers_on_bars(series: Series, figure: Figure) -> str:
    """At the foot of a ratio's bar, for a bar may be too short for them, or cut at its end."""
    place = "ctr" if figure.stacked else "inBase"
    return (
        f'<c:dLbls><c:numFmt formatCode="{_text(figure.number_format)}" sourceLinked="0"/>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr>"
        f"{_fill(series.ink)}</a:defRPr></a:pPr>"
        f'<a:endParaRPr lang="ja-JP"/></a:p></c:txPr><c:dLblPos val="{place}"/>'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    )


def _category_axis(figure: Figure) -> str:
    """The first category stands at the top, which turns the axis around."""
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="maxMin"/>'
        '</c:scaling><c:delete val="0"/><c:axPos val="l"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{_outline(figure.line)}</c:spPr>"
        f'<c:crossAx val="{_NUMBERS}"/><c:crosses val="autoZero"/><c:auto val="1"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="50"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _number_axis(figure: Figure) -> str:
    """Its numbers stay at the bottom; of a ratio's lines, that of each 100% is dark."""
    whole = figure.grid if figure.stacked else figure.line
    steps = (0.2, 0.1) if figure.stacked else (1.0, 0.25)
    between = "" if figure.stacked else _gridlines("minor", figure.grid)
    return (
        f'<c:valAx><c:axId val="{_NUMBERS}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{figure.most:g}"/><c:min val="0"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="b"/>{_gridlines("major", whole)}{between}'
        '<c:numFmt formatCode="0%" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:spPr>{_outline(figure.line)}</c:spPr><c:crossAx val="{_CATEGORIES}"/>'
        '<c:crosses val="max"/><c:crossBetween val="between"/>'
        f'<c:majorUnit val="{steps[0]:g}"/><c:minorUnit val="{steps[1]:g}"/></c:valAx>'
    )


def _gridlines(kind: str, color: str) -> str:
    return f"<c:{kind}Gridlines><c:spPr>{_outline(color)}</c:spPr></c:{kind}Gridlines>"


def _letters(font: Font) -> str:
    """Returns the letters of the whole chart; sizes are in hundredths of a point."""
    face = _text(font.face)
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(font.size * 100)}">'
        f'<a:latin typeface="{face}"/><a:ea typeface="{face}"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="ja-JP"/></a:p></c:txPr>'
    )


def _text(text: str) -> str:
    return escape(text)
