"""The hiding places of Word documents by name."""

from __future__ import annotations

from tests.mingtang.redaction.leaks import HIDDEN, SECRET
from tests.mingtang.redaction.word_bed import (
    BOTH,
    Bed,
    T,
    core,
    drawing,
    field_code,
    p,
    picture,
    png,
    r,
    root,
    story,
    styled,
    table,
    tc,
    text_box,
    tr,
)

_WHITE = '<w:color w:val="FFFFFF"/>'
_BACKGROUND = '<w:color w:val="auto" w:themeColor="background1"/>'
_CLEAR = "<w14:textFill><w14:noFill/></w14:textFill>"
_PALE = '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill></w14:textFill>'
_CHANGE = 'w:id="1" w:author="某" w:date="2024-01-01T00:00:00Z"'
_CELLS = (tc(p(r("一"))), tc(p(r("二"))))
_HEADER = {"rId8": ("header", "header1.xml")}
_PICTURE = {"rId9": ("image", "media/image1.jpeg")}
_SHAPE = f'<v:shape style="width:100pt;height:50pt" alt="{BOTH}"><v:textbox><w:txbxContent>'


def _hidden(properties: str) -> Bed:
    return Bed(p(r(BOTH, properties)))


def _under(kind: str, inner: str) -> Bed:
    return Bed(p(r(BOTH, '<w:rStyle w:val="z"/>')) if kind == "character" else p(r(BOTH), '<w:pStyle w:val="z"/>'),
               styled("z", kind, inner))  # fmt: skip


