"""Numbers as papers write them: a text in, the number that it is out."""

import re
from decimal import ROUND_HALF_UP, Decimal, localcontext

_NUMBER = re.compile(r"[-−▲△]?[0-9][0-9,]*(?:\.[0-9]+)?")

MOST_DECIMALS = 15
"""More digits than Excel keeps of a number."""


def number_of(text: str) -> Decimal | None:
    """Returns the number that a text is, commas and the signs of papers allowed; else None."""
    plain = text.strip()
    if not _NUMBER.fullmatch(plain):
        return None
    number = Decimal(plain.lstrip("-−▲△").replace(",", ""))
    # Unlike a product, a copy with another sign is never rounded.
    return number.copy_negate() if plain[0] in "-−▲△" else number


def rounded(number: Decimal, decimals: int) -> Decimal:
    """Returns a number rounded half up, however many digits it has."""
    with localcontext() as context:
        context.prec = len(number.as_tuple().digits) + abs(number.adjusted()) + decimals + 1
        return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
