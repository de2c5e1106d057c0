"""Real .docx files, written part by part for the tests."""

from __future__ import annotations

import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OPENING = (
    f'<w:document xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><w:body>'
)

TYPES = f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>"""
DOCUMENT_RELATIONS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="lien" Type="{R}/hyperlink" Target="https://stesophie.ca/fete" TargetMode="External"/>
<Relationship Id="image" Type="{R}/image" Target="media/photo.png"/>
<Relationship Id="styles" Type="{R}/styles" Target="styles.xml"/>
<Relationship Id="numerotation" Type="{R}/numbering" Target="numbering.xml"/>
<Relationship Id="notes" Type="{R}/footnotes" Target="footnotes.xml"/></Relationships>"""
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="Titre"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="TM1"><w:name w:val="toc 1"/></w:style></w:styles>"""
NUMBERING = f"""<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""
FOOTNOTES = f"""<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>
<w:r><w:t xml:space="preserve">Selon le budget.</w:t></w:r></w:p></w:footnote></w:footnotes>"""

PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="i" descr="Un parc"/><a:graphic><a:graphicData><pic:pic>'
    '<pic:blipFill><a:blip r:embed="image"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r>"
)


def run(text: str, looks: str = "") -> str:
    """A run of `text`; `looks` are elements of its properties, such as `<w:b/>`."""
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", item: tuple[int, int] | None = None) -> str:
    """A paragraph; `item` is its numbering and level."""
    numbered = (
        f'<w:numPr><w:ilvl w:val="{item[1]}"/><w:numId w:val="{item[0]}"/></w:numPr>'
        if item is not None
        else ""
    )
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    content = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{named}{numbered}</w:pPr>{content}</w:p>"


def link(text: str) -> str:
    """A link to the page of the fête."""
    return f'<w:hyperlink r:id="lien">{run(text)}</w:hyperlink>'


def table(*rows: tuple[str, ...]) -> str:
    """A table without a header row, as Word makes one."""
    return (
        "<w:tbl>"
        + "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
        + "</w:tbl>"
    )


def word_file(path: Path, *body: str, **parts: str | bytes) -> Path:
    """A .docx at `path` whose body is `body`; `parts` are other parts of its `word` folder (`comments=…`)."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/_rels/document.xml.rels", DOCUMENT_RELATIONS)
        archive.writestr("word/styles.xml", STYLES)
        archive.writestr("word/numbering.xml", NUMBERING)
        archive.writestr("word/footnotes.xml", FOOTNOTES)
        archive.writestr("word/media/photo.png", b"\x89PNG")
        archive.writestr("word/document.xml", OPENING + "".join(body) + "</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return path
