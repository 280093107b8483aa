"""A figure that stands in two places is the same in both."""

from checks.toys import checked, found, indicator, plan, project, result, year
from report_builder.checks.actuals import actual_differs, figures_differ
from report_builder.checks.facts import Checked


def _facts(actual: str, *said: str, unit: str = "件") -> Checked:
    """Returns 事業 1, 2, … that share an indicator."""
    own = indicator(project=1, unit=unit)
    projects = [project(number, indicators=(own.id,)) for number in range(1, len(said) + 1)]
    return checked(
        plan(*projects, indicators=(own,)),
        year(*map(result, said), actuals={own.id: actual}),
    )


def test_a_figure_that_the_text_does_not_say_is_found() -> None:
    assert found(actual_differs, _facts("429", "　受理件数　492件、交付　449件")) == [
        "指標「受理件数」の実績値は429件ですが、文章にその数がありません（文章には492件・449件）。"
    ]


def test_width_and_commas_make_no_difference() -> None:
    assert found(actual_differs, _facts("3,061", "受理件数　３０６１件")) == []
    assert found(actual_differs, _facts("34", "受理件数　34.0%", unit="％")) == []


def test_a_text_without_such_figures_may_leave_the_indicator_out() -> None:
    assert found(actual_differs, _facts("429", "資料３のとおり。年４回")) == []
    assert found(actual_differs, _facts("中止", "受理　492件")) == []


def test_a_text_about_other_figures_may_leave_the_indicator_out() -> None:
    assert found(actual_differs, _facts("429", "電話相談　492件")) == []


def test_each_project_that_shares_an_indicator_has_to_say_its_figure() -> None:
    (message,) = found(actual_differs, _facts("37", "受理件数37件", "受理件数73件"))
    assert message.startswith("指標「受理件数」（No.1の指標）の実績値は37件ですが、")


def test_a_line_that_two_projects_share_but_for_a_figure_is_found() -> None:
    facts = _facts(
        "6", "　平日コース　実施回数 ６回　 受講者  37人", "平日コース　実施回数 6回 受講者 38人"
    )
    (finding,) = figures_differ(facts)
    assert finding.spot.project == 2
    assert finding.message == (
        "「平日コース 実施回数 6回 受講者 38人」は、"
        "No.1では「平日コース 実施回数 ６回 受講者 37人」です。"
    )


def test_the_same_line_with_the_same_figures_is_right() -> None:
    line = "　平日コース　実施回数 ６回　 受講者  37人"
    assert found(figures_differ, _facts("6", line, line)) == []


def test_a_short_line_may_speak_of_something_else() -> None:
    assert found(figures_differ, _facts("6", "件数 6件", "件数 7件")) == []


def test_projects_without_a_common_indicator_are_not_compared() -> None:
    facts = checked(
        plan(project(1), project(2)), year(result("相談件数　　10件"), result("相談件数　　20件"))
    )
    assert found(figures_differ, facts) == []
