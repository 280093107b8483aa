"""The text of templates/shukei.yaml in, a SummarySpec out, or all its mistakes at once."""

from report_builder.document.look_reading import LOOK_KEYS, Source, read_look
from report_builder.document.style_reading import read_color, read_known_styles
from report_builder.document.summary import summed_up
from report_builder.document.summary_look import (
    NAMES,
    ROLES,
    SMALLEST,
    Bars,
    SummarySpec,
    styles_of,
)
from report_builder.document.table import Table
from report_builder.document.words import Words
from report_builder.model.plan import Plan
from report_builder.problems import Located, Problem
from report_builder.source import Node, Reader, Sequence

SUMMARY_KEYS = (*LOOK_KEYS, "bars", "charts", "show")
BAR_KEYS = ("from", "to")


def read_summary(source: Source, absent: SummarySpec) -> Located[SummarySpec]:
    """Returns what a file says of a 集計; what it does not say is as in `absent`.

    Raises:
        ReportError: The file has mistakes; all of them are in it.
    """
    node = source.node()
    reader = Reader()
    words = source.words(reader, NAMES)
    entries = reader.entries(node, "集計の様式", optional=SUMMARY_KEYS)
    styles = styles_of(read_known_styles(reader, entries.get("styles"), ROLES))
    spec = SummarySpec(
        look=read_look(words, entries, styles, absent.look),
        bars=_bars(reader, entries.get("bars"), absent.bars),
        has_charts=words.choice(entries.get("charts"), "charts", ("true", "false")) != "false",
        show=_show(words, entries.get("show"), source.plan),
    )
    reader.close()
    paper = entries.get("paper") or node
    return Located(spec, source.path, {(): node.place, ("paper",): paper.place})


def _bars(reader: Reader, node: Node | None, absent: Bars) -> Bars:
    if node is None:
        return absent
    entries = reader.entries(node, "bars", optional=BAR_KEYS)
    dark, light = (
        read_color(reader, entries[key], f"bars の {key}") if key in entries else None
        for key in BAR_KEYS
    )
    return Bars(dark or absent.dark, light or absent.light)


def _show(words: Words, node: Node | None, plan: Plan) -> tuple[str, ...]:
    if node is None:
        return ()
    known = [field.name for field in summed_up(plan)]
    shown: list[str] = []
    for each in (items := words.items(node, "show")):
        name = words.reader.text(each, "show")
        if name in shown:
            message, hint = f"show に「{name}」が二度あります。", "どちらかを消してください。"
            words.reader.report(each, message, hint, "template-show")
        elif name not in known:
            message = f"show の「{name}」は、集計できる項目ではありません。"
            words.reader.report_unknown(each, message, name, known, "template-show")
        shown.append(name)
    if isinstance(node, Sequence) and not items:
        message, hint = (
            "show に項目がありません。",
            "集計する項目を書くか、この行を消してください。",
        )
        words.reader.report(node, message, hint, "template-show")
    return tuple(shown)


def too_wide(spec: Located[SummarySpec], tables: tuple[Table, ...]) -> tuple[Problem, ...]:
    """Returns the problem of sheets that fit their paper in letters alone that nobody can read."""
    size = min((table.font.size for table in tables), default=SMALLEST)
    if size >= min(SMALLEST, spec.value.look.font.size):
        return ()
    return (
        Problem(
            spec.place("paper"),
            f"表は、文字を {size:g} pt まで小さくしないと用紙に入りません。",
            "paper を大きくするか横にするか、margins か padding を小さくしてください。",
            "table-too-wide",
        ),
    )
