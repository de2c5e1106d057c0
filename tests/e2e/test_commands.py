"""The commands as people and scripts call them: real files, exit statuses; real processes for each kind of answer."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROFILE = ROOT / "tests" / "data" / "corpus-profile.toml"


def call(*arguments: object, text: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "desktop", *map(str, arguments)]
    return subprocess.run(
        command, input=text or "", capture_output=True, text=True, cwd=ROOT, timeout=120, check=False
    )


def lines(done: subprocess.CompletedProcess[str]) -> list[dict]:
    return [json.loads(line) for line in done.stdout.splitlines()]


class TestVerifier:
    def test_findings_come_by_line_and_column(self, tmp_path: Path) -> None:
        file = tmp_path / "texte.md"
        file.write_text("Bonjour.\n\n🎉 Les enfant jouent.\n", encoding="utf-8")
        done = call("verifier", file)
        assert (
            f"{file}:3:7\u00a0: avertissement [grammaire] (article 22) «\u00a0enfant\u00a0» → enfants"
            in done.stdout
        )
        assert done.returncode == 0

    def test_captions_are_checked_over_their_cues_at_the_lines_of_the_file(
        self, call_here, tmp_path: Path
    ) -> None:
        file = tmp_path / "conseil.srt"
        file.write_bytes(
            "\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\nLes membres du conseil\r\n\r\n"
            "2\r\n00:00:02,000 --> 00:00:03,000\r\nest <i>réunis</i>.\r\n".encode()
        )
        done = call_here("verifier", file)
        assert f"{file}:7:1 (sous-titre 2)\u00a0: avertissement [grammaire]" in done.stdout
        assert "1 avertissement(s)" in done.stdout
        (found,) = json.loads(call_here("verifier", "--format", "json", file).stdout)["findings"]
        assert (found["line"], found["cue"], found["suggestions"][0]) == (7, 2, "sont")
        file.write_text("1\n00:00:01,000 -> 00:00:02,000\nBonsoir.\n", encoding="utf-8")
        wrong = call_here("verifier", file)
        assert wrong.returncode == 2
        assert "ligne 2" in wrong.stderr

    def test_a_blocking_point_exits_with_1(self, call_here) -> None:
        done = call_here("verifier", "--profil", PROFILE, "-", text="Votez pour l’Équipe Lauzon!")
        assert done.returncode == 1
        assert "bloquant [parti_pris_electoral]" in done.stdout

    def test_json_gives_offsets_in_code_points(self, call_here) -> None:
        text = "👨‍👩‍👧 e\u0301te\u0301 : les enfant jouent."
        done = call_here("verifier", "--format", "json", text=text)
        spans = {text[f["start"] : f["end"]] for f in json.loads(done.stdout)["findings"]}
        assert "enfant" in spans

    def test_each_line_gives_a_line_in_order_and_a_bad_one_does_not_stop_the_rest(self) -> None:
        source = "\n".join(
            [
                '{"id": "a", "text": "Les enfant jouent."}',
                "pas du JSON",
                '{"id": "b"}',
                '{"id": "c", "text": 3}',
                '{"id": "d", "text": "Bonjour.", "medium": "radio"}',
                '["id"]',
                "",
                '{"id": "e", "text": "Bonjour."}',
            ]
        )
        done = call("verifier", "--format", "jsonl", text=source)
        answers = lines(done)
        assert [answer.get("id") for answer in answers] == ["a", None, "b", "c", "d", None, "e"]
        assert ["error" in answer for answer in answers] == [False, True, True, True, True, True, False]
        assert answers[0]["findings"][0]["suggestions"] == ["enfants"]
        assert done.returncode == 2

    def test_the_election_period_of_a_line_overrides_the_calendar(self, call_here) -> None:
        text = "Le conseil est immensément fier du chemin parcouru depuis quatre ans."
        source = "".join(
            json.dumps({"id": str(period), "text": text, "election_period": period}) + "\n"
            for period in (True, False)
        )
        done = call_here("verifier", "--profil", PROFILE, "--format", "jsonl", text=source)
        inside, outside = ({f["severity"] for f in answer["findings"]} for answer in lines(done))
        assert "bloquant" in inside
        assert "bloquant" not in outside

    @pytest.mark.parametrize(
        ("day", "status"),
        [
            ("2025-09-18", 0),
            ("2025-09-19", 1),
            pytest.param("2025-11-02", 1, marks=pytest.mark.nightly),
            pytest.param("2025-11-03", 0, marks=pytest.mark.nightly),
        ],
    )
    def test_the_publication_date_decides_of_the_period(self, call_here, day: str, status: int) -> None:
        text = "Le conseil est immensément fier du chemin parcouru depuis quatre ans."
        assert call_here("verifier", "--profil", PROFILE, "--date", day, text=text).returncode == status

    def test_a_whole_case_gives_its_gates(self, call_here) -> None:
        case = {
            "id": "x",
            "title": "Ouverture du parc",
            "body": "Le parc Breton est ouvert.",
            "medium": "facebook",
            "kind": "publication",
            "planned_at": "2026-05-12",
            "links": [],
        }
        (answer,) = lines(
            call_here("verifier", "--profil", PROFILE, "--format", "jsonl", text=json.dumps(case))
        )
        assert len(answer["gates"]) == 18
        assert answer["gates"]["compte"]["verdict"] == "bloque"
        assert answer["gates"]["compte"]["reasons"]
        assert answer["overall"] == "bloque"

    def test_a_hundred_thousand_characters_without_punctuation_do_not_stop_it(self, call_here) -> None:
        text = "les enfants jouent dans le parc et " * 2900 + "Les enfant jouent."
        (answer,) = lines(
            call_here("verifier", "--format", "jsonl", text=json.dumps({"id": 1, "text": text}))
        )
        assert "unchecked" not in answer
        assert any(text[f["start"] : f["end"]] == "enfant" for f in answer["findings"])

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (["verifier", "absent.md"], "n’existe pas"),
            (["verifier", "--date", "demain"], "n’est pas une date"),
            (["verifier", "--media", "radio"], "choix inconnu"),
            (["verifier", "--profil", "absent.toml"], "absent.toml"),
            (["--espace", "absent", "journal", "verifier"], "absent"),
            (["inconnue"], "choix inconnu"),
        ],
    )
    def test_a_wrong_call_exits_with_2_and_one_clear_french_message(
        self, call_here, arguments: list[str], expected: str
    ) -> None:
        done = call_here(*arguments)
        assert done.returncode == 2
        assert expected in done.stderr
        assert "Traceback" not in done.stderr

    def test_a_file_that_is_no_utf8_is_refused_not_guessed(self, tmp_path: Path) -> None:
        file = tmp_path / "latin.txt"
        file.write_bytes("été".encode("latin-1"))
        done = call("verifier", file)
        assert done.returncode == 2
        assert "UTF-8" in done.stderr

    def test_a_profile_with_a_bad_date_names_its_line(self, call_here, tmp_path: Path) -> None:
        text = PROFILE.read_text(encoding="utf-8")
        broken = tmp_path / "profil.toml"
        broken.write_text(
            text + '\n[[elections]]\nniveau = "municipale"\njour_du_scrutin = "2025-02-30"\n',
            encoding="utf-8",
        )
        done = call_here("verifier", "--profil", broken, text="Bonjour.")
        assert done.returncode == 2
        assert "profil.toml" in done.stderr
        assert "ligne" in done.stderr


def test_the_help_is_in_french_and_names_every_command() -> None:
    done = call("--help")
    assert done.returncode == 0
    for command in ("essai", "verifier", "journal", "sauvegarder", "restaurer", "personne", "diagnostic"):
        assert command in done.stdout
    assert "show this help" not in done.stdout


def test_the_help_says_that_the_window_opens_without_a_command(call_here) -> None:
    said = " ".join(call_here("--help").stdout.split())
    assert "usage" in said
    assert "Sans commande, la fenêtre s’ouvre." in said
    assert "--demo" in said
    assert "captures DIR" in said


def test_the_diagnosis_names_versions_dictionaries_keyring_and_free_space() -> None:
    done = call("diagnostic", "--format", "json")
    report = json.loads(done.stdout)
    assert report["versions"]["python"].count(".") == 2
    assert report["dictionnaires"]["francais"]
    assert report["trousseau"]["sorte"] == "fichier"
    assert report["espace_disque"]["libre_octets"] > 0
    assert report["moteurs"]["non_verifies"] == {}
    assert done.returncode == (1 if report["problemes"] else 0)


def test_a_missing_grammar_engine_is_said_and_nothing_passes_for_verified(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BON_A_TIRER_GRAMMALECTE", str(tmp_path))
    done = call("verifier", "--format", "json", text="Bonjour.")
    assert "grammaire" in " ".join(json.loads(done.stdout)["unchecked"])
    assert done.returncode == 1
