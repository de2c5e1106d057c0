"""Which SVG drawings look the same on every computer: the only ones accepted as a logo."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from desktop.errors import Refusal
from desktop.imaging.safe_xml import UnsafeXmlError, parse_xml

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_UNSTABLE = frozenset({"image", "text", "foreignObject", "script"})
_OUTSIDE = re.compile(r"@import|@font-face|url\(\s*[\"']?(?![#\"'\s])", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)")

MAX_ELEMENTS = 20_000
MAX_REUSES = 20
"""`use` elements that copy one another multiply: twenty cannot make more than some 1,500 copies."""
MAX_RATIO = 12.0


def refuse_unsafe_svg(data: bytes, name: str) -> None:
    """Raises `Refusal` unless `data` is a plain, self-contained drawing of reasonable proportions.

    Letters must be outlines (a font differs from one computer to the next), and nothing may be fetched.
    """
    try:
        root = parse_xml(data)
    except UnsafeXmlError as error:
        raise unreadable_svg(name) from error
    elements = list(root.iter())
    if root.tag != f"{_SVG}svg" or len(elements) > MAX_ELEMENTS:
        raise unreadable_svg(name)
    if sum(element.tag == f"{_SVG}use" for element in elements) > MAX_REUSES:
        raise unreadable_svg(name)
    culprit = next((element for element in elements if _is_unstable(element)), None)
    if culprit is not None:  # an element without children is false
        local = culprit.tag.removeprefix(_SVG)
        raise Refusal(
            "logo_svg_non_autonome",
            f"Le logo «\u00a0{name}\u00a0» contient un élément «\u00a0{local}\u00a0» qui peut changer d’un ordinateur "
            "à l’autre. Rien n’a été enregistré. Exportez-le avec les lettres converties en tracés, sans image "
            "ni style externes.",
        )
    if not 1 / MAX_RATIO <= _ratio(root) <= MAX_RATIO:
        raise Refusal(
            "logo_svg_proportions",
            f"Le logo «\u00a0{name}\u00a0» n’indique pas de dimensions utilisables. Rien n’a été enregistré. "
            "Exportez-le de nouveau avec sa largeur et sa hauteur (attribut viewBox).",
        )


def unreadable_svg(name: str) -> Refusal:
    """What to say of a drawing that cannot be parsed safely."""
    return Refusal(
        "logo_svg_illisible",
        f"Le logo «\u00a0{name}\u00a0» n’est pas un SVG simple et valide. Rien n’a été enregistré. "
        "Enregistrez-le de nouveau en «\u00a0SVG simple\u00a0», ou demandez le fichier d’origine.",
    )


def _is_unstable(element: Element) -> bool:
    if element.tag.removeprefix(_SVG) in _UNSTABLE:
        return True
    target = element.get("href") or element.get(_LINK) or ""
    styles = (element.text or "") if element.tag == f"{_SVG}style" else ""
    styles += " ".join(element.attrib.values()) if "url(" in str(element.attrib) else ""
    return bool(target and not target.startswith("#")) or bool(_OUTSIDE.search(styles))


def _ratio(root: Element) -> float:
    """Width over height of the drawing, 0 when it does not say."""
    box = [float(part) for part in re.findall(r"-?\d+(?:\.\d+)?", root.get("viewBox", ""))]
    if len(box) == 4:
        width, height = box[2], box[3]
    else:
        sides = [_NUMBER.match(root.get(side, "")) for side in ("width", "height")]
        width, height = (float(side.group(1)) if side else 0.0 for side in sides)
    return width / height if height > 0 else 0.0
