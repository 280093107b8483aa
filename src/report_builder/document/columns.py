"""The columns of a template in, those that a form has out: none of a year that is not at hand."""

from collections.abc import Iterator
from dataclasses import replace

from report_builder.document.table import Em
from report_builder.document.template import ColumnSpec, SpannerSpec, Template, leaf_columns

Specs = tuple[ColumnSpec | SpannerSpec, ...]


def form_columns(template: Template, years: frozenset[int]) -> Specs:
    """Returns the columns of a form, which have the width of all those of the template.

    In a plan's first year there is no 前年度: its columns would be a third of a page of nothing.
    They are left out, and the others are widened in proportion.

    Args:
        template: 様式.
        years: The years that are at hand, as offsets to the reported one.
    """
    every = leaf_columns(template.columns)
    kept = tuple(_at_hand(template.columns, years))
    left = leaf_columns(kept)
    if len(left) == len(every):
        return template.columns
    freed = 2 * template.padding * (len(every) - len(left))
    ratio = (sum(each.width for each in every) + freed) / sum(each.width for each in left)
    return tuple(_widened(kept, ratio))


def _at_hand(specs: Specs, years: frozenset[int]) -> Iterator[ColumnSpec | SpannerSpec]:
    for spec in specs:
        if isinstance(spec, SpannerSpec):
            columns = tuple(_at_hand(spec.columns, years))
            if columns:
                yield replace(spec, columns=columns)
        elif spec.year in years:
            yield spec


def _widened(specs: Specs, ratio: float) -> Iterator[ColumnSpec | SpannerSpec]:
    """Yields columns made wider, in hundredths of an em, rounded down."""
    for spec in specs:
        if isinstance(spec, SpannerSpec):
            yield replace(spec, columns=tuple(_widened(spec.columns, ratio)))
        else:
            yield replace(spec, width=Em(int(spec.width * ratio * 100) / 100))
