"""Small pictures and files the imaging tests are made of; everything is drawn here, nothing is found."""

from __future__ import annotations

import io
import random
import struct
import zlib

from PIL import Image, ImageDraw

Exif = Image.Exif


def picture(width: int = 640, height: int = 480, seed: int = 1) -> Image.Image:
    """A smooth picture with a few shapes: every seed gives another one."""
    rng = random.Random(seed)
    coarse = Image.frombytes("RGB", (8, 6), rng.randbytes(8 * 6 * 3))
    image = coarse.resize((width, height), Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(image)
    for _ in range(12):
        x, y = rng.randrange(width), rng.randrange(height)
        side = rng.randrange(width // 12, width // 4)
        draw.ellipse((x, y, x + side, y + side), fill=tuple(rng.randbytes(3)))
    return image


def noise(width: int, height: int, seed: int = 1) -> Image.Image:
    """The heaviest picture there is to compress."""
    return Image.frombytes("RGB", (width, height), random.Random(seed).randbytes(width * height * 3))


def encoded(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """The bytes of `image` in the format `kind`."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def camera_exif(orientation: int = 1) -> Image.Exif:
    """What a camera writes, coordinates included."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = "Noé Vallerand".encode()
    exif[0x8298] = "© 2026 Noé Vallerand. Tous droits réservés.".encode()
    exif[0x010E] = "OLYMPUS DIGITAL CAMERA"
    exif[0x010F] = "Optique Boréale".encode()
    exif[0x0110] = "OB-24"
    exif.get_ifd(0x8769)[0x9003] = "2026:06:13 14:05:09"
    exif.get_ifd(0x8769)[0x9011] = "-04:00"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (45.0, 49.0, 1.2), "W", (73.0, 54.0, 0.5)
    return exif


def xmp_packet(body: str, attributes: str = "") -> bytes:
    """An XMP packet around the properties of one description."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
        ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
        ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:exif="http://ns.adobe.com/exif/1.0/"'
        f" {attributes}>{body}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    ).encode()


def with_iptc(jpeg: bytes, records: list[tuple[int, bytes]]) -> bytes:
    """A JPEG with IPTC records (dataset number, bytes) in a Photoshop block."""
    iptc = b"".join(struct.pack(">BBBH", 0x1C, 2, number, len(value)) + value for number, value in records)
    block = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(iptc)) + iptc + b"\x00" * (len(iptc) % 2)
    payload = b"Photoshop 3.0\x00" + block
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(payload) + 2) + payload + jpeg[2:]


def png_bomb(width: int, height: int) -> bytes:
    """A valid black PNG, one bit a pixel: a few kilobytes that ask for an enormous picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    compressor = zlib.compressobj(9)
    row = b"\x00" * (1 + (width + 7) // 8)
    data = b"".join(compressor.compress(row * 100) for _ in range(height // 100)) + compressor.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
