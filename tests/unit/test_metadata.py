"""What a file says of itself, read from EXIF, IPTC and XMP, however badly it was written."""

from __future__ import annotations

import random
import struct

import pytest
from image_samples import camera_exif, encoded, picture, with_iptc, xmp_packet

from desktop.editorial.rights import RightsRecord
from desktop.imaging.metadata import ImageMetadata, read_metadata, suggest_rights
from desktop.imaging.metadata_text import MAX_LENGTH, clean
from desktop.imaging.originals import open_original
from desktop.imaging.safe_xml import UnsafeXmlError, parse_xml


def metadata(data: bytes) -> ImageMetadata:
    return read_metadata(open_original(data, "photo.jpg"))


def with_xmp(body: str, attributes: str = "") -> ImageMetadata:
    return metadata(encoded(picture(), xmp=xmp_packet(body, attributes)))


def test_the_exif_of_a_camera_is_read() -> None:
    found = metadata(encoded(picture(), exif=camera_exif()))
    assert found.author == "Noé Vallerand"
    assert found.copyright == "© 2026 Noé Vallerand. Tous droits réservés."
    assert found.camera == "Optique Boréale OB-24"
    assert found.taken_at == "2026-06-13T14:05:09-04:00"
    assert found.has_gps
    assert dict(found.sources)["author"] == "EXIF"


def test_the_words_of_an_unconfigured_camera_are_not_a_caption() -> None:
    assert metadata(encoded(picture(), exif=camera_exif())).caption is None


def test_a_picture_without_metadata_says_nothing() -> None:
    found = metadata(encoded(picture()))
    assert found == ImageMetadata()
    assert found.is_empty


def test_iptc_is_read_with_its_repeated_keywords() -> None:
    jpeg = with_iptc(
        encoded(picture()),
        [
            (80, "Agathe Morin".encode("cp1252")),
            (110, "Agence Boréale".encode("cp1252")),
            (116, "© Agence Boréale".encode("cp1252")),
            (120, "La fête, à midi".encode()),
            (25, "fête".encode()),
            (25, b"parc"),
            (55, b"20260613"),
            (92, b"Parc Sophie-Masson"),
            (90, b"Sainte-Sophie"),
            (95, "Québec".encode()),
            (101, b"Canada"),
        ],
    )
    found = metadata(jpeg)
    assert (found.author, found.credit, found.copyright) == (
        "Agathe Morin",
        "Agence Boréale",
        "© Agence Boréale",
    )
    assert found.keywords == ("fête", "parc")
    assert found.caption == "La fête, à midi"
    assert found.taken_at == "2026-06-13"
    assert found.places == ("Parc Sophie-Masson", "Sainte-Sophie", "Québec", "Canada")


def test_xmp_is_read_as_elements_and_as_attributes() -> None:
    found = with_xmp(
        "<dc:creator><rdf:Seq><rdf:li>Agathe Morin</rdf:li><rdf:li>Luc Roy</rdf:li></rdf:Seq></dc:creator>"
        '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">All rights</rdf:li>'
        '<rdf:li xml:lang="fr-CA">Droits réservés</rdf:li></rdf:Alt></dc:rights>'
        "<dc:subject><rdf:Bag><rdf:li>fête</rdf:li><rdf:li>été</rdf:li></rdf:Bag></dc:subject>"
        "<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Une Personne</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>"
        "<xmpRights:UsageTerms><rdf:Alt><rdf:li>Web seulement</rdf:li></rdf:Alt></xmpRights:UsageTerms>",
        'photoshop:Credit="Agence Boréale" photoshop:City="Sainte-Sophie" Iptc4xmpCore:Location="Parc Masson"'
        ' photoshop:DateCreated="2026-06-13T14:05:09.123-04:00" exif:GPSLatitude="45,49.02N"'
        ' exif:GPSLongitude="73,54.01W"',
    )
    assert found.author == "Agathe Morin, Luc Roy"
    assert found.copyright == "Droits réservés"
    assert found.keywords == ("fête", "été")
    assert found.people == ("Une Personne",)
    assert found.usage_terms == "Web seulement"
    assert found.credit == "Agence Boréale"
    assert found.places == ("Parc Masson", "Sainte-Sophie")
    assert found.taken_at == "2026-06-13T14:05:09"
    assert found.has_gps


def test_xmp_wins_over_exif_field_by_field() -> None:
    packet = xmp_packet("<dc:creator><rdf:Seq><rdf:li>Agathe Morin</rdf:li></rdf:Seq></dc:creator>")
    found = metadata(encoded(picture(), exif=camera_exif(), xmp=packet))
    assert found.author == "Agathe Morin"
    assert found.camera == "Optique Boréale OB-24"
    assert dict(found.sources) | {"author": "XMP", "camera": "EXIF"} == dict(found.sources)


