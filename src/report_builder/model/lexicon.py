"""Lexicon 語の表: the words by which the texts of a year are checked, as data."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Variants:
    """表記: spellings of one word, of which a paper should use one.

    Attributes:
        spellings: The first is to be preferred where the paper has all of them equally often.
        followers: 直後: they count only before one of these; empty: before anything.
        after_digit: 数字の直後: they count only right after a digit.
        exceptions: 除く: phrases within which they do not count, such as names of laws.
    """

    spellings: tuple[str, ...]
    followers: tuple[str, ...] = ()
    after_digit: bool = False
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slip:
    """書き誤り: words that are a slip of the pen wherever they stand.

    Attributes:
        wrong: As it may be written.
        right: As it was meant.
        exceptions: 除く: phrases within which the words are right.
    """

    wrong: str
    right: str
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """評価と合わない言葉: words that a text does not have if its grade is right.

    Attributes:
        scale: Name of the scale.
        codes: Of the grades.
        words: What does not go with them.
        exceptions: 除く: phrases within which the words mean something else.
        share: How large a part of the sentences has to end with the words.
    """

    scale: str
    codes: tuple[str, ...]
    words: tuple[str, ...]
    exceptions: tuple[str, ...] = ()
    share: Decimal = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """語の表.

    Attributes:
        variants: 表記.
        slips: 書き誤り.
        clashes: 評価と合わない言葉.
        year_words: ほかの年度でよい言葉: what follows a year that is rightly not the reported one.
        later_words: 後の年度でよい言葉: what follows a later year that is rightly named.
        characters: 使ってよい文字 although not every machine has them.
    """

    variants: tuple[Variants, ...] = ()
    slips: tuple[Slip, ...] = ()
    clashes: tuple[Clash, ...] = ()
    year_words: tuple[str, ...] = ()
    later_words: tuple[str, ...] = ()
    characters: str = ""
