"""A table of counts with a figure of them, laid out: for the tests of charts and formulas."""

from dataclasses import replace

from report_builder.document.table import (
    Block,
    Cell,
    Column,
    Em,
    Figure,
    Font,
    Mm,
    Paper,
    Pt,
    Row,
    Series,
    Style,
    Table,
)
from report_builder.layout.lay_out import lay_out
from report_builder.layout.pages import Pages

LABELS = ("目標１", "目標２", "計")
COUNTS = ((13, 5), (28, 3), (41, 8))

SHARES = Figure(
    title="評価の割合 & 件数",
    height=Em(20),
    labels=LABELS,
    label_cells=("label0", "label1", "label2"),
    series=tuple(
        Series(
            name,
            tuple(row[column] for row in COUNTS),
            tuple(f"count{at}{column}" for at in range(3)),
            fill,
            ink,
        )
        for column, (name, fill, ink) in enumerate(
            (("A：継続", "1F4E79", "FFFFFF"), ("未記入", None, "000000"))
        )
    ),
    number_format="#,##0;;",
    stacked=True,
    label_share=0.2,
)

RATES = replace(
    SHARES,
    title="達成率",
    series=(Series("達成率", (13, 28, 41), ("count00", "count10", "count20"), "8899AA"),),
    number_format="0.0%",
    stacked=False,
    most=2.0,
)


def counts_row(at: int) -> Row:
    """A row of the table: the last one adds the others up."""
    total = at == len(COUNTS) - 1
    cells = (
        Cell(
            str(number),
            "count",
            number=number,
            name=f"count{at}{column}",
            formula=f"SUM({{count0{column}}}:{{count1{column}}})" if total else "",
        )
        for column, number in enumerate(COUNTS[at])
    )
    return Row("record", (Cell(LABELS[at], "text", name=f"label{at}"), *cells))


def counts_table(figure: Figure = SHARES, name: str = "評価") -> Table:
    """Three rows of counts, and a figure of them below."""
    block = Block(
        (Row("head", (Cell("表", "text", 3),)),), tuple(counts_row(at) for at in range(3))
    )
    drawn = Block((), (Row("figure", (Cell("", "figure", 3, figure=figure),)),))
    return Table(
        name=name,
        title="集計",
        columns=(Column(Em(20), "区分"), Column(Em(5), "A"), Column(Em(5), "未記入")),
        padding=Em(0.3),
        running=(Row("running", (Cell("題", "text", 3),)),),
        blocks=(block, drawn),
        paper=Paper("A4", landscape=True, margins=(Mm(10), Mm(8), Mm(11), Mm(8))),
        font=Font("ＭＳ Ｐゴシック", Pt(10)),
        styles={
            "text": Style(),
            "count": Style(align="right", number_format="#,##0"),
            "figure": Style(border="none"),
        },
        footer="{頁}",
    )


def counts_pages(figure: Figure = SHARES, name: str = "評価") -> Pages:
    """The same, laid out."""
    return lay_out(counts_table(figure, name))
