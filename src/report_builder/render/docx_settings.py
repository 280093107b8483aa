"""The part word/settings.xml: how Word is to break lines, and nothing of anyone's machine."""

from report_builder.render.docx_text import part_xml

NOT_AT_START = (
    "、。，．・：；？！々ゝゞヽヾー）」』】〕》〉］｝％℃"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
    "%)]},.:;!?｡､｣･ｰﾞﾟｧｨｩｪｫｬｭｮｯ"
    "゛゜〻゠‼⁇⁈⁉’”〞〟｠»°′″‰¢￠"
)
"""行頭禁則: characters that begin no line. Word holds 100 of them ([MS-DOC] 2.7.16 DopTypography),
so the small kana of Ainu are left out."""

NOT_AT_END = "（「『【〔《〈［｛([{｢‘“〝｟«$£¥€＄￡￥№"
"""行末禁則: characters that end no line; Word holds 50."""


def settings_xml() -> str:
    """Returns the part; a set of ours takes the place of Word's own, so it is the whole set."""
    return part_xml("settings", _SETTINGS.format(after=NOT_AT_END, before=NOT_AT_START))


_SETTINGS = (
    '<w:zoom w:val="fullPage" w:percent="100"/>'
    '<w:defaultTabStop w:val="840"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:noLineBreaksAfter w:lang="ja-JP" w:val="{after}"/>'
    '<w:noLineBreaksBefore w:lang="ja-JP" w:val="{before}"/>'
    "<w:compat><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    '<w:compatSetting w:name="enableOpenTypeFeatures"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    '<w:compatSetting w:name="doNotFlipMirrorIndents"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    '<w:compatSetting w:name="differentiateMultirowTableHeaders"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    "</w:compat>"
    '<w:themeFontLang w:val="ja-JP" w:eastAsia="ja-JP"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
)
