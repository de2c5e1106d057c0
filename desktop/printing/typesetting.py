"""From a template and the values of a document to the bytes of a PDF, by typst, without a file on the way.

The bytes depend on the document alone: only the shipped fonts and those inside typst are used, and the date
written in the file is the document's. The PDF is tagged and archivable (PDF/A-2a, PDF/UA-1), because these
sheets are kept with the acts of the municipality and read by screen readers too.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
from collections.abc import Mapping
from typing import Any

import typst

from desktop.editorial.civil_dates import instant
from desktop.errors import EnvironmentFault
from desktop.paths import resources

_STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]


def typeset(template: str, values: Mapping[str, Any], made: dt.date) -> bytes:
    """The PDF of `template` (a name without its suffix) with `values`, which must be JSON values.

    Words of a person go through `printable` first. `made` is the day or the time written in the file, civil
    when it has no zone. Raises `EnvironmentFault` when the template or a font is missing, or typst fails.
    """
    folder = resources() / "templates" / "printing"
    try:
        return typst.compile(
            str(folder / f"{template}.typ"),
            root=str(folder),
            font_paths=_fonts(),
            format="pdf",
            sys_inputs={"document": json.dumps(values)},
            pdf_standards=_STANDARDS,
            timestamp=_seconds(made),
        )
    except (OSError, RuntimeError) as error:
        message = (
            "Le document n’a pas pu être mis en page. Aucun fichier n’a été produit, et rien n’a été changé dans "
            "l’espace de travail. Recommencez; si cela se répète, réinstallez l’application."
        )
        raise EnvironmentFault("mise_en_page_impossible", message) from error


@functools.lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(resources() / "fonts")],
    )


def _seconds(made: dt.date) -> int:
    moment = made if isinstance(made, dt.datetime) else dt.datetime.combine(made, dt.time(12))
    return int(instant(moment).timestamp())
