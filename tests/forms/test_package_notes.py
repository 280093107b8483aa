"""What people write beside the cells is told, and nothing that lies there is followed."""

from collections.abc import Callable

import pytest

from report_builder.forms.package import Package
from report_builder.forms.package_facts import Comment
from report_builder.problems import Problem

Packaged = Callable[..., bytes]
Accepted = Callable[[bytes], Package]
Refused = Callable[[bytes], Problem]

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_THREADED = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
_THREADS = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'
_DRAWING = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def _notes(*notes: tuple[str, str]) -> str:
    written = "".join(
        f'<comment ref="{cell}" authorId="0"><text><r><rPr><b/></rPr><t>山田:</t></r>'
        f'<r><t>{text}</t></r><rPh sb="0" eb="1"><t>フリガナ</t></rPh></text></comment>'
        for cell, text in notes
    )
    return f"<comments {_MAIN}><authors/><commentList>{written}</commentList></comments>"


def _threads(*threads: tuple[str, str]) -> str:
    written = "".join(
        f'<threadedComment ref="{cell}" id="{{0}}"><text>{text}</text></threadedComment>'
        for cell, text in threads
    )
    return f"<ThreadedComments {_THREADS}>{written}</ThreadedComments>"


def _shape(*paragraphs: str) -> str:
    written = "".join(f"<a:p><a:r><a:t>{each}</a:t></a:r></a:p>" for each in paragraphs)
    return f"<xdr:sp><xdr:txBody>{written}</xdr:txBody></xdr:sp>"


def _drawing(inner: str) -> str:
    return f"<xdr:wsDr {_DRAWING}><xdr:twoCellAnchor>{inner}</xdr:twoCellAnchor></xdr:wsDr>"


def test_comments_are_told_with_their_cells(with_links: Packaged, accepted: Accepted) -> None:
    notes = _notes(("F12", "ここは未定"), ("A1", "確認\n済み"))
    content = with_links({"comments": "../comments1.xml"}, {"xl/comments1.xml": notes})
    assert accepted(content).sheets[0].comments == (
        Comment("F12", "山田:ここは未定"),
        Comment("A1", "山田:確認\n済み"),
    )


def test_a_thread_stands_for_the_note_that_excel_writes_in_its_place(
    with_links: Packaged, accepted: Accepted
) -> None:
    content = with_links(
        {"comments": "../comments1.xml", _THREADED: "../threadedComments/1.xml"},
        {
            "xl/comments1.xml": _notes(("F12", "[Threaded comment]"), ("A1", "メモ")),
            "xl/threadedComments/1.xml": _threads(("F12", "件数は？"), ("F12", "429 件です")),
        },
    )
    assert accepted(content).sheets[0].comments == (
        Comment("F12", "件数は？\n429 件です"),
        Comment("A1", "山田:メモ"),
    )


def test_text_boxes_are_told(with_links: Packaged, accepted: Accepted) -> None:
    fallback = f"<mc:Fallback>{_shape('この図形は表示できません')}</mc:Fallback>"
    drawing = _drawing(_shape("No.10 は", "後日提出") + _shape("") + fallback + _shape("以上"))
    content = with_links({"drawing": "../drawings/1.xml"}, {"xl/drawings/1.xml": drawing})
    assert accepted(content).sheets[0].shape_texts == ("No.10 は\n後日提出", "以上")


def test_pictures_and_charts_are_told_and_not_opened(
    with_links: Packaged, accepted: Accepted
) -> None:
    drawing = _drawing("<xdr:pic/><xdr:pic/><xdr:graphicFrame/>")
    parts = {"xl/drawings/1.xml": drawing, "xl/drawings/_rels/1.xml.rels": "<!DOCTYPE a>"}
    content = with_links({"drawing": "../drawings/1.xml"}, parts)
    assert accepted(content).sheets[0].extras == ("picture", "chart")


@pytest.mark.parametrize(
    ("kind", "target", "extra"),
    [
        ("oleObject", "../embeddings/a.bin", "embedded-object"),
        ("package", "../embeddings/a.docx", "embedded-object"),
        ("control", "../activeX/a.xml", "control"),
        ("image", "../media/a.png", "picture"),
        ("queryTable", "../queryTables/a.xml", "connection"),
        ("pivotTable", "../pivotTables/a.xml", "pivot-table"),
        ("oleObject", "file:///C:/a.docx", "external-link"),
        ("image", "http://example.com/track.png", "external-link"),
        ("attachedTemplate", "http://example.com/a.xltm", "external-link"),
    ],
)
def test_what_else_is_on_a_sheet_is_told_and_not_opened(
    kind: str, target: str, extra: str, with_links: Packaged, accepted: Accepted
) -> None:
    assert accepted(with_links({kind: target})).sheets[0].extras == (extra,)


@pytest.mark.parametrize("kind", ["printerSettings", "vmlDrawing", "table", "customProperty"])
def test_what_every_workbook_may_have_is_not_worth_a_word(
    kind: str, with_links: Packaged, accepted: Accepted
) -> None:
    assert accepted(with_links({kind: "../a.bin"})).sheets[0].extras == ()


def test_a_link_to_the_web_in_a_cell_is_not_worth_a_word(
    with_links: Packaged, accepted: Accepted
) -> None:
    assert accepted(with_links({"hyperlink": "https://example.com/"})).sheets[0].extras == ()


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("comments", "<!DOCTYPE a><comments/>"),
        (_THREADED, "<!DOCTYPE a><ThreadedComments/>"),
        ("drawing", "<!DOCTYPE a><wsDr/>"),
    ],
)
def test_notes_are_guarded_like_any_other_part(
    kind: str, part: str, with_links: Packaged, refused: Refused
) -> None:
    assert refused(with_links({kind: "a.xml"}, {"xl/worksheets/a.xml": part})).code == "return-dtd"


@pytest.mark.parametrize("cell", ["", "A", "A0", "XFE1", "A1:B2", "A" * 1000])
def test_a_comment_at_no_cell_is_damaged(cell: str, with_links: Packaged, refused: Refused) -> None:
    parts = {"xl/comments1.xml": _notes((cell, "a"))}
    assert refused(with_links({"comments": "../comments1.xml"}, parts)).code == "return-damaged"
