"""Captions are read as sentences over their cues; corrections go back in the file, and touch nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from desktop import paths
from desktop.channels.captions import Captions, read_captions
from desktop.checks.process.client import WorkerClient
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.caption_proofreading import (
    PASSAGE,
    CaptionFinding,
    CaptionReport,
    corrected_name,
    open_captions,
    passages,
    placed,
    save_captions,
)
from desktop.services.profile_file import read_profile
from desktop.services.proofreading import Proofreader


def srt(*cues: str, gap: int = 0) -> Captions:
    """Cues of a second each, `gap` seconds between them."""
    blocks = []
    for index, words in enumerate(cues):
        start = index * (1 + gap)
        blocks.append(f"{index + 1}\n00:00:{start:02},000 --> 00:00:{start + 1:02},000\n{words}\n")
    return read_captions("\n".join(blocks).encode(), "conseil.srt")


def vtt(*cues: str) -> Captions:
    blocks = [f"00:{index:02}.000 --> 00:{index + 1:02}.000\n{words}\n" for index, words in enumerate(cues)]
    return read_captions(("WEBVTT\n\n" + "\n".join(blocks)).encode(), "conseil.vtt")


def report_on(checker: WorkerClient, captions: Captions) -> CaptionReport:
    profile = read_profile(paths.resources() / "profiles" / "sainte-sophie.toml")
    found = Proofreader(checker, profile, dt.date(2026, 5, 4)).captions(captions).result()
    return placed(captions, found)


def only(checker: WorkerClient, captions: Captions) -> CaptionFinding:
    (finding,) = report_on(checker, captions).findings
    return finding


def texts(captions: Captions) -> list[str]:
    return [passage.text for passage in passages(captions)]


def test_a_sentence_goes_on_from_line_to_line_and_from_cue_to_cue() -> None:
    assert texts(srt("Les membres\ndu conseil ", "  sont réunis.", "Bonsoir.")) == [
        "Les membres du conseil sont réunis.\nBonsoir."
    ]


def test_a_dash_a_voice_a_sound_or_a_silence_begins_another_sentence() -> None:
    assert texts(srt("Bonsoir", "- Oui", "– Non", "[Musique]", "Merci")) == [
        "Bonsoir\n- Oui\n– Non\n[Musique]\nMerci"
    ]
    assert texts(vtt("<v Ève>Bonsoir", "<v.haut Léo>Merci")) == ["Bonsoir\nMerci"]
    assert texts(srt("Bonsoir", "merci", gap=3)) == ["Bonsoir\nmerci"]


def test_tags_are_not_read_and_what_looks_like_one_in_subrip_is() -> None:
    assert texts(srt('{\\an8}<font color="red">Le <B>parc</B></font> 3 < 4')) == ["Le parc 3 < 4"]
    assert texts(vtt("<00:01.000><c.x> Le</c> parc &amp; l&#39;aréna&nbsp;: 3 &lt; 4")) == [
        "Le parc & l'aréna\u00a0: 3 < 4"
    ]


def test_long_captions_are_cut_between_sentences() -> None:
    captions = srt(*["Le parc est ouvert tous les jours de la semaine."] * 50)
    found = passages(captions)
    assert len(found) > 1
    assert all(PASSAGE < len(passage.text) < PASSAGE + 100 for passage in found[:-1])
    assert all(len(passage.text) == len(passage.places) for passage in found)
    for passage in found:
        read = "".join(captions.text[start:end] for start, end in passage.places)
        assert read == passage.text.replace("\n", "")


def test_an_agreement_over_two_cues_is_found_where_it_stands(checker: WorkerClient) -> None:
    captions = srt("Les membres du conseil", "est réunis ce soir.")
    finding = only(checker, captions)
    assert (finding.cue, finding.line, finding.words) == (2, 7, "est")
    assert captions.text[finding.finding.start : finding.finding.end] == "est"
    fixed = captions.replaced(finding.fixes[0])
    assert fixed.text == captions.text.replace("est r", "sont r")
    assert report_on(checker, fixed).findings == ()


def test_a_correction_keeps_the_tags_inside_the_words(checker: WorkerClient) -> None:
    captions = vtt("Le <i>régle</i>ment est en vigueur.")
    finding = only(checker, captions)
    assert captions.replaced(finding.fixes[0]).text == captions.text.replace("égle", "ègle")


def test_words_over_two_cues_are_replaced_one_for_one() -> None:
    captions = srt("Il parle malgré", "que ce soit tard.")
    (passage,) = passages(captions)
    changes = list(_changes(captions, "malgré que", "bien que"))
    assert captions.replaced(changes).text == captions.text.replace("malgré", "bien")
    assert passage.text == "Il parle malgré que ce soit tard."


def test_what_cannot_be_shared_out_is_left_to_the_person() -> None:
    captions = srt("Il parle afin", "de expliquer.")
    assert list(_changes(captions, "afin de expliquer", "pour expliquer")) == []


def test_words_are_added_beside_what_is_there() -> None:
    captions = srt("Il faut", "jamais courir.")
    assert captions.replaced(_changes(captions, "faut", "ne faut")).text == captions.text.replace(
        "faut", "ne faut"
    )
    assert captions.replaced(_changes(captions, "courir", "courir vite")).text == captions.text.replace(
        "courir", "courir vite"
    )


def test_a_sign_of_webvtt_is_written_as_one() -> None:
    captions = vtt("Parcs et loisirs.")
    assert "Parcs &amp; loisirs" in captions.replaced(_changes(captions, "et", "&")).text


def _changes(captions: Captions, words: str, put: str) -> list[tuple[int, int, str]]:
    """The changes of a finding on `words` that proposes `put`."""
    from desktop.checks.base import CheckReport
    from desktop.editorial.findings import Category, Finding, Severity

    (passage,) = passages(captions)
    start = passage.text.index(words)
    finding = Finding(
        "essai",
        Category.GRAMMAR,
        Severity.WARNING,
        start,
        start + len(words),
        "",
        suggestions=(put,),
        where=f"sous-titre:{passage.first}",
    )
    (made,) = placed(captions, CheckReport((finding,))).findings
    return list(made.fixes[0])


def test_speech_is_not_asked_to_be_shorter(checker: WorkerClient) -> None:
    long = "Nous avons" + " reçu les plans du parc et nous avons" * 6 + " fini."
    assert report_on(checker, srt(long)).findings == ()


def test_the_corrected_file_is_another_one(tmp_path: Path) -> None:
    source = tmp_path / "conseil.srt"
    source.write_bytes(srt("Bonsoir à tous.").to_bytes())
    captions = open_captions(source)
    with pytest.raises(Refusal, match="fichier d’origine"):
        save_captions(captions, source, source)
    target = tmp_path / corrected_name(source.name)
    assert target.name == "conseil-corrigé.srt"
    save_captions(captions.with_words(captions.cues[0], "Bonsoir."), target, source)
    assert target.read_bytes() == source.read_bytes().replace(" à tous".encode(), b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["conseil-corrigé.srt", "conseil.srt"]


def test_a_file_that_cannot_be_read_or_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match=r"absent\.srt"):
        open_captions(tmp_path / "absent.srt")
    with pytest.raises(EnvironmentFault, match="encore à l’écran"):
        save_captions(srt("Bonsoir."), tmp_path / "absent" / "a.srt")
