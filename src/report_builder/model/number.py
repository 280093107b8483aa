"""Numbers as papers write them: a text in, the number that it is out."""

import re
from decimal import Decimal

_NUMBER = re.compile(r"[-−▲△]?[0-9][0-9,]*(?:\.[0-9]+)?")


def number_of(text: str) -> Decimal | None:
    """Returns the number that a text is, commas and the signs of papers allowed; else None."""
    plain = text.strip()
    if not _NUMBER.fullmatch(plain):
        return None
    sign = -1 if plain[0] in "-−▲△" else 1
    return sign * Decimal(plain.lstrip("-−▲△").replace(",", ""))
