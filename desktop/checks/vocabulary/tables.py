"""Tables of the vocabulary pack: words that are criticised wherever they stand, one a line.

    [[tableau]]
    id = "anglais_voirie"
    raison = "Mot anglais; le français a le sien."
    lignes = [
      "grader:nm = niveleuse:nf",
      "tow truck:nm / towtruck:nm = dépanneuse:nf | remorqueuse:nf ; Le GDT propose dépanneuse.",
    ]

A line holds the motifs, the replacements and, when that of the table does not suit, its own reason. Marks
are those of an entry (`vocabulary_entries.py`), and so are the conditions and the severity, which a table
gives once for all its lines. A line is named after its table and its first motif.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

_LINE = re.compile(r"^(?P<motifs>[^=;]+) = (?P<replacements>[^=;]*?)(?: ; (?P<reason>.+))?$")
_MARKS = re.compile(r":\w+|[\[\]?#.]")
_NOT_NAMING = re.compile(r"[^a-z0-9]+")
_OWN = ("id", "lignes")


def rows(table: dict[str, Any]) -> Iterator[dict[str, object]]:
    """The lines of a table as raw entries. Raises KeyError and ValueError on what cannot be read."""
    shared = {key: value for key, value in table.items() if key not in _OWN}
    for line in table["lignes"]:
        match = _LINE.match(str(line))
        if match is None:
            raise ValueError(f"ligne illisible «\u00a0{line}\u00a0»")
        motifs = match["motifs"].split(" / ")
        reason = {"raison": match["reason"]} if match["reason"] else {}
        yield {
            **shared,
            "id": f"{table['id']}_{_slug(motifs[0])}",
            "tableau": table["id"],
            "motif": [motif.strip() for motif in motifs],
            "remplacer": [choice.strip() for choice in match["replacements"].split(" | ") if choice.strip()],
            "exemples_ko": [],
            "exemples_ok": [],
            **reason,
        }


def _slug(motif: str) -> str:
    """« à l\u2019item:nm » as `a_l_item`."""
    plain = unicodedata.normalize("NFD", _MARKS.sub("", motif).lower())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return _NOT_NAMING.sub("_", letters).strip("_")
