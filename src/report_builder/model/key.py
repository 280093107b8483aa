"""Key: names one value of a year, whatever file, sheet or line it stands in.

("事業", 23, "評価")                     a value of a 事業 as a whole
("事業", 10, "実績", "hoiku")            a department's section of it
("事業", 8, "実績", "")                  the undivided text of a field that may have sections
("指標", "妊娠届受理件数", "実績値")     a value of an indicator
("施策", "１", "①", "総括")              a value of a group
("備考", 23), ("確認", 23)               what a form asks for besides
("備考", "指標", "妊娠届受理件数")       the same of an indicator without a 事業
"""

from collections.abc import Iterable

from report_builder.model.section import Section

Key = tuple[str | int, ...]

UNDIVIDED = ""
"""The section key of a text that belongs to the 事業 as a whole."""


def section_keys(sections: Iterable[Section]) -> tuple[str, ...]:
    """Returns a key for each section that stays when others come, go or move.

    It is made of the ids of its departments; a second section of the same ones gets `#2`.
    """
    seen: dict[str, int] = {}
    keys: list[str] = []
    for section in sections:
        own = "+".join(section.departments) or UNDIVIDED
        seen[own] = seen.get(own, 0) + 1
        keys.append(own if seen[own] == 1 else f"{own}#{seen[own]}")
    return tuple(keys)


_OF_PROJECTS = ("事業", "備考", "確認")
"""First words of the keys whose second part is the No. of a 事業."""


def key_text(key: Key) -> str:
    """Returns a key as one text, for a hidden cell or a journal."""
    return "/".join(str(part).replace("~", "~0").replace("/", "~1") for part in key)


def text_key(text: str) -> Key:
    """Returns the key of a text that `key_text` made."""
    parts: list[str | int] = [
        part.replace("~1", "/").replace("~0", "~") for part in text.split("/")
    ]
    if parts[0] in _OF_PROJECTS and len(parts) > 1 and str(parts[1]).isascii():
        parts[1] = int(parts[1])
    return tuple(parts)
