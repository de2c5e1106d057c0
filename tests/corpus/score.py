"""Prints the scores of `bon-a-tirer verifier` on the calibration corpora and on our own (`make corpus`).

Each corpus goes through the real command, as an officer's text would; its output is converted to what the
scorers read. The calibration files are looked for in `--calibration` (default: `../shared/corpus` beside
the checkout); our own are `tests/corpus/*-own.jsonl`; what is set aside (`"set": "apart"`, or a file
`*-aside.jsonl`) is reported apart, and never read by who writes rules.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PROFILE = ROOT / "tests" / "data" / "corpus-profile.toml"
PROOFING = {"orthographe", "grammaire", "typographie", "vocabulaire", "nom_a_verifier"}
POLICY = {
    "opinion_politique",
    "parti_pris_electoral",
    "publicite_externe",
    "plainte_publique",
    "renseignement_personnel",
    "subjectivite",
    "langue_non_francaise",
}
# What is never shown to the engine.
HIDDEN = {"labels", "note", "errors", "clean", "expected", "overall", "set", "difficulty"}
# What a case of the gates says by hand in place of the engine: findings, or checks that failed.
BY_HAND = {"findings", "unchecked"}

Item = dict[str, Any]


@dataclass(frozen=True)
class Corpus:
    """One file to score: its title, its items, and which scorer reads it."""

    title: str
    items: list[Item]
    scorer: str


def main() -> None:
    """Score everything and print it; exit 2 when the calibration folder is missing."""
    parser = argparse.ArgumentParser(description="Scores du vérificateur sur les corpus")
    parser.add_argument("--calibration", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--seulement", help="mot du titre des corpus à noter")
    parser.add_argument("--manques", action="store_true", help="lister les erreurs non trouvées")
    options = parser.parse_args()
    if not (options.calibration / "score_proofing.py").exists():
        print(
            f"le dossier de calibrage {options.calibration} est introuvable (--calibration)", file=sys.stderr
        )
        sys.exit(2)
    for corpus in corpora(options.calibration):
        if not options.seulement or options.seulement in corpus.title:
            print(f"\n=== {corpus.title}\u00a0: {len(corpus.items)} éléments", flush=True)
            score(corpus, options.calibration, missed=options.manques)


def corpora(calibration: Path) -> list[Corpus]:
    """Every corpus there is, ours split into the part used to write rules and the part set aside."""
    found = [
        Corpus("français, erreurs (calibrage)", read(calibration / "proofing-errors-dev.jsonl"), "proofing"),
        Corpus("français, propres (calibrage)", read(calibration / "proofing-clean-dev.jsonl"), "proofing"),
        Corpus("français, textes (calibrage)", read(calibration / "proofing-texts-dev.jsonl"), "proofing"),
        Corpus("neutralité (calibrage)", read(calibration / "neutrality-dev.jsonl"), "neutrality"),
        Corpus("exigences (calibrage)", read(calibration / "gates-dev.jsonl"), "gates"),
    ]
    for path in sorted(HERE.glob("*-own.jsonl")):
        # Such a case is about its gates alone: nothing is read here, and the suite judges it.
        items = [item for item in read(path) if not item.keys() & BY_HAND]
        for part in sorted({str(item.get("set", "own")) for item in items}):
            label = "mis à part" if part == "apart" else "à nous"
            chosen = [item for item in items if str(item.get("set", "own")) == part]
            found.append(Corpus(f"{path.stem} ({label})", chosen, path.name.split("-")[0]))
    aside = sorted(HERE.glob("*-aside.jsonl"))
    return found + [
        Corpus(f"{path.stem} (mis à part)", read(path), path.name.split("-")[0]) for path in aside
    ]


def read(path: Path) -> list[Item]:
    """The items of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def score(corpus: Corpus, calibration: Path, *, missed: bool) -> None:
    """Verify `corpus`, convert the answers and let its scorer print."""
    predictions = [CONVERSIONS[corpus.scorer](answer) for answer in verify(corpus.items)]
    extra = ["--missed"] if missed and corpus.scorer == "proofing" else []
    with tempfile.TemporaryDirectory() as name:
        truth, guess = Path(name) / "corpus.jsonl", Path(name) / "prediction.jsonl"
        for path, rows in ((truth, corpus.items), (guess, predictions)):
            path.write_text(
                "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
            )
        scorer = calibration / f"score_{corpus.scorer}.py"
        subprocess.run([sys.executable, str(scorer), str(truth), str(guess), *extra], check=True)


def verify(items: list[Item]) -> list[Item]:
    """The command's answers, in order."""
    shown = ({name: value for name, value in item.items() if name not in HIDDEN} for item in items)
    lines = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in shown)
    command = [
        sys.executable,
        "-m",
        "desktop",
        "verifier",
        "--profil",
        str(PROFILE),
        "--format",
        "jsonl",
        "-",
    ]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"verifier a échoué ({done.returncode})\n{done.stderr}{done.stdout[-2000:]}")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if unchecked := [answer["id"] for answer in answers if answer.get("unchecked")]:
        sys.exit(f"des éléments n’ont pas été vérifiés\u00a0: {unchecked[:5]}")
    return answers


def proofing_prediction(answer: Item) -> Item:
    """What `score_proofing.py` reads; a suggestion counts neither as found nor as a false alarm."""
    kept = [
        finding
        for finding in answer["findings"]
        if finding["category"] == "nom_a_verifier"
        or (finding["category"] in PROOFING and finding["severity"] != "suggestion")
    ]
    return {"id": answer["id"], "findings": kept}


def neutrality_prediction(answer: Item) -> Item:
    """What `score_neutrality.py` reads."""
    kept = [
        {name: finding[name] for name in ("category", "start", "end")}
        for finding in answer["findings"]
        if finding["category"] in POLICY and finding["severity"] != "suggestion"
    ]
    return {"id": answer["id"], "labels": kept}


def gates_prediction(answer: Item) -> Item:
    """What `score_gates.py` reads."""
    return {name: answer[name] for name in ("id", "gates", "overall")}


CONVERSIONS: dict[str, Callable[[Item], Item]] = {
    "proofing": proofing_prediction,
    "neutrality": neutrality_prediction,
    "gates": gates_prediction,
}

if __name__ == "__main__":
    main()
