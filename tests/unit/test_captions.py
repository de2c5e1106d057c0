"""Caption files: read whatever tool wrote them, refused with the line that is wrong, written back byte for byte."""

from __future__ import annotations

import pytest

from desktop.channels.captions import LARGEST, Captions, is_caption_file, read_captions
from desktop.errors import Refusal

SRT = (
    "1\n00:00:01,000 --> 00:00:03,500\nBonsoir à tous.\n\n"
    "2\n00:00:04,000 --> 00:00:06,000 X1:100 X2:200\n<i>Les travaux</i> commence\nlundi.\n"
)
VTT = (
    "WEBVTT - séance\nKind: captions\n\nNOTE révisé --> par Léa\navec soin\n\nSTYLE\n::cue { color: lime }\n\n"
    "REGION\nid:bas\n\nouverture\n00:01.000 --> 00:03.000 align:start position:10%\n<v Mairesse>Bonsoir &amp; bienvenue.\n\n"
    "01:02:03.250 --> 01:02:05.000\n<c.jaune>Merci.</c>\n"
)


def srt(text: str, name: str = "conseil.srt") -> Captions:
    return read_captions(text.encode(), name)


def refused(data: bytes, name: str = "conseil.srt") -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_captions(data, name)
    return caught.value


def words(captions: Captions) -> list[str]:
    return [captions.words(cue) for cue in captions.cues]


def test_subrip_gives_its_cues_with_their_times_and_lines() -> None:
    captions = srt(SRT)
    assert [(c.number, c.begins, c.ends) for c in captions.cues] == [(1, 1000, 3500), (2, 4000, 6000)]
    assert words(captions) == ["Bonsoir à tous.", "<i>Les travaux</i> commence\nlundi."]
    assert [line.number for line in captions.cues[1].lines] == [7, 8]


def test_webvtt_leaves_out_notes_styles_regions_and_names_of_cues() -> None:
    captions = srt(VTT, "conseil.vtt")
    assert [(c.begins, c.ends) for c in captions.cues] == [(1000, 3000), (3723250, 3725000)]
    assert words(captions) == ["<v Mairesse>Bonsoir &amp; bienvenue.", "<c.jaune>Merci.</c>"]
    assert captions.cues[0].timing.endswith("align:start position:10%")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"", "cp1252"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ],
)
@pytest.mark.parametrize("text", [SRT, VTT])
def test_what_is_not_corrected_is_written_back_byte_for_byte(
    text: str, mark: bytes, encoding: str, ending: str
) -> None:
    data = mark + text.replace("\n", ending).encode(encoding)
    captions = read_captions(data, "conseil.srt")
    assert captions.encoding == encoding
    assert len(captions.cues) == 2
    assert captions.to_bytes() == data


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_correction_changes_its_word_and_no_other_byte(ending: str) -> None:
    data = b"\xef\xbb\xbf" + SRT.replace("\n", ending).encode()
    captions = read_captions(data, "conseil.srt")
    at = captions.text.index("commence")
    corrected = captions.replaced([(at, at + 8, "commencent"), (0, 0, "")])
    assert corrected.to_bytes() == data.replace(b"commence", b"commencent")
    assert [cue.timing for cue in corrected.cues] == [cue.timing for cue in captions.cues]


def test_the_words_of_a_cue_may_be_typed_again_on_more_lines() -> None:
    data = SRT.replace("\n", "\r\n").encode()
    captions = read_captions(data, "conseil.srt")
    once = captions.with_words(captions.cues[0], "Bonsoir\nà tous.")
    assert once.to_bytes() == data.replace("Bonsoir à".encode(), "Bonsoir\r\nà".encode())
    assert words(once)[0] == "Bonsoir\nà tous."
    assert once.with_words(once.cues[0], "Bonsoir à tous.").to_bytes() == data


@pytest.mark.parametrize("typed", ["", "Bonsoir\n\nà tous.", "  "])
def test_a_cue_keeps_at_least_a_word_and_no_blank_line(typed: str) -> None:
    captions = srt(SRT)
    with pytest.raises(Refusal, match="ligne vide"):
        captions.with_words(captions.cues[0], typed)


def test_words_that_would_make_another_cue_are_refused() -> None:
    captions = srt(SRT)
    for typed in (
        "00:00:02,000 --> 00:00:03,000",
        "Bonsoir\r\n\r\n3\r\n00:00:09,000 --> 00:00:10,000\r\nà tous",
    ):
        with pytest.raises(Refusal):
            captions.with_words(captions.cues[0], typed)


def test_a_letter_that_the_encoding_lacks_is_refused_by_name() -> None:
    captions = read_captions(SRT.encode("cp1252"), "conseil.srt")
    with pytest.raises(Refusal, match="«\u00a0☺\u00a0»"):
        captions.with_words(captions.cues[0], "Bonsoir ☺")
    assert captions.with_words(captions.cues[0], "Bonsoir œuvre’").to_bytes().startswith(b"1\n00:00:01,000")


def test_tools_that_write_loosely_are_read() -> None:
    loose = "\n\n00:01.5 --> 00:02.25\nSans numéro.\n\n \t\n2\n0:00:03,1-->0:00:04,2\nUn\n\ndeux.\n\n\n3\n00:00:05,000 --> 00:00:05,000\n"
    captions = srt(loose)
    assert [(c.begins, c.ends) for c in captions.cues] == [(1500, 2250), (3100, 4200), (5000, 5000)]
    assert words(captions) == ["Sans numéro.", "Un\ndeux.", ""]


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        ("1\n00:00:01,000 -> 00:00:02,000\nBonsoir", "a.srt", 2),
        ("1\n00:00:01,000 --> 00:00:02,000\nBonsoir\n\n2\n00:00:3,000 --> midi\nMerci", "a.srt", 6),
        ("1\n00:00:02,000 --> 00:00:01,000\nBonsoir", "a.srt", 2),
        ("Procès-verbal\nde la séance", "a.srt", 1),
        ("00:01.000 --> 00:02.000\nBonsoir", "a.vtt", 1),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nBonsoir\n\nun mot perdu", "a.vtt", 6),
        ("1\n00:00:01,000 --> 00:00:02,000\nA\n2\n00:00:03,000 --> 00:00:04,000\nB", "a.srt", 5),
        ("WEBVTT\n\n00:01.000 --> 99\nBonsoir", "a.vtt", 3),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(text: str, name: str, line: int) -> None:
    problem = refused(text.encode(), name)
    assert f"ligne {line}." in problem.message
    assert f"«\u00a0{name}\u00a0»" in problem.message


def test_what_is_no_text_or_holds_no_cue_or_is_too_long_is_refused() -> None:
    assert refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").code == "sous_titres_encodage"
    assert refused(b"\xff\xfe1\0\n").code == "sous_titres_encodage"
    assert "ligne 2." in refused(b"1\nbonsoir\0").message
    assert refused(b"").code == "sous_titres_vides"
    assert refused(b"WEBVTT\n\nNOTE rien").code == "sous_titres_vides"
    assert refused(b"1" * (LARGEST + 1)).code == "sous_titres_trop_longs"


def test_a_caption_file_is_known_by_its_name() -> None:
    assert is_caption_file("/a/Conseil.SRT")
    assert is_caption_file("conseil.vtt")
    assert not is_caption_file("srt")
    assert not is_caption_file("-")