PLACES: dict[str, Bed] = {
    # what the reader does not see
    "deleted": Bed(p(f"<w:del {_CHANGE}><w:r><w:delText>{BOTH}</w:delText></w:r></w:del>")),
    "deleted block": Bed(f"<w:del {_CHANGE}>{p(T)}</w:del>"),
    "moved away": Bed(p(f"<w:moveFrom {_CHANGE}>{T}</w:moveFrom>")),
    "deleted row": Bed(table(tr(*_CELLS), tr(tc(p(T)), properties=f"<w:del {_CHANGE}/>"))),
    "deleted cell": Bed(table(tr(tc(p(r("一"))), tc(p(T), f"<w:cellDel {_CHANGE}/>")))),
    "former format": Bed(p(r("字", f'<w:rPrChange {_CHANGE}><w:rPr><w:rFonts w:ascii="{BOTH}"/></w:rPr></w:rPrChange>'))),
    "author of a change": Bed(p(f'<w:ins w:id="1" w:author="{BOTH}">{r("已插入")}</w:ins>')),
    "comment": Bed(p(r("批") + '<w:r><w:commentReference w:id="0"/></w:r>'),
                   {"word/comments.xml": root("comments", f'<w:comment w:id="0" w:author="{BOTH}">{p(T)}</w:comment>')}),
    "vanish": _hidden("<w:vanish/>"),
    "web hidden": _hidden("<w:webHidden/>"),
    "vanish by character style": _under("character", "<w:rPr><w:vanish/></w:rPr>"),
    "vanish by paragraph style": _under("paragraph", "<w:rPr><w:vanish/></w:rPr>"),
    "tiny by the style of a style": Bed(p(r(BOTH), '<w:pStyle w:val="y"/>'), {"word/styles.xml": root("styles",
        '<w:style w:type="paragraph" w:styleId="z"><w:rPr><w:sz w:val="2"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="y"><w:basedOn w:val="z"/></w:style>')}),
    "white": _hidden(_WHITE),
    "nearly white": _hidden('<w:color w:val="FAFAFA"/>'),
    "white by theme": _hidden(_BACKGROUND),
    "no fill": _hidden(_CLEAR),
    "white fill": _hidden(_PALE),
    "black on black": _hidden('<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>'),
    "black highlighter": _hidden('<w:highlight w:val="black"/>'),
    "white in a white cell": Bed(table(tr(tc(p(r(BOTH, _WHITE)), '<w:shd w:val="clear" w:fill="FFFFFF"/>'), tc(p(r("二")))))),
    "tiny": _hidden('<w:sz w:val="2"/>'),
    "squeezed": _hidden('<w:w w:val="1"/>'),
    "line without height": Bed(p(T, '<w:spacing w:line="20" w:lineRule="exact"/>')),
    "row without height": Bed(table(tr(*_CELLS), tr(tc(p(T)), properties='<w:trHeight w:val="10" w:hRule="exact"/>'))),
    "hidden row": Bed(table(tr(*_CELLS), tr(tc(p(T)), properties="<w:hidden/>"))),
    "under a merged cell": Bed(table(
        tr(tc(p(r("一")), '<w:vMerge w:val="restart"/>'), tc(p(r("二")))),
        tr(tc(p(T), "<w:vMerge/>"), tc(p(r("三")))))),
    "hidden text box": Bed(p(text_box(p(T), hidden="1"))),
    "hidden old shape": Bed(p(f'<w:r><w:pict><v:shape style="visibility:hidden"><v:textbox><w:txbxContent>{p(T)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>')),
    "header of a first page that is none": Bed("", story("header", p(T)), _HEADER, '<w:headerReference w:type="first" r:id="rId8"/>'),
    "header of even pages that are none": Bed("", story("header", p(T)), _HEADER, '<w:headerReference w:type="even" r:id="rId8"/>'),
    "header that nobody names": Bed("", story("header", p(T))),
    "hidden in a header": Bed("", story("header", p(r("眉") + r(BOTH, "<w:vanish/>"))), _HEADER, '<w:headerReference w:type="default" r:id="rId8"/>'),
    # codes, names, addresses
    "field code": Bed(p(field_code(f"QUOTE {BOTH}", "结果"))),
    "field code of a field within": Bed(p(field_code("IF 1 = 1", field_code(f"REF {BOTH}", "内")))),
    "simple field": Bed(p(f'<w:fldSimple w:instr="DOCPROPERTY {BOTH}">{r("值")}</w:fldSimple>')),
    "data of a field": Bed(p(f'<w:r><w:fldChar w:fldCharType="begin"><w:fldData>{BOTH}</w:fldData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>')),
    "link target": Bed(p(f'<w:hyperlink r:id="rId7" w:tooltip="{BOTH}">{r("链接")}</w:hyperlink>'), {}, {"rId7": ("hyperlink", f"https://example.org/{BOTH}")}),
    "anchor": Bed(p(f'<w:hyperlink w:anchor="{BOTH}">{r("链接")}</w:hyperlink>')),
    "bookmark": Bed(p(f'<w:bookmarkStart w:id="1" w:name="{BOTH}"/>{r("字")}<w:bookmarkEnd w:id="1"/>')),
    "content control": Bed(p(f'<w:sdt><w:sdtPr><w:alias w:val="{BOTH}"/><w:tag w:val="{BOTH}"/></w:sdtPr><w:sdtContent>{r("控件")}</w:sdtContent></w:sdt>')),
    "prompt": Bed(p(f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{T}</w:sdtContent></w:sdt>")),
    "smart tag": Bed(p(f'<w:smartTag w:uri="{BOTH}" w:element="{BOTH}">{r("标")}</w:smartTag>')),
    "custom element": Bed(f'<w:customXml w:element="{BOTH}">{p(r("标"))}</w:customXml>'),
    "style name": Bed(p(r("字"), '<w:pStyle w:val="z"/>'), styled("z", "paragraph", "", BOTH)),
    "font name": Bed(p(r("字", f'<w:rFonts w:ascii="{BOTH}" w:eastAsia="{BOTH}"/>'))),
    "caption of a table": Bed(table(tr(*_CELLS)).replace("<w:tblPr/>", f'<w:tblPr><w:tblCaption w:val="{BOTH}"/><w:tblDescription w:val="{BOTH}"/></w:tblPr>')),
    "revision save id": Bed(f'<w:p w:rsidR="{BOTH}">{r("字")}</w:p>'),
    "permission": Bed(p(f'<w:permStart w:id="1" w:ed="{BOTH}"/>{r("字")}')),
    "xml comment": Bed(p(r("字")) + f"<!-- {BOTH} -->"),
    "instruction": Bed(p(r("字")) + f"<?x {BOTH}?>"),
    "unknown attribute": Bed(f'<w:p w14:paraId="{BOTH}">{r("字")}</w:p>'),
    # pictures, drawings, objects
    "exif": Bed(p(drawing()), {"word/media/image1.jpeg": picture(BOTH)}, _PICTURE),
    "text in a png": Bed(p(drawing()), {"word/media/image1.jpeg": png(BOTH)}, _PICTURE),
    "bytes behind a picture": Bed(p(drawing()), {"word/media/image1.jpeg": picture("") + BOTH.encode()}, _PICTURE),
    "alternative text": Bed(p(drawing(named=BOTH)), {"word/media/image1.jpeg": picture("")}, _PICTURE),
    "alternative text of an old shape": Bed(p(f"<w:r><w:pict>{_SHAPE}{p(r('框'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>")),
    "watermark": Bed(p(f'<w:r><w:pict><v:shape style="position:absolute"><v:textpath string="{BOTH}"/></v:shape></w:pict></w:r>')),
    "vector picture": Bed(p(drawing()), {"word/media/image1.jpeg": f"<svg><text>{BOTH}</text></svg>"}, _PICTURE),
    "chart": Bed(p('<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><a:graphic><a:graphicData><c:chart r:id="rId9"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'),
                 {"word/charts/chart1.xml": f"<c>{BOTH}</c>"}, {"rId9": ("chart", "charts/chart1.xml")}),
    "embedded file": Bed(p('<w:r><w:object><o:OLEObject r:id="rId9" ProgID="Package"/></w:object></w:r>'),
                         {"word/embeddings/oleObject1.bin": BOTH.encode("utf-16-le")}, {"rId9": ("oleObject", "embeddings/oleObject1.bin")}),
    "form that is not read": Bed(p(f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:rect alt='{BOTH}'/></w:pict></mc:Fallback></mc:AlternateContent></w:r>")),
    "formula": Bed(p(f"<m:oMath><m:r><m:t>{BOTH}</m:t></m:r></m:oMath>")),
    "phonetic guide": Bed(p(f"<w:r><w:ruby><w:rt>{T}</w:rt><w:rubyBase>{r('字')}</w:rubyBase></w:ruby></w:r>")),
    # parts beside the body
    "core properties": Bed("", {"docProps/core.xml": core(BOTH)}),
    "application properties": Bed("", {"docProps/app.xml": f"<Properties><Company>{BOTH}</Company></Properties>"}),
    "custom properties": Bed("", {"docProps/custom.xml": f"<Properties><property name='{BOTH}'>{BOTH}</property></Properties>"}),
    "thumbnail": Bed("", {"docProps/thumbnail.jpeg": picture(BOTH)}),
    "custom xml": Bed("", {"customXml/item1.xml": f"<a>{BOTH}</a>"}),
    "document variables": Bed("", {"word/settings.xml": root("settings", f'<w:docVars><w:docVar w:name="a" w:val="{BOTH}"/></w:docVars>')}),
    "people": Bed("", {"word/people.xml": f"<p>{BOTH}</p>"}),
    "macro": Bed("", {"word/vbaProject.bin": BOTH.encode("gb18030")}),
    "building blocks": Bed("", {"word/glossary/document.xml": root("glossaryDocument", p(T))}),
    "template": Bed("", {}, {"rId6": ("attachedTemplate", f"file:///c:/{BOTH}.dotm")}),
    "stray part": Bed("", {f"word/{BOTH}.txt": BOTH}),
    # what the reader sees: marked words go, the rest stays
    "split runs": Bed(p("".join(r(c, "<w:b/>" if n % 2 else "") for n, c in enumerate(SECRET))), visible=True),
    "parted by a line break": Bed(p(f"<w:r><w:t>{SECRET[:3]}</w:t><w:br/><w:t>{SECRET[3:]}</w:t></w:r>"), visible=True),
    "parted by paragraphs": Bed(p(r(SECRET[:2])) + p(r(SECRET[2:])), visible=True),
    "spaced": Bed(p(r("　".join(SECRET))), visible=True),
    "zero width": Bed(p(r("\u200b".join(SECRET))), visible=True),
    "parted by a bookmark": Bed(p(f'{r(SECRET[:2])}<w:bookmarkStart w:id="1" w:name="_a"/>{r(SECRET[2:])}'), visible=True),
    "parted by a hidden run": Bed(p(r(SECRET[:2]) + r(HIDDEN, "<w:vanish/>") + r(SECRET[2:])), visible=True),
    "parted by an insertion": Bed(p(f"{r(SECRET[:2])}<w:ins {_CHANGE}>{r(SECRET[2:])}</w:ins>"), visible=True),
    "cell": Bed(table(tr(tc(p(r(SECRET))), tc(p(r("二"))))), visible=True),
    "a cell a character": Bed(table(tr(*(tc(p(r(c))) for c in SECRET))), visible=True),
    "nested table": Bed(table(tr(tc(table(tr(tc(p(r(SECRET))))) + p("")))), visible=True),
    "inserted": Bed(p(f"<w:ins {_CHANGE}>{r(SECRET)}</w:ins>"), visible=True),
    "heading": Bed(p(r(SECRET), '<w:outlineLvl w:val="0"/>'), visible=True),
    "field result": Bed(p(field_code("REF x", SECRET)), visible=True),
    "link text": Bed(p(f'<w:hyperlink w:anchor="x">{r(SECRET)}</w:hyperlink>'), visible=True),
    "text box": Bed(p(text_box(p(r(SECRET)))), visible=True),
    "old text box": Bed(p(f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p(r(SECRET))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"), visible=True),
    "header": Bed("", story("header", p(r(SECRET))), _HEADER, '<w:headerReference w:type="default" r:id="rId8"/>', visible=True),
    "footer": Bed("", story("footer", p(r(SECRET))), {"rId8": ("footer", "footer1.xml")}, '<w:footerReference w:type="default" r:id="rId8"/>', visible=True),
    "footnote": Bed(p('<w:r><w:footnoteReference w:id="2"/></w:r>'), {"word/footnotes.xml": root("footnotes", f'<w:footnote w:id="2">{p(r(SECRET))}</w:footnote>')}, visible=True),
    "endnote": Bed(p('<w:r><w:endnoteReference w:id="2"/></w:r>'), {"word/endnotes.xml": root("endnotes", f'<w:endnote w:id="2">{p(r(SECRET))}</w:endnote>')}, visible=True),
    "symbols": Bed(p("".join(f'<w:r><w:sym w:font="宋体" w:char="{ord(c):04X}"/></w:r>' for c in SECRET)), visible=True),
    "numeral": Bed(p(r("项"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'), {"word/numbering.xml": root("numbering",
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="{SECRET}%1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')}, visible=True),
}  # fmt: skip

REFUSED: dict[str, tuple[Bed, str]] = {
    "embedded document": (Bed('<w:altChunk r:id="rId5"/>'), "unknown_content"),
    "words in an unknown element": (Bed(p(f"<w:unknown>{T}</w:unknown>")), "unknown_content"),
    "words outside a run": (Bed(f"<w:unknown>{p(T)}</w:unknown>"), "unknown_content"),
    "table style that hides": (
        Bed(table(tr(*_CELLS)).replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="z"/></w:tblPr>'),
            styled("z", "table", '<w:tblStylePr w:type="firstRow"><w:rPr><w:vanish/></w:rPr></w:tblStylePr>')),
        "unclear_hiding"),
    "filled shape before the text": (
        Bed(p('<w:r><w:drawing><wp:anchor behindDoc="0"><wp:extent cx="900000" cy="600000"/><a:graphic><a:graphicData>'
              '<wps:wsp><wps:spPr><a:xfrm><a:ext cx="900000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"/><a:solidFill/>'
              "</wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>")),
        "covering_shape"),
    "old filled shape before the text": (
        Bed(p('<w:r><w:pict><v:rect style="position:absolute;width:90pt;height:20pt" fillcolor="black"/></w:pict></w:r>')),
        "covering_shape"),
    "entity": (
        Bed(p('<w:r><w:footnoteReference w:id="2"/></w:r>'), {"word/footnotes.xml": f'<!DOCTYPE a [<!ENTITY b "{BOTH}">]><a>&b;</a>'}),
        "corrupt"),
}  # fmt: skip
