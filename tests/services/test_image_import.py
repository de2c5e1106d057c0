"""An image enters by its content, is kept by its hash, and what is no image stays outside."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from desktop.errors import EnvironmentFault, Refusal
from desktop.services.image_import import import_image


def picture(path: Path, colour: str = "seagreen") -> Path:
    Image.new("RGB", (800, 600), colour).save(path, "JPEG")
    return path


def assets(office):
    return office.workspace.ledger.facts("asset")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb() -> bytes:
    """A PNG of 200 megapixels in a few hundred bytes."""
    header = struct.pack(">IIBBBBB", 20_000, 10_000, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def test_the_same_bytes_are_one_asset_whatever_the_name_and_whoever_imports(office, tmp_path: Path) -> None:
    first = import_image(office.workspace, office.officer, picture(tmp_path / "a.jpg"))
    again = import_image(office.workspace, office.colleague, picture(tmp_path / "b.jpg"))
    assert (again.asset, first.already_there, again.already_there) == (first.asset, False, True)
    assert len(assets(office)) == 1


def test_what_is_imported_is_the_file_itself(office, tmp_path: Path) -> None:
    path = picture(tmp_path / "a.jpg")
    imported = import_image(office.workspace, office.officer, path)
    assert office.workspace.objects.read(imported.asset) == path.read_bytes()


@pytest.mark.parametrize(
    "content", [b"", b"du texte", b"\xff\xd8\xff", bomb()], ids=["empty", "text", "cut", "bomb"]
)
def test_what_is_no_image_is_refused_in_words_and_nothing_is_kept(office, tmp_path, content: bytes) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(content)
    before = sorted(office.workspace.objects.folder.rglob("*"))
    with pytest.raises(Refusal) as caught:
        import_image(office.workspace, office.officer, path)
    assert "photo.jpg" in caught.value.message
    assert assets(office) == ()
    assert sorted(office.workspace.objects.folder.rglob("*")) == before


@pytest.mark.parametrize("name", ["absente.jpg", "."])
def test_a_file_that_cannot_be_read_is_said_to_be_so(office, tmp_path: Path, name: str) -> None:
    with pytest.raises((Refusal, EnvironmentFault)):
        import_image(office.workspace, office.officer, tmp_path / name)
    assert assets(office) == ()


def test_somebody_who_does_not_write_imports_nothing(office, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        import_image(office.workspace, office.greffe, picture(tmp_path / "a.jpg"))
    assert caught.value.code == "role_requis"
    assert assets(office) == ()


def test_a_full_disk_imports_nothing_and_loses_nothing(office, tmp_path: Path) -> None:
    connection = office.workspace.database.connection
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    def fill() -> None:
        for number in range(200):
            content = io.BytesIO()
            Image.new("RGB", (64, 64), (number, 0, 0)).save(content, "PNG")
            path = tmp_path / f"{number}.png"
            path.write_bytes(content.getvalue())
            import_image(office.workspace, office.officer, path)

    with pytest.raises(EnvironmentFault) as caught:
        fill()
    assert "disque" in caught.value.message
    connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")
    assert office.workspace.ledger.audit() == ()
    assert len(assets(office)) > 0
