"""FiscalYear 年度: April to March, named by the Western year in which it begins."""

import re
import unicodedata
from dataclasses import dataclass

_ERAS = (("令和", "R", 2018), ("平成", "H", 1988), ("昭和", "S", 1925))
"""Name, letter, and the Western year before the era's first. The paper counts in 年度, so that
平成31年度 and 令和元年度 are both 2019."""

_FIRST_REIWA = 2019
_FIRST_HEISEI = 1989


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """年度.

    Attributes:
        number: The Western year of its April, such as 2020 for 令和2年度.
    """

    number: int

    @property
    def era_name(self) -> str:
        """和暦 such as `令和2年度`; the first year of an era is `令和元年度`."""
        return f"{self.era_year}度"

    @property
    def era_year(self) -> str:
        """The same without 度: `令和2年`."""
        era, _, before = _ERAS[_era_of(self.number)]
        count = self.number - before
        return f"{era}{'元' if count == 1 else count}年"

    def next(self, count: int = 1) -> "FiscalYear":
        """Returns the fiscal year `count` years later (earlier where negative)."""
        return FiscalYear(self.number + count)


def _era_of(number: int) -> int:
    return 0 if number >= _FIRST_REIWA else 1 if number >= _FIRST_HEISEI else 2


def parse_fiscal_year(text: str) -> FiscalYear | None:
    """Reads `2020`, `R2`, `令和2年度`, `令和元年度`, in any width; None if it is none of them."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if re.fullmatch(r"(19|20)\d\d(年度?)?", plain):
        return FiscalYear(int(plain[:4]))
    for era, letter, before in _ERAS:
        found = re.fullmatch(rf"(?:{era}|{letter})(\d\d?|元)(?:年度?)?", plain, re.IGNORECASE)
        if found:
            count = 1 if found[1] == "元" else int(found[1])
            return FiscalYear(before + count) if count else None
    return None
