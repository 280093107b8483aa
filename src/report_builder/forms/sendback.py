"""差戻し票: what a department must be asked again in, a small paper and a text for a mail out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from report_builder.document.table import (
    Block,
    Cell,
    Column,
    Em,
    Font,
    Mm,
    Paper,
    Pt,
    Row,
    Style,
    Table,
)
from report_builder.layout.lay_out import lay_out
from report_builder.model.ask import Ask
from report_builder.model.period import FiscalYear
from report_builder.render.xlsx import render


@dataclass(frozen=True, slots=True)
class Slip:
    """差戻し票 of a department.

    Attributes:
        department: Its name.
        year: 年度.
        asks: In the order of the 事業.
    """

    department: str
    year: FiscalYear
    asks: tuple[Ask, ...]


_WIDTHS = (("事業", 15), ("項目（セル）", 9), ("受け取った内容", 21), ("確認", 18), ("お願い", 18))
"""Name and width in em; with their padding they fill an A4 sheet on its side at 9 pt."""

_COLUMNS = len(_WIDTHS)


def slip_workbook(slip: Slip) -> bytes:
    """Returns the slip as a .xlsx that prints on A4."""
    return render(lay_out(slip_table(slip)))


def slip_table(slip: Slip) -> Table:
    """Returns the slip as a table."""
    title = f"{slip.year.era_name}実績調査票　差戻し票"
    return Table(
        name="差戻し票",
        title=f"{title}　{slip.department}",
        columns=tuple(Column(Em(width), name) for name, width in _WIDTHS),
        padding=Em(0.5),
        running=(
            _row("running", Cell(title, "title", _COLUMNS - 1), Cell(slip.department, "label")),
            _row("running", Cell(_opening(slip), "text", _COLUMNS)),
        ),
        blocks=(
            Block(
                (_row("head", *(Cell(name, "heading") for name, _ in _WIDTHS)),),
                tuple(_ask_row(ask) for ask in slip.asks),
            ),
        ),
        paper=Paper("A4", landscape=True, margins=(Mm(12), Mm(10), Mm(14), Mm(10))),
        font=Font("ＭＳ Ｐゴシック", Pt(9)),
        styles=_STYLES,
        footer="{頁} / {総頁}",
    )


_STYLES = {
    "title": Style(bold=True, border="none", scale=1.3),
    "label": Style(bold=True, border="medium", align="center", scale=1.1),
    "text": Style(border="none"),
    "heading": Style(fill="DDEBF7", align="center"),
    "cell": Style(vertical="top"),
    "wrong": Style(fill="FCE4D6", vertical="top"),
}


def _row(kind: str, *cells: Cell) -> Row:
    return Row(kind, cells, may_split=kind == "record")


def _ask_row(ask: Ask) -> Row:
    texts = (_project(ask), _item(ask), ask.received, ask.wrong, ask.request)
    roles = ("cell", "cell", "cell", "wrong", "cell")
    return _row("record", *(Cell(text, role) for text, role in zip(texts, roles, strict=True)))


def _project(ask: Ask) -> str:
    if ask.number is None:
        return ask.project or "（ファイル全体）"
    return f"No.{ask.number}　{ask.project}"


def _item(ask: Ask) -> str:
    return f"{ask.item}（{ask.cell}）" if ask.cell else ask.item


def _opening(slip: Slip) -> str:
    files = "、".join(dict.fromkeys(ask.file for ask in slip.asks))
    return (
        f"返送された調査票（{files}）に、次の{len(slip.asks)}件の確認事項があります。"
        "返送された調査票を直し、送り返してください。"
    )


# ---------------------------------------------------------------------------------------- mail


def slip_text(slip: Slip) -> str:
    """Returns the slip as a text that can be pasted into a mail."""
    return "\n".join(_lines(slip))


def _lines(slip: Slip) -> Iterator[str]:
    yield f"{slip.department}　御担当者様"
    yield ""
    yield f"{slip.year.era_name}実績調査票の御提出、ありがとうございます。"
    yield _opening(slip)
    for place, asks in enumerate(_alike(slip.asks), start=1):
        yield ""
        for ask in asks:
            mark = f"{place}　" if ask is asks[0] else "　　"
            yield f"{mark}{_project(ask)}　{_item(ask)}".rstrip("　")
        yield from _paragraph("受け取った内容", asks[0].received)
        yield from _paragraph("確認", asks[0].wrong)
        yield from _paragraph("お願い", asks[0].request)
    yield ""


def _alike(asks: Iterable[Ask]) -> list[list[Ask]]:
    """Returns the asks by what is said of them: thirty blank cells need saying it once."""
    groups: dict[tuple[str, ...], list[Ask]] = {}
    for ask in asks:
        groups.setdefault((ask.received, ask.wrong, ask.request), []).append(ask)
    return list(groups.values())


def _paragraph(name: str, text: str) -> Iterator[str]:
    """Yields a named text; one of several lines stands below its name, and only its beginning."""
    first, *others = text.splitlines() or [""]
    if not others:
        yield f"　　{name}：{first}"
        return
    yield f"　　{name}："
    for line in (first, *others)[:_MOST_LINES]:
        yield f"　　　　{line}"
    if len(others) >= _MOST_LINES:
        yield "　　　　……（全文は差戻し票にあります）"


_MOST_LINES = 4