def test_a_png_carries_its_xmp_too() -> None:
    from PIL import PngImagePlugin

    info = PngImagePlugin.PngInfo()
    packet = xmp_packet("<dc:creator><rdf:Seq><rdf:li>Agathe Morin</rdf:li></rdf:Seq></dc:creator>")
    info.add_itxt("XML:com.adobe.xmp", packet.decode())
    assert metadata(encoded(picture(), "PNG", pnginfo=info)).author == "Agathe Morin"


def test_a_picture_that_says_a_model_made_it_is_reported() -> None:
    source = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    assert with_xmp("", f'Iptc4xmpExt:DigitalSourceType="{source}"').generated
    camera = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
    assert not with_xmp("", f'Iptc4xmpExt:DigitalSourceType="{camera}"').generated


def test_entities_of_an_xmp_packet_are_never_expanded() -> None:
    bomb = (
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>&b;</dc:creator>'
        b"</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    assert metadata(encoded(picture(), xmp=bomb)).author is None
    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(UnsafeXmlError):
            parse_xml(bomb.decode().encode(encoding))


@pytest.mark.parametrize(
    "document",
    [
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b"<a>" * 200 + b"</a>" * 200,
        b"<a><b></a>",
        b"<a>" + b" " * (3 * 1024 * 1024) + b"</a>",
        b"",
        b"\xff\xfe<",
    ],
)
def test_unsafe_xml_is_refused(document: bytes) -> None:
    with pytest.raises(UnsafeXmlError):
        parse_xml(document)


def test_a_document_type_without_entities_is_allowed_and_not_fetched() -> None:
    root = parse_xml(b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://127.0.0.1:9/svg.dtd"><svg/>')
    assert root.tag == "svg"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Noé", "Noé"),
        ("Noé".encode().decode("latin-1"), "Noé"),
        ("Noe\u0301", "Noé"),
        (b"No\xe9\x00\xff\xff", "Noé"),
        ("Photo\u00a0:  Agathe \r\n Morin\x07", "Photo\u00a0: Agathe Morin"),
        ("   ", None),
        ("Unknown", None),
        (12, None),
        (("un", "deux"), "un, deux"),
        ("x" * 9000, "x" * MAX_LENGTH),
        ("\ud800", None),
    ],
)
def test_values_are_cleaned(value: object, expected: str | None) -> None:
    assert clean(value) == expected


@pytest.mark.parametrize(
    "date", ["0000:00:00 00:00:00", "2026:13:45 99:99:99", "hier", "2026:06:13 24:61:00"]
)
def test_an_impossible_date_is_no_date(date: str) -> None:
    exif = camera_exif()
    exif.get_ifd(0x8769)[0x9003] = date
    assert metadata(encoded(picture(), exif=exif)).taken_at is None


def test_garbage_never_stops_an_import() -> None:
    rng = random.Random(26)
    for _ in range(300):
        garbage = rng.randbytes(rng.randrange(1, 400))
        blocks = b""
        for marker, prefix in (
            (b"\xff\xe1", b"Exif\x00\x00MM\x00*"),
            (b"\xff\xe1", b"http://ns.adobe.com/xap/1.0/\x00"),
        ):
            payload = prefix + garbage
            blocks += marker + struct.pack(">H", len(payload) + 2) + payload
        jpeg = encoded(picture(16, 12))
        jpeg = with_iptc(jpeg[:2] + blocks + jpeg[2:], [(rng.randrange(256), garbage)])
        assert isinstance(metadata(jpeg), ImageMetadata)


def test_the_notice_suggests_a_holder_and_a_credit_line() -> None:
    suggestion = suggest_rights(metadata(encoded(picture(), exif=camera_exif())))
    assert suggestion.holder == "Noé Vallerand"
    assert suggestion.credit_line == "Photo\u00a0: Noé Vallerand"


@pytest.mark.parametrize(
    ("found", "holder", "credit"),
    [
        (ImageMetadata(author="Agathe Morin"), "Agathe Morin", "Photo\u00a0: Agathe Morin"),
        (ImageMetadata(author="A. Morin", credit="Photo\u00a0: Agence"), "A. Morin", "Photo\u00a0: Agence"),
        (
            ImageMetadata(copyright="Copyright 2019-2026, Agence Boréale"),
            "Agence Boréale",
            "Photo\u00a0: Agence Boréale",
        ),
        (ImageMetadata(copyright="© 2026"), None, None),
        (ImageMetadata(), None, None),
    ],
)
def test_suggestions_follow_what_is_there(
    found: ImageMetadata, holder: str | None, credit: str | None
) -> None:
    suggestion = suggest_rights(found)
    assert (suggestion.holder, suggestion.credit_line) == (holder, credit)


def test_a_suggestion_is_never_a_confirmation() -> None:
    record = suggest_rights(metadata(encoded(picture(), exif=camera_exif()))).unconfirmed_record()
    assert isinstance(record, RightsRecord)
    assert record.holder == "Noé Vallerand"
    assert record.channels == frozenset()
    assert record.licence is None
    assert record.modifications_allowed is None
