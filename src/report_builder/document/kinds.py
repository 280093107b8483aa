"""Records of several kinds (表 or 文, 題名 or 凡例): a record in, its kind and its own keys out."""

from collections.abc import Collection, Sequence
from collections.abc import Mapping as Entries
from dataclasses import dataclass

from report_builder.source import Mapping, Node, Reader


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record.

    Attributes:
        name: As messages call it, with its leading key: 文（text）.
        leading: Keys of which each tells that a record is of this kind; empty: any record is.
        keys: What else it may have.
        apart: Advice where one of its keys stands in a record of another kind.
    """

    name: str
    leading: tuple[str, ...]
    keys: tuple[str, ...]
    apart: str = ""

    @property
    def every(self) -> tuple[str, ...]:
        """All keys that it may have."""
        return (*self.leading, *self.keys)


def read_kind(
    reader: Reader, node: Node, what: str, kinds: Sequence[Kind], code: str
) -> tuple[Kind | None, dict[str, Node]]:
    """Returns the kind of a record and the entries that belong to it.

    Args:
        reader: Collects the problems.
        node: The record.
        what: As messages call a record whose kind is not known.
        kinds: The first whose leading key is there is that of the record.
        code: Of the problem where a record has nothing in it.

    Returns:
        No kind where the record cannot be read; why is reported.
    """
    known = tuple(dict.fromkeys(key for kind in reversed(kinds) for key in kind.every))
    entries = reader.entries(node, what, optional=known)
    meant = reader.meant(node, known)
    anything = next((each for each in kinds if not each.leading), None)
    kind = _told(kinds, entries) or _told(kinds, meant) or anything
    # An unknown key may be what was meant to tell.
    if kind is None and isinstance(node, Mapping) and len(entries) == len(node.entries):
        leading = "・".join(key for each in reversed(kinds) for key in each.leading)
        hint = f"{leading} のどれかを書いてください。"
        reader.report(node, f"{what}に中身がありません。", hint, code)
    if kind is None or not isinstance(node, Mapping):
        return None, {}
    if kind.leading and not entries.keys() & {*kind.leading}:
        return None, {}  # it is misspelt
    _report_others(reader, entries, kind, kinds)
    return kind, {key: value for key, value in entries.items() if key in kind.every}


def _told(kinds: Sequence[Kind], keys: Collection[str]) -> Kind | None:
    return next((each for each in kinds if any(key in keys for key in each.leading)), None)


def _report_others(
    reader: Reader, entries: Entries[str, Node], kind: Kind, kinds: Sequence[Kind]
) -> None:
    """Reports keys of other kinds: what a leading key brings with it is one mistake with it."""
    others = [key for key in entries if key not in kind.every]
    for other in kinds:
        leading = [key for key in others if key in other.leading]
        if leading:
            _report(reader, entries, kind, leading, other.apart)
            others = [key for key in others if key not in other.every]
    if others:
        owners = [each for each in kinds if {*others} & {*each.every}]
        names = "・".join(each.name for each in owners)
        apart = owners[0].apart if not owners[0].leading else ""
        hint = apart or f"{names}に書くキーです。消すか、別の項にしてください。"
        _report(reader, entries, kind, others, hint)


def _report(
    reader: Reader, entries: Entries[str, Node], kind: Kind, keys: list[str], hint: str
) -> None:
    words = "".join(f"「{key}」" for key in keys)
    message = f"{kind.name}の項に{words}は書けません。"
    reader.report(entries[keys[0]], message, hint, "key-elsewhere")
