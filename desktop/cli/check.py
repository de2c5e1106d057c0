"""`verifier`: check a text, a Markdown file, captions, or lines of JSON. It opens no workspace."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from pathlib import Path
from typing import IO, Any

from desktop import paths
from desktop.channels.captions import is_caption_file, read_captions
from desktop.checks.base import CheckReport
from desktop.checks.process.client import WorkerClient
from desktop.cli.jsonl import stream_lines
from desktop.cli.output import Exit, say
from desktop.editorial.findings import Finding, Severity
from desktop.editorial.post import Channel
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.caption_proofreading import placed
from desktop.services.civil_time import now
from desktop.services.profile_file import read_profile
from desktop.services.proofreading import Proofreader, TextToCheck, finding_to_mapping

FORMATS = ("texte", "json", "jsonl")


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "verifier",
        help="vérifier le français et la politique d’un texte",
        description="Vérifie un texte, un fichier Markdown, des sous-titres (.srt, .vtt) ou des lignes JSON. N’ouvre aucun espace de travail.",
    )
    parser.add_argument(
        "fichier", metavar="FICHIER", nargs="?", default="-", help="- ou rien\u00a0: l’entrée standard"
    )
    parser.add_argument(
        "--profil", metavar="F.toml", type=Path, help="profil municipal (défaut\u00a0: Sainte-Sophie)"
    )
    parser.add_argument(
        "--media",
        choices=[str(c) for c in Channel],
        default=str(Channel.WEBSITE),
        help="média de publication",
    )
    parser.add_argument(
        "--date", metavar="AAAA-MM-JJ", type=_day, help="date de publication (défaut\u00a0: aujourd’hui)"
    )
    parser.add_argument("--format", choices=FORMATS, default="texte", help="forme du résultat")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> Exit:
    """Check and print; 1 when something blocks or could not be verified."""
    profile_path = options.profil or paths.resources() / "profiles" / "sainte-sophie.toml"
    profile = read_profile(profile_path)
    with _source(options.fichier) as source, WorkerClient() as checker:
        proofreader = Proofreader(checker, profile, options.date or now().date())
        if options.format == "jsonl":
            return stream_lines(source, proofreader, say)
        if is_caption_file(options.fichier):
            return _captions(source.read(), options.fichier, proofreader, as_json=options.format == "json")
        text = _decode(source.read(), options.fichier)
        report = proofreader.text(TextToCheck(text, medium=options.media)).result()
    if options.format == "json":
        findings = [finding_to_mapping(finding) for finding in report.findings]
        say(
            json.dumps(
                {"findings": findings, "unchecked": list(report.unchecked)}, ensure_ascii=False, indent=2
            )
        )
    else:
        _print_text(options.fichier, text, report)
    return verdict(report)


def verdict(report: CheckReport) -> Exit:
    """1 when a finding blocks or a check could not run: silence is never "no error"."""
    blocked = any(finding.severity is Severity.BLOCKING for finding in report.findings)
    return Exit.BLOCKED if blocked or report.unchecked else Exit.FINE


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"«\u00a0{text}\u00a0» n’est pas une date AAAA-MM-JJ") from error


def _source(name: str) -> IO[bytes]:
    if name == "-":
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise EnvironmentFault(
            "fichier_illisible",
            f"Le fichier «\u00a0{name}\u00a0» ne peut pas être lu ({_why(error)}). Rien n’a été vérifié; "
            "vérifiez son nom et vos droits d’accès.",
        ) from error


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "il n’existe pas"
    if isinstance(error, IsADirectoryError):
        return "c’est un dossier"
    if isinstance(error, PermissionError):
        return "l’accès est refusé"
    return error.strerror or type(error).__name__


def _decode(content: bytes, name: str) -> str:
    """UTF-8, with or without a byte order mark; anything else is refused rather than guessed."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(
            "encodage",
            f"«\u00a0{name}\u00a0» n’est pas un texte en UTF-8 (octet {error.start}). Rien n’a été vérifié; "
            "enregistrez-le en texte UTF-8, ou copiez le texte depuis Word et collez-le sur l’entrée standard.",
        ) from error


def _captions(content: bytes, name: str, proofreader: Proofreader, *, as_json: bool) -> Exit:
    """Check a caption file; spans are in its text, mark aside, and lines those of the file."""
    captions = read_captions(content, Path(name).name)
    report = placed(captions, proofreader.captions(captions).result())
    findings = tuple(found.finding for found in report.findings)
    if as_json:
        rows = [finding_to_mapping(f.finding) | {"line": f.line, "cue": f.cue} for f in report.findings]
        say(json.dumps({"findings": rows, "unchecked": list(report.unchecked)}, ensure_ascii=False, indent=2))
    else:
        for found in report.findings:
            before = captions.text[: found.finding.start]
            start = max(before.rfind("\n"), before.rfind("\r")) + 1
            place = f"{name}:{found.line}:{found.finding.start - start + 1} (sous-titre {found.cue})"
            say(f"{place}\u00a0: {_describe(found.words, found.finding)}")
        _print_count(name, CheckReport(findings, report.unchecked))
    return verdict(CheckReport(findings, report.unchecked))


def _print_text(name: str, text: str, report: CheckReport) -> None:
    """One finding a line, by line and column (from 1, in characters), then the count."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    label = "entrée" if name == "-" else name
    line_number = 1
    for finding in report.findings:
        while line_number < len(starts) and starts[line_number] <= finding.start:
            line_number += 1
        column = finding.start - starts[line_number - 1] + 1
        words = text[finding.start : finding.end]
        say(f"{label}:{line_number}:{column}\u00a0: {_describe(words, finding)}")
    _print_count(label, report)


def _print_count(label: str, report: CheckReport) -> None:
    for check in report.unchecked:
        say(f"{label}\u00a0: non vérifié\u00a0: {check}")
    counts = {s: sum(f.severity is s for f in report.findings) for s in Severity}
    say(
        f"{counts[Severity.BLOCKING]} bloquant(s), {counts[Severity.WARNING]} avertissement(s), "
        f"{counts[Severity.SUGGESTION]} suggestion(s)"
    )


def _describe(words: str, finding: Finding) -> str:
    article = f" (article {finding.article})" if finding.article else ""
    excerpt = " ".join(words.split())
    excerpt = excerpt if len(excerpt) <= 60 else excerpt[:59] + "…"
    fixes = f" → {' | '.join(finding.suggestions[:3])}" if finding.suggestions else ""
    return (
        f"{finding.severity} [{finding.category}]{article} «\u00a0{excerpt}\u00a0»{fixes}. {finding.message}"
    )
