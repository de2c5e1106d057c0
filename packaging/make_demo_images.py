"""Draws the pictures of the demonstration workspace (`bon-a-tirer --demo`).

Usage: `python packaging/make_demo_images.py [FOLDER]` (default: `resources/demo`). Everything is drawn here,
nobody exists, and the same Pillow gives the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import demo_scenes_outdoors as outdoors
import demo_scenes_town as town
from PIL import Image

QUALITY = 80

PICTURES: Mapping[str, Callable[[], Image.Image]] = {
    "parc": outdoors.park,
    "lac": outdoors.lake,
    "neige": outdoors.snow,
    "concert": outdoors.concert,
    "plage": outdoors.beach,
    "travaux": town.works,
    "bibliotheque": town.library,
    "enfants": town.children,
    "bacs": town.bins,
    "hotel-de-ville": town.town_hall,
    "eau": town.water,
}


def main(folder: Path) -> None:
    """Write every picture as a JPEG."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in PICTURES.items():
        draw().save(folder / f"{name}.jpg", "JPEG", quality=QUALITY, optimize=True)


if __name__ == "__main__":
    main(
        Path(sys.argv[1])
        if len(sys.argv) > 1
        else Path(__file__).resolve().parent.parent / "resources" / "demo"
    )
