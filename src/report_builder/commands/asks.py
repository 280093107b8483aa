"""What came of a returned file in, what its department must be asked again 確認事項 out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.forms.read import Reading
from report_builder.merge import Merged, Reason
from report_builder.model.answering import Answering
from report_builder.model.ask import Ask
from report_builder.model.holder import holder_key
from report_builder.model.key import Key
from report_builder.model.label import key_label
from report_builder.model.period import FiscalYear
from report_builder.problems import Place, Problem

_DOUBTFUL = frozenset(
    {"return-formula", "return-gaiji", "return-mixed-look", "return-number-format"}
)
"""Codes of what was taken as it could be understood, and should be looked at again."""

_BLANK, _UNANSWERED, _MISSING = "（空欄）", "（未記入）", "（欄がありません）"

_FILL = "記入したものを送り返してください。"
_TELL = "どちらにするか、事務局に知らせてください。"
_REFILL = "配布した調査票（.xlsx）に記入したものを、送り返してください。"
_MEND = "内容を確かめ、直したものを送り返してください。"
_AS_XLSX = "Excel で種類を「Excel ブック (*.xlsx)」にして保存したものを、送り返してください。"

_REQUESTS = {
    "return-code-unknown": "選択肢から選び直したものを、送り返してください。",
    "return-figure-unclear": "数字だけか、「中止」のような語だけにして、送り返してください。",
    "return-date-unclear": "「令和3年6月30日」のように直して、送り返してください。",
    "return-rows-mixed": "並べ替えを元に戻したものを、送り返してください。",
    "return-formula-uncalculated": "Excel で開いて上書き保存したものを、送り返してください。",
    "return-xls": _AS_XLSX,
    "return-xlsb": _AS_XLSX,
    "return-macro": _AS_XLSX,
    "return-ods": _AS_XLSX,
    "return-encrypted": "パスワードを外して保存したものを、送り返してください。",
}
"""What the department is asked to do; a problem's own advice is for the planning division."""

_REASONS: dict[Reason, str] = {
    "not-asked": "お尋ねしていない欄です。回答は使いません。",
    "not-yours": "配布の後に計画が変わり、ほかの課の欄になりました。回答は使いません。",
    "gone": "配布の後に計画が変わり、この欄がなくなりました。回答は使いません。",
}

_NUMBER = re.compile(r"No\.(\d+)")
_QUOTED = re.compile(r"「([^」]*)」")


@dataclass(frozen=True, slots=True)
class Naming:
    """How what is asked is called.

    Attributes:
        answering: Who answers for what, and so to which 事業 a value belongs.
        year: 年度, for the names of departments.
        file: The name of the returned file.
    """

    answering: Answering
    year: FiscalYear
    file: str

    def label(self, key: Key) -> str:
        """Returns what people call a value: `No.23 評価`."""
        return key_label(self.answering.plan, self.year, key)

    def about(self, key: Key, place: Place, received: str, words: tuple[str, str]) -> Ask:
        """Returns what is to be asked of a value; the words are what is wrong, and what to do."""
        number = self.answering.number(key)
        item = self.label(key).removeprefix(f"No.{number} ")
        cell = place.cell or ""
        title = self._group(key) if number is None else self._project(number)
        return Ask(number, title, item, cell, self.file, received, *words)

    def of_problem(self, problem: Problem) -> Ask:
        """Returns what is to be asked about a problem, whose words alone say what it is about."""
        found, quoted = _NUMBER.search(problem.message), _QUOTED.search(problem.message)
        number = int(found[1]) if found else None
        return Ask(
            number,
            self._project(number),
            item="",
            cell=problem.place.cell or "",
            file=self.file,
            received=quoted[1] if quoted else "" if problem.place.cell else self.file,
            wrong=problem.message,
            request=_REQUESTS.get(problem.code, _MEND if problem.place.cell else _REFILL),
        )

    def _group(self, key: Key) -> str:
        """Returns what the group is called that a value belongs to, if it is one's."""
        home = self.answering.homes.get(str(key[1])) if key[0] == "指標" else None
        path = home.key if home else key[:-1]
        found = (each for each in self.answering.plan.groups() if holder_key(each, None) == path)
        group = next((each[-1] for each in found), None)
        return f"{group.level}{group.number}　{group.name}" if group else ""

    def _project(self, number: int | None) -> str:
        project = self.answering.projects.get(number or 0)
        return project.name if project else ""


def asks_of(reading: Reading, merged: Merged, naming: Naming) -> tuple[Ask, ...]:
    """Returns what a department must be asked about a file that was taken, by the No."""
    asks = (*_about_values(reading, merged, naming), *_about_doubts(reading, naming))
    return tuple(sorted(asks, key=lambda ask: ask.number or 0))


def _about_doubts(reading: Reading, naming: Naming) -> Iterator[Ask]:
    for note in reading.notes:
        if note.code in _DOUBTFUL:
            yield naming.of_problem(note)


def _about_values(reading: Reading, merged: Merged, naming: Naming) -> Iterator[Ask]:
    place, base = reading.returned.place, reading.returned.value.base
    for each in merged.conflicts:
        wrong = f"配布の後に、事務局でも直しています。いまの内容は次のとおりです。\n{each.current}"
        yield naming.about(each.key, place(*each.key), each.returned or _BLANK, (wrong, _TELL))
    for key in merged.blanked:
        wrong = f"配布したときの次の内容が、消えています。\n{base[key]}"
        request = "消してよいか事務局に知らせるか、記入したものを送り返してください。"
        yield naming.about(key, place(*key), _BLANK, (wrong, request))
    for key in merged.missing:
        wrong = "行か列が削除されているか、隠れていて、回答が読めません。"
        yield naming.about(key, place(*key), _MISSING, (wrong, _REFILL))
    asked = {*merged.missing, *(each.key for each in merged.conflicts)}
    for key in merged.unanswered:
        if key not in asked:
            yield naming.about(key, place(*key), _UNANSWERED, ("未記入です。", _FILL))
    for each in merged.refused:
        words = _REASONS[each.reason], "必要があれば、事務局に知らせてください。"
        yield naming.about(each.key, place(*each.key), each.returned, words)
