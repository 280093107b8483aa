"""Text that does not fit the paper well."""

from collections.abc import Iterator

from report_builder.checks.facts import Checked, Spot, spot_of
from report_builder.checks.rule import Finding

_LONGEST_NAME = 24
"""Three lines of the 8 em that 資料２ has for 担当課."""


def row_continued(checked: Checked) -> Iterator[Finding]:
    """Yields the 事業 whose row is too tall for a page or for Excel, and goes on in another."""
    for number in sorted(checked.continued):
        yield Finding(
            spot_of(checked.projects[number], ""),
            "行が一ページ（Excelでは409.5pt）に入らず、続きの行に分かれます。",
            "文章を短くできないか確かめてください。このままでも文字は欠けません。",
        )


def department_long(checked: Checked) -> Iterator[Finding]:
    """Yields the departments whose name takes more than three lines of its column."""
    for department in checked.plan.departments:
        name = department.name_in(checked.results.year)
        if len(name) > _LONGEST_NAME:
            yield Finding(
                Spot(("担当課",), "plan", None, (department.id,), words=name),
                f"課の名称が{len(name)}字あり、担当課の列で何行にもなります。",
                "略称にするか、様式の列の幅を広げてください。",
            )
