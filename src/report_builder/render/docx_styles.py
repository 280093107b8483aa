"""Styles of roles in; word/styles.xml, and what a cell of each role says of itself, out."""

from collections.abc import Mapping
from dataclasses import dataclass

from report_builder.document.table import Style
from report_builder.layout.pages import Pages
from report_builder.render.docx_charts import FIGURE
from report_builder.render.docx_lengths import HAIR, Lengths
from report_builder.render.docx_text import in_value, part_xml

ANY_ROLE = ""
"""A role that has no style looks like this one."""

GAP = "gap"
"""Id of the style of a paragraph between two tables."""

BREAK = "break"
"""The same, where a page begins."""

FOOTER = "footer"
GRID = "grid"
"""Id of the tables' style."""

_STACK = 0.75
"""Em for the characters of stacked text: a line holds at least one, and has no room for two."""

_AWAY = 0.1
"""Em between the line and a text at the top or the bottom of a cell. A row has 0.25 there, of
which its lines take a part."""

_EIGHTHS = {"none": 0, "thin": 4, "medium": 12}
"""Width of a line in 1/8 pt."""

_TWIPS_OF_EIGHTH = 2.5


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell of a role says of itself.

    Attributes:
        style: Id of its paragraphs' style.
        frame: Its lines and background, as they stand in w:tcPr.
        place: Its margins, direction and vertical place, which stand there at the end.
        border: Width of its horizontal lines in twips.
        stack: Room for one upright character a line in twips; 0: the text is not stacked.
        mark: Colour of marked characters.
    """

    style: str
    frame: str
    place: str
    border: int
    stack: int
    mark: str


def looks(pages: Pages, lengths: Lengths) -> Mapping[str, Look]:
    """Returns the look of every role."""
    return {
        role: Look(
            f"role{number}",
            _frame(style),
            _place(style, lengths),
            round(_EIGHTHS[style.border] * _TWIPS_OF_EIGHTH),
            lengths.twips(_STACK * style.scale) if style.direction == "stacked" else 0,
            style.mark,
        )
        for number, (role, style) in enumerate(_styles(pages).items())
    }


def styles_xml(pages: Pages, lengths: Lengths) -> str:
    """Returns the part of the styles: those of the paper, and no one else's."""
    roles = (
        _role(f"role{number}", role, style, lengths)
        for number, (role, style) in enumerate(_styles(pages).items())
    )
    hairs = _hair(GAP, "表の間", "") + _hair(BREAK, "改ページ", "<w:pageBreakBefore/>") + _FIGURE
    content = (_defaults(pages, lengths), _BASIC, _grid(lengths), hairs, *roles)
    return part_xml("styles", "".join(content))


def _styles(pages: Pages) -> Mapping[str, Style]:
    return {ANY_ROLE: Style(), **pages.table.styles}


_BASIC = (
    '<w:style w:type="character" w:default="1" w:styleId="a0">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    f'<w:style w:type="paragraph" w:styleId="{FOOTER}"><w:name w:val="footer"/>'
    '<w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
)


def _defaults(pages: Pages, lengths: Lengths) -> str:
    """Returns the paragraph that all others are based on; lines break as on the paper."""
    face = in_value(pages.table.font.face)
    size = lengths.size(1.0)
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{face}" w:eastAsia="{face}" w:hAnsi="{face}" w:cs="{face}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="ja-JP" w:eastAsia="ja-JP" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:kinsoku/><w:wordWrap/>'
        '<w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        '<w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{lengths.line(1.0)}" w:lineRule="exact"/>'
        '<w:jc w:val="left"/></w:pPr></w:style>'
    )


def _grid(lengths: Lengths) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(_line(side, "thin") for side in sides)
    margins = margin("left", lengths.margin) + margin("right", lengths.margin)
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{GRID}">'
        '<w:name w:val="表"/><w:basedOn w:val="a1"/><w:tblPr>'
        f"<w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar>"
        "</w:tblPr></w:style>"
    )


def _hair(identity: str, name: str, paragraph: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identity}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="a"/><w:pPr>{paragraph}'
        f'<w:spacing w:line="{HAIR}" w:lineRule="exact"/></w:pPr>'
        '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    )


_FIGURE = (
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{FIGURE}"><w:name w:val="図"/>'
    '<w:basedOn w:val="a"/><w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
)
"""A line of exact height would cut a chart off."""


def _role(identity: str, role: str, style: Style, lengths: Lengths) -> str:
    size = lengths.size(style.scale)
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    apart = '<w:kinsoku w:val="0"/><w:wordWrap w:val="0"/>'
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identity}">'
        f'<w:name w:val="{in_value(f"欄 {role}".strip())}"/><w:basedOn w:val="a"/><w:qFormat/>'
        f"<w:pPr>{apart if style.direction == 'stacked' else ''}"
        f'<w:spacing w:line="{lengths.line(style.scale)}" w:lineRule="exact"/>'
        f'<w:jc w:val="{_along(style)}"/></w:pPr><w:rPr>{bold}<w:color w:val="{style.color}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


_ALONG_THE_LINE = {"top": "left", "center": "center", "bottom": "right"}
_ACROSS_THE_LINES = {"left": "bottom", "center": "center", "right": "top"}
"""Vertical lines begin at the top, and the first one stands at the right."""


def _along(style: Style) -> str:
    return _ALONG_THE_LINE[style.vertical] if style.direction == "vertical" else style.side


def _place(style: Style, lengths: Lengths) -> str:
    if style.direction == "vertical":
        across = _ACROSS_THE_LINES[style.side]
        return f'<w:textDirection w:val="tbRlV"/><w:vAlign w:val="{across}"/>'
    margins = ""
    if style.direction == "horizontal" and style.vertical != "center":
        away = lengths.twips(_AWAY)
        margins = f"<w:tcMar>{margin('top', away)}{margin('bottom', away)}</w:tcMar>"
    return f'{margins}<w:vAlign w:val="{style.vertical}"/>'


def _frame(style: Style) -> str:
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{style.fill}"/>' if style.fill else ""
    return _lines(style) + fill


def _lines(style: Style) -> str:
    """Returns the lines of a cell where they are not those of the tables' style."""
    sides = () if style.border == "thin" else ("top", "left", "bottom", "right")
    lines = "".join(_line(side, style.border) for side in sides)
    lines += _line("tr2bl", "thin") if style.diagonal else ""
    return f"<w:tcBorders>{lines}</w:tcBorders>" if lines else ""


def _line(side: str, border: str) -> str:
    if border == "none":
        return f'<w:{side} w:val="nil"/>'
    return f'<w:{side} w:val="single" w:sz="{_EIGHTHS[border]}" w:space="0" w:color="auto"/>'


def margin(side: str, width: int) -> str:
    """Returns the margin of a cell at a side, in twips."""
    return f'<w:{side} w:w="{width}" w:type="dxa"/>'
