"""Opening an image that came from outside: decided by its content, refused in words, never trusted.

Nothing here writes anything: a refusal means that nothing was imported.
"""

from __future__ import annotations

import contextlib
import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import ExifTags, Image, ImageFile

from db.digests import sha256_hex
from desktop.errors import EnvironmentFault, Refusal
from desktop.imaging.file_kinds import ANIMATED, MEDIA_TYPES, MULTIPLE, ImageKind, describe_foreign, sniff
from desktop.imaging.orientation import swaps_sides

MAX_PIXELS = 100_000_000
"""Above any camera of the municipality (a 24-megapixel photograph fills 72 MB once decoded)."""

MAX_FILE_BYTES = 200 * 1024 * 1024

# Pillow's own guard, at the same limit, also covers what a decoder discovers late (tiles, frames).
Image.MAX_IMAGE_PIXELS = MAX_PIXELS

DECODING_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    AssertionError,
    struct.error,
    zlib.error,
)
"""What Pillow and its plugins raise on damaged bytes; they document `OSError` alone."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the person should know about an image that was accepted all the same."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Original:
    """An accepted original: its exact bytes, and its size in pixels once upright.

    `orientation` is the EXIF one (1 to 8) still to be applied to the decoded pixels; `width` and
    `height` are those of the upright picture, so a `Crop` is what a person sees.
    """

    name: str
    data: bytes
    sha256: str
    kind: ImageKind
    media_type: str
    width: int
    height: int
    orientation: int
    notices: tuple[Notice, ...] = ()


def read_original(path: Path) -> Original:
    """The image in the file `path`.

    Raises `EnvironmentFault` when the file cannot be read, `Refusal` when it is not an image we publish.
    """
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise _too_heavy(path.name, path.stat().st_size)
        data = path.read_bytes()
    except OSError as error:
        message = (
            f"Le fichier «\u00a0{path.name}\u00a0» ne peut pas être lu ({error.strerror or error}). "
            "Rien n’a été importé. Vérifiez que le fichier existe encore et que vous pouvez l’ouvrir."
        )
        raise EnvironmentFault("image_illisible_disque", message) from error
    return open_original(data, path.name)


def open_original(data: bytes, name: str) -> Original:
    """The image in `data`; `name` is only shown in messages. Decodes every pixel once, to be sure.

    Raises `Refusal`, whose message says what the bytes are and what to do.
    """
    if not data:
        raise _refusal(
            "image_vide",
            f"Le fichier «\u00a0{name}\u00a0» est vide (0 octet).",
            "Copiez-le de nouveau depuis l’appareil ou redemandez-le à la personne qui l’a envoyé.",
        )
    if len(data) > MAX_FILE_BYTES:
        raise _too_heavy(name, len(data))
    kind = sniff(data)
    if kind is None:
        raise _foreign(name, data)
    with _words_for_failures(name), _open(data, kind) as image:
        width, height = image.size
        _refuse_size(name, width, height)
        orientation = _orientation(image, kind)
        notices = _notices(image, kind)
        if kind is ImageKind.PNG:
            _verify_checksums(data)
        _decode_all(image)
    if swaps_sides(orientation):
        width, height = height, width
    return Original(
        name=name,
        data=data,
        sha256=sha256_hex(data),
        kind=kind,
        media_type=MEDIA_TYPES[kind],
        width=width,
        height=height,
        orientation=orientation,
        notices=notices,
    )


@contextlib.contextmanager
def opened(original: Original) -> Iterator[ImageFile.ImageFile]:
    """The Pillow image of an original, header read and pixels not yet decoded; failures as `Refusal`."""
    with _words_for_failures(original.name), _open(original.data, original.kind) as image:
        yield image


def decoded(original: Original, at_least: tuple[int, int] | None = None) -> Image.Image:
    """The pixels of an original, in its own mode and *before* orientation.

    `at_least` is the size (of the whole picture, before orientation) that will be enough: a JPEG is
    then decoded at half, a quarter or an eighth of its size, never below it. This is what makes an
    export cheap; a box of another shape than the picture would undo it.
    """
    with opened(original) as image:
        if at_least is not None and original.kind is ImageKind.JPEG:
            image.draft(image.mode, (max(1, at_least[0]), max(1, at_least[1])))
        image.load()
    return image


def _open(data: bytes, kind: ImageKind) -> ImageFile.ImageFile:
    if kind is ImageKind.HEIC:
        _register_heic()
    # A photograph with a second picture in it (stereo, preview) is an MPO for Pillow.
    formats = ["JPEG", "MPO"] if kind is ImageKind.JPEG else [kind.value]
    return Image.open(io.BytesIO(data), formats=formats)


def _register_heic() -> None:
    """Makes HEIC readable; imported here because it costs 40 MB that most days never need."""
    try:
        import pillow_heif
    except ImportError as error:
        message = (
            "Les photos HEIC ne peuvent pas être lues sur cet ordinateur\u00a0: le composant pillow-heif "
            "manque. Rien n’a été importé. Réinstallez l’application, ou enregistrez la photo en JPEG."
        )
        raise EnvironmentFault("heic_absent", message) from error
    pillow_heif.register_heif_opener(thumbnails=False)


@contextlib.contextmanager
def _words_for_failures(name: str) -> Iterator[None]:
    """Turns what decoders raise into refusals. Corrupt metadata is ignored: pixels are what matters."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            yield
        except (Image.DecompressionBombWarning, Image.DecompressionBombError, MemoryError) as error:
            raise _too_large(name) from error
        except DECODING_ERRORS as error:
            raise _unreadable(name, error) from error


