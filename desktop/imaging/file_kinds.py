"""What the first bytes of a file say it is. A name or an extension is never believed."""

from __future__ import annotations

import enum


class ImageKind(enum.StrEnum):
    """The formats accepted as originals; the value is Pillow's name for the format."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    GIF = "GIF"
    TIFF = "TIFF"
    BMP = "BMP"
    HEIC = "HEIF"
    AVIF = "AVIF"


MEDIA_TYPES = {
    ImageKind.JPEG: "image/jpeg",
    ImageKind.PNG: "image/png",
    ImageKind.WEBP: "image/webp",
    ImageKind.GIF: "image/gif",
    ImageKind.TIFF: "image/tiff",
    ImageKind.BMP: "image/bmp",
    ImageKind.HEIC: "image/heic",
    ImageKind.AVIF: "image/avif",
}

ANIMATED = frozenset({ImageKind.GIF, ImageKind.WEBP, ImageKind.PNG, ImageKind.AVIF})
MULTIPLE = frozenset({ImageKind.TIFF, ImageKind.HEIC})

_HEIC_BRANDS = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
)
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_FOREIGN = (
    (b"%PDF-", "est un document PDF, pas une image"),
    (b"PK\x03\x04", "est une archive ou un document Word, pas une image"),
    (b"\xd0\xcf\x11\xe0", "est un ancien document Office, pas une image"),
    (b"8BPS", "est un document Photoshop"),
    (b"%!PS", "est un document PostScript"),
    (b"\x1aE\xdf\xa3", "est une vidéo, pas une image"),
    (b"MZ", "est un programme, pas une image"),
)
_ACCEPTED = "Choisissez une image JPEG, PNG, WebP, HEIC, TIFF, GIF, AVIF ou BMP."


def sniff(data: bytes) -> ImageKind | None:
    """The kind of image `data` holds, from its signature, or None."""
    head = data[:32]
    if head[4:8] == b"ftyp":
        return _sniff_ftyp(data)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return ImageKind.WEBP
    signatures = (
        (b"\xff\xd8\xff", ImageKind.JPEG),
        (b"\x89PNG\r\n\x1a\n", ImageKind.PNG),
        (b"GIF87a", ImageKind.GIF),
        (b"GIF89a", ImageKind.GIF),
        (b"II*\x00", ImageKind.TIFF),
        (b"MM\x00*", ImageKind.TIFF),
    )
    if head[:2] == b"BM" and head[6:10] == bytes(4):  # two letters alone would take in plain text
        return ImageKind.BMP
    return next((kind for signature, kind in signatures if head.startswith(signature)), None)


def _sniff_ftyp(data: bytes) -> ImageKind | None:
    """HEIC and AVIF share a container with videos: the brands decide, AVIF first (both list `mif1`)."""
    size = min(int.from_bytes(data[:4], "big"), 256)
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, size - 3, 4))}
    if brands & _AVIF_BRANDS:
        return ImageKind.AVIF
    return ImageKind.HEIC if brands & _HEIC_BRANDS else None


def is_svg(data: bytes) -> bool:
    """Whether `data` looks like an SVG drawing."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"<svg" in data[:65536]


def describe_foreign(data: bytes) -> tuple[str, str]:
    """For bytes that are no accepted image: what they are, and the advice to give, in French."""
    if is_svg(data):
        return (
            "est un dessin vectoriel SVG, accepté seulement comme logo",
            "Enregistrez-le comme logo officiel, ou exportez-le en PNG pour l’utiliser comme image.",
        )
    for signature, what in _FOREIGN:
        if data.startswith(signature):
            return what, _ACCEPTED
    if data[4:8] == b"ftyp":
        return "est une vidéo, pas une image", _ACCEPTED
    if _is_text(data):
        return "contient du texte, pas une image, quel que soit son nom", _ACCEPTED
    return "n’est pas une image reconnue, quel que soit son nom", _ACCEPTED


def _is_text(data: bytes) -> bool:
    sample = data[:2048]
    printable = sum(byte >= 0x20 or byte in b"\t\r\n" for byte in sample)
    return b"\x00" not in sample and printable >= 0.97 * len(sample)
