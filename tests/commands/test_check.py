"""check_year: a workspace in, every remark with its 事業, department, file and line out."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from report_builder.checks import RULES
from report_builder.cli import report_builder
from report_builder.commands.check import CheckedYear, check_year
from report_builder.model.period import FiscalYear
from report_builder.problems import ReportError
from report_builder.workspace import Workspace, open_workspace

YEAR = FiscalYear(2020)
GOLDEN = Path(__file__).parent.parent / "golden" / "check_2020.txt"
MARKS = {"error": "誤り", "warning": "注意"}


@pytest.fixture
def city(workspace: Path) -> Workspace:
    """The city's own data."""
    return open_workspace(workspace)


def _lines(report: CheckedYear) -> list[str]:
    return [f"{MARKS[each.problem.severity]} {each.problem}" for each in report.remarks]


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _of(report: CheckedYear, rule: str) -> list[str]:
    """Returns place and head of the remarks of a rule."""
    remarks = [each.problem for each in report.remarks if each.rule == rule]
    return [f"{each.place} {each.message.split('[')[0]}" for each in remarks]


def _run(workspace: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(report_builder, ["-C", str(workspace), "check", *words])
    return result.exit_code, result.stdout


# -------------------------------------------------------------------------- the official data


def test_the_findings_on_the_official_data_are_those_that_were_reviewed(
    city: Workspace, request: pytest.FixtureRequest
) -> None:
    report = check_year(city, YEAR)
    said = [*_lines(report), *report.summary.split("\n")]
    golden = GOLDEN.read_text(encoding="utf-8").split("\n")
    comments = [line for line in golden if line.startswith("#")]
    if request.config.getoption("--golden-update"):
        GOLDEN.write_text("\n".join([*comments, *said]) + "\n", encoding="utf-8")
    assert said == [line for line in golden if line and not line.startswith("#")]


def test_every_kind_of_finding_on_the_official_data_is_explained(city: Workspace) -> None:
    comments = [line for line in GOLDEN.read_text(encoding="utf-8").split("\n") if line[:1] == "#"]
    for rule in check_year(city, YEAR).counts:
        assert any(line.startswith(f"# {rule}：") for line in comments)


def test_the_official_data_have_no_error(city: Workspace) -> None:
    report = check_year(city, YEAR)
    assert {each.problem.severity for each in report.remarks} == {"warning"}
    assert report.problems == ()


def test_nothing_is_written(city: Workspace) -> None:
    before = {path: path.read_bytes() for path in city.root.rglob("*") if path.is_file()}
    check_year(city, YEAR)
    assert {path: path.read_bytes() for path in city.root.rglob("*") if path.is_file()} == before


# ------------------------------------------------------------------------------------- places


def test_a_line_within_a_text_has_its_own_line_of_the_file(city: Workspace) -> None:
    path = city.year(YEAR)
    _change(path, "          ○安全教育を実施しました。", "          ○一\n          ○ｱ")
    line = path.read_text(encoding="utf-8").split("\n").index("          ○ｱ") + 1
    assert _of(check_year(city, YEAR), "半角カタカナ") == [f"data/2020.yaml:{line} No.50（保育課）"]


def test_a_line_that_stands_twice_is_told_from_the_other(city: Workspace) -> None:
    path = city.year(YEAR)
    _change(path, "      　継続して実施しました。\n      　市内２園", "      二\n      ｱ\n      二")
    line = path.read_text(encoding="utf-8").split("\n").index("      ｱ") + 1
    assert _of(check_year(city, YEAR), "半角カタカナ") == [f"data/2020.yaml:{line} No.2（保育課）"]


def test_a_text_in_quotation_marks_has_the_line_of_its_key(city: Workspace) -> None:
    path = city.year(YEAR)
    _change(path, "|2\n        継続して実施しました。", '"一\\nｱ"')
    line = path.read_text(encoding="utf-8").split("\n").index('    実績: "一\\nｱ"') + 1
    assert _of(check_year(city, YEAR), "半角カタカナ") == [f"data/2020.yaml:{line} No.1（保育課）"]


def test_what_is_not_there_has_the_line_of_its_project(city: Workspace) -> None:
    path = city.year(YEAR)
    _change(path, "  - No: 2\n    評価: A\n", "  - No: 2\n")
    line = path.read_text(encoding="utf-8").split("\n").index("  - No: 2") + 1
    assert _of(check_year(city, YEAR), "記入漏れ") == [f"data/2020.yaml:{line} No.2（保育課）"]


def test_a_text_of_the_plan_has_its_place_in_the_plan(city: Workspace) -> None:
    _change(city.plan, "認証保育所を支援します。", "認証保育所を支援します㈱")
    (place,) = _of(check_year(city, YEAR), "機種依存文字")
    assert place.startswith("data/plan.yaml:")
    assert place.endswith(" No.2（保育課）")


# ------------------------------------------------------------------------------- switched off


def test_a_rule_is_switched_off_for_the_year_or_for_one_project(city: Workspace) -> None:
    path = city.year(YEAR)
    _change(path, "年度: 令和2年度\n", "年度: 令和2年度\n検査しない: [括弧の幅]\n")
    _change(path, "  - No: 4\n", "  - No: 4\n    検査しない: [表記ゆれ]\n")
    report = check_year(city, YEAR)
    assert "括弧の幅" not in report.counts
    assert report.counts["表記ゆれ"] == 6
    assert "調べなかった規則: 括弧の幅" in report.summary


def test_an_unknown_rule_is_an_error_at_its_line(city: Workspace) -> None:
    _change(city.year(YEAR), "年度: 令和2年度\n", "年度: 令和2年度\n検査しない: [括弧幅]\n")
    report = check_year(city, YEAR)
    assert _lines(report)[-1] == (
        "誤り data/2020.yaml:4: [検査しない] 「括弧幅」という規則はありません。"
        "「括弧の幅」ではありませんか。"
    )
    assert report.counts["検査しない"] == 1


# ------------------------------------------------------------------------------- other files


def test_the_year_before_is_compared_where_there_is_one(city: Workspace) -> None:
    text = city.year(YEAR).read_text(encoding="utf-8")
    following = text.replace("年度: 令和2年度\n", "年度: 令和3年度\n", 1)
    city.year(YEAR.next()).write_text(following, encoding="utf-8")
    report = check_year(city, YEAR.next())
    assert report.counts["前年度と同じ"] > 60
    assert report.counts["年度違い"] > 20
    assert "前年度と同じ" not in check_year(city, YEAR).counts


def test_mistakes_in_the_year_before_are_reported_and_the_rest_is_checked(city: Workspace) -> None:
    text = city.year(YEAR).read_text(encoding="utf-8")
    city.year(YEAR.next()).write_text(
        text.replace("年度: 令和2年度\n", "年度: 令和3年度\n", 1), encoding="utf-8"
    )
    _change(city.year(YEAR), "評価: A", "評価: Z")
    report = check_year(city, YEAR.next())
    assert [str(each.place) for each in report.problems] == ["data/2020.yaml:8"]
    assert report.counts["桁区切り"] == 1


def test_a_gap_between_the_bounds_of_a_scale_is_a_warning(city: Workspace) -> None:
    text = city.scales.read_text(encoding="utf-8")
    city.scales.write_text(text.replace("上限: 0.95", "上限: 0.9"), encoding="utf-8")
    (problem,) = check_year(city, YEAR).problems
    assert (problem.code, problem.severity) == ("ratio-gap", "warning")
    assert problem.message == "達成度基準には、0.9以上0.95未満に当たる段階がありません。"


def test_without_a_table_of_words_the_rest_is_checked(city: Workspace) -> None:
    city.template("words").unlink()
    report = check_year(city, YEAR)
    assert [each.code for each in report.problems] == ["words-missing"]
    assert "書き誤り" not in report.counts
    assert report.counts["桁区切り"] == 1


def test_mistakes_in_the_template_are_reported_and_the_rest_is_checked(city: Workspace) -> None:
    _change(city.template("shiryo2"), "width: 39.4", "width: -1")
    report = check_year(city, YEAR)
    assert [each.code for each in report.problems] == ["template-size"]
    assert report.counts["桁区切り"] == 1


def test_a_row_that_needs_another_is_found(city: Workspace) -> None:
    long = "\n".join(["        　継続して実施しました。"] * 60)
    _change(city.year(YEAR), "        継続して実施しました。", long)
    assert _of(check_year(city, YEAR), "続きの行") == ["data/2020.yaml:7 No.1（保育課）"]


def test_a_plan_without_a_paper_is_checked_but_for_what_would_not_fit(city: Workspace) -> None:
    long = "\n".join(["        　継続して実施しました。"] * 60)
    _change(city.year(YEAR), "        継続して実施しました。", long)
    _change(city.plan, "  様式: shiryo2 ", "  # 様式: shiryo2 ")
    report = check_year(city, YEAR)
    assert (report.problems, _of(report, "続きの行")) == ((), [])
    assert report.counts["桁区切り"] == 1


def test_a_year_with_mistakes_is_not_checked(city: Workspace) -> None:
    _change(city.year(YEAR), "評価: A", "評価: Z")
    with pytest.raises(ReportError):
        check_year(city, YEAR)


# ---------------------------------------------------------------------------- the command line


def test_the_command_prints_the_remarks_and_a_summary(workspace: Path) -> None:
    status, said = _run(workspace, "令和2年度")
    lines = said.splitlines()
    assert status == 1
    assert lines[2].startswith("注意 data/2020.yaml:63: No.6（指導室）[割合の計算] 「40.9％」")
    assert lines[-1].startswith("誤り 0、注意 31（")


def test_the_status_is_0_where_nothing_is_found(workspace: Path) -> None:
    rules = ", ".join(rule.name for rule in RULES)
    _change(
        workspace / "data" / "2020.yaml",
        "年度: 令和2年度\n",
        f"年度: 令和2年度\n検査しない: [{rules}]\n",
    )
    status, said = _run(workspace, "2020")
    assert status == 0
    assert said.splitlines()[-1] == "誤り 0、注意 0"


def test_a_script_gets_everything_as_json(workspace: Path) -> None:
    status, said = _run(workspace, "2020", "--json")
    report = json.loads(said)
    assert status == 1
    assert len(report["remarks"]) == sum(report["counts"].values()) == 31
    sixth = next(each for each in report["remarks"] if each["rule"] == "割合の計算")
    assert (sixth["project"], sixth["departments"]) == (6, ["指導室"])
    assert sixth["problem"]["place"]["line"] == 63
    assert sixth["problem"]["severity"] == "warning"
    assert {
        "project": 61,
        "indicator": "地域子ども育成リーダー認定者数（計）",
        "reason": "累計の目標",
    } in (report["left_out"])