def _verify_checksums(data: bytes) -> None:
    """PNG protects every chunk with a checksum, which Pillow does not look at while decoding."""
    with _open(data, ImageKind.PNG) as image:
        image.verify()


def _decode_all(image: ImageFile.ImageFile) -> None:
    """Reads the whole stream; a JPEG at an eighth of its size, which still meets every damaged byte."""
    width, height = image.size
    image.draft(image.mode, (max(1, width // 8), max(1, height // 8)))
    image.load()


def _orientation(image: ImageFile.ImageFile, kind: ImageKind) -> int:
    if kind in (ImageKind.TIFF, ImageKind.HEIC):
        return 1  # their decoders turn the picture themselves
    try:
        value = image.getexif().get(ExifTags.Base.Orientation, 1)
    except DECODING_ERRORS:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _notices(image: ImageFile.ImageFile, kind: ImageKind) -> tuple[Notice, ...]:
    if not getattr(image, "is_animated", False):
        return ()
    if kind in ANIMATED:
        return (Notice("image_animee", "L’image est animée\u00a0: seule sa première vue sera publiée."),)
    if kind in MULTIPLE:
        message = "Le fichier contient plusieurs images\u00a0: seule la première sera publiée."
        return (Notice("image_multiple", message),)
    return ()


def _refuse_size(name: str, width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise _too_large(name, width, height)


def _too_large(name: str, width: int = 0, height: int = 0) -> Refusal:
    pixels = f"\u00a0: {width}\u00a0×\u00a0{height} pixels" if width else ""
    return _refusal(
        "image_trop_grande",
        f"L’image «\u00a0{name}\u00a0» est démesurée{pixels}. La limite est de 100\u00a0millions de pixels.",
        "Réduisez-la dans un logiciel d’image, ou demandez une version ordinaire.",
    )


def _too_heavy(name: str, size: int) -> Refusal:
    return _refusal(
        "image_trop_lourde",
        f"Le fichier «\u00a0{name}\u00a0» pèse {size // (1024 * 1024)}\u00a0Mo\u00a0: la limite est de "
        f"{MAX_FILE_BYTES // (1024 * 1024)}\u00a0Mo.",
        "Enregistrez l’image en JPEG, ou demandez une version plus légère.",
    )


def _foreign(name: str, data: bytes) -> Refusal:
    what, advice = describe_foreign(data)
    code = "image_svg" if "SVG" in what else "image_format"
    return _refusal(code, f"Le fichier «\u00a0{name}\u00a0» {what}.", advice)


def _unreadable(name: str, error: BaseException) -> Refusal:
    if "truncated" in str(error).lower() or isinstance(error, EOFError):
        return _refusal(
            "image_tronquee",
            f"L’image «\u00a0{name}\u00a0» est incomplète\u00a0: la fin du fichier manque.",
            "Le transfert a sans doute été interrompu. Copiez le fichier de nouveau.",
        )
    return _refusal(
        "image_endommagee",
        f"L’image «\u00a0{name}\u00a0» est endommagée et ne peut pas être lue.",
        "Ouvrez-la dans un logiciel d’image pour l’enregistrer de nouveau, ou redemandez le fichier.",
    )


def _refusal(code: str, what: str, advice: str) -> Refusal:
    return Refusal(code, f"{what} Rien n’a été importé. {advice}")
