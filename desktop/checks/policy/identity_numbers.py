"""Numbers that identify one person: social insurance, health insurance, bank card, licence, birth date.

A checksum or a word beside the number says what it is; lots, files and by-laws count digits too.
Source: Luhn's checksum, ISO/IEC 7812-1; RAMQ, composition of the health insurance number.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

_NINE_DIGITS = re.compile(
    r"(?<![\w.,-])\d{3}[ .-]\d{3}[ .-]\d{3}(?![\w-]| ?[$%]|[ ,.]\d)|(?<![\w.,-])\d{9}(?![\w-])"
)
# Cut in any other way, nine digits are one only when something says so.
_SCATTERED_NINE = re.compile(r"(?<![\w.,-])(?:\d[ .-]?){8}\d(?![\w-]|[ .,-]?\d)")
_INSURANCE_WORD = re.compile(r"\bN\.?A\.?S\.?(?!\w)|assurance[ -]sociale", re.IGNORECASE)
_HEALTH = re.compile(r"(?<!\w)[A-Z]{4}[ -]?\d{4}[ -]?\d{4}(?![\w-])", re.IGNORECASE)
_SCATTERED_HEALTH = re.compile(r"(?<!\w)[A-Z]{4}(?:[ .-]?\d\d){4}(?![\w-])", re.IGNORECASE)
_HEALTH_WORD = re.compile(r"\bNAM\b|\bRAMQ\b|assurance[ -]maladie|carte[ -]soleil", re.IGNORECASE)
_CARD = re.compile(r"(?<![\w-])\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?![\w-])")
_CARD_WORD = re.compile(r"carte (?:de crédit|de débit|bancaire)|\b(?:visa|mastercard|amex)\b", re.IGNORECASE)
_PASSPORT = re.compile(
    r"\bpasseport\b[^.!?\n\d]{0,30}(?<!\w)(?P<number>[A-Z]{2} ?\d{6}|[A-Z]\d{6}[A-Z]{2})(?!\w)", re.IGNORECASE
)
_LICENCE = re.compile(r"(?<!\w)[A-Z]\d{4}[ -]?\d{6}[ -]?\d{2}(?![\w-])")
_ACCOUNT = re.compile(r"(?<![\w-])\d{5}[ -]\d{3}[ -]\d{6,7}(?:-\d)?(?![\w-])")
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_YEAR = r"(?:19[1-9]\d|20\d\d)"
_BIRTH = re.compile(
    rf"(?:date de naissance|\bné(?:e|s|es|\(e\))? le|\bddn\b|\bnaissance ?:)[^.!?\n]{{0,60}}?"
    rf"(?P<date>\d{{1,2}}(?:er)? (?:{_MONTHS}) {_YEAR}|{_YEAR}[-/]\d\d[-/]\d\d|\d\d?[-/]\d\d?[-/](?:{_YEAR}|\d\d(?!\d)))",
    re.IGNORECASE,
)
# A date of another age in parentheses right after a name: the person's birth (*Alexandra Gosselin (12-06-1988)*).
_BORN = re.compile(
    rf"(?<!\w)(?P<first>[A-ZÀ-Ý][^\W\d_]{{1,20}})(?:-[A-ZÀ-Ý]\w{{1,20}})? [A-ZÀ-Ý][\w'-]{{1,30}} ?\("
    rf"(?P<date>\d{{1,2}}(?:er)? (?:{_MONTHS}) (?:19\d\d|20[01]\d)|\d\d?[-/]\d\d?[-/](?:19\d\d|20[01]\d)"
    r"|(?:19\d\d|20[01]\d)[-/]\d\d[-/]\d\d)\)"
)
_INVENTORY = re.compile(
    r"\b(?:lots?|dossiers?|règlements?|nos?|numéros?|matricules?|seao|neq|factures?|avis|et|à|résolutions?|permis|devis) ?$",
    re.IGNORECASE,
)
# What bears a code of letters and digits without being anybody's card.
_TEXT_NUMBER = re.compile(
    r"\b(?:lots?|zones?|dossiers?|règlements?|résolutions?|matricules?|devis|plans?|codes?(?: d.accès)?) ?$",
    re.IGNORECASE,
)
_LOOK_BACK = 60

KINDS = ("nas", "nam", "carte", "permis", "compte", "naissance")
"""What a number may be: the rules of the pack that speak of it."""

Number = tuple[str, int, int]


def identity_numbers(text: str) -> Iterator[Number]:
    """Each number: its kind, its first code point, and the one after its last."""
    yield from _social_insurance(text)
    yield from _health_insurance(text)
    for match in _CARD.finditer(text):
        named = _CARD_WORD.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        if (named and len(set(match.group())) > 3) or luhn(match.group()):
            yield "carte", *match.span()
    for match in _LICENCE.finditer(text):
        yield "permis", *match.span()
    for match in _PASSPORT.finditer(text):
        yield "permis", *match.span("number")
    for match in _ACCOUNT.finditer(text):
        if re.search(
            r"compte|dépôt direct|transit", text[max(0, match.start() - _LOOK_BACK) : match.start()], re.I
        ):
            yield "compte", *match.span()
    for match in _BIRTH.finditer(text):
        yield "naissance", *match.span()


def births_in_parentheses(text: str, first_names: Container[str]) -> Iterator[Number]:
    """The dates of another age that follow the name of a person: *Alexandra Gosselin (12-06-1988)*."""
    for match in _BORN.finditer(text):
        if match["first"].lower() in first_names:
            yield "naissance", *match.span("date")


def _social_insurance(text: str) -> Iterator[Number]:
    for match in _NINE_DIGITS.finditer(text):
        named = _INSURANCE_WORD.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        if named or (luhn(match.group()) and not inventory_before(text, match.start())):
            yield "nas", *match.span()
    for match in _SCATTERED_NINE.finditer(text):
        named = _INSURANCE_WORD.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        if named and not _NINE_DIGITS.fullmatch(match.group()):
            yield "nas", *match.span()


def inventory_before(text: str, start: int) -> bool:
    """Whether what stands before a number says that it counts a lot, a file, a by-law…"""
    return _INVENTORY.search(text[max(0, start - 30) : start]) is not None


def _health_insurance(text: str) -> Iterator[Number]:
    """Four letters and eight digits, spaced as on the card, dated as it is, or said to be one."""
    for match in _HEALTH.finditer(text):
        code = match.group()
        digits = re.sub(r"\D", "", code)
        named = _HEALTH_WORD.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        spaced = len(code) == 14 and code[:4].isupper()
        dated = (
            code[:4].isupper() and int(digits[2:4]) % 50 in range(1, 13) and int(digits[4:6]) in range(1, 32)
        )
        counted = code[:4].upper() in {"SEAO", "ISBN", "ISSN", "LOTS"} or _TEXT_NUMBER.search(
            text[max(0, match.start() - 30) : match.start()]
        )
        if named or ((spaced or dated) and not counted):
            yield "nam", *match.span()
    for match in _SCATTERED_HEALTH.finditer(text):
        named = _HEALTH_WORD.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        if named and not _HEALTH.fullmatch(match.group()):
            yield "nam", *match.span()


def luhn(digits: str) -> bool:
    """The checksum of identity and card numbers; a number of one repeated digit is not one."""
    numbers = [int(digit) for digit in reversed(digits) if digit.isdigit()]
    doubled = (sum(divmod(2 * number, 10)) for number in numbers[1::2])
    return len(set(numbers)) > 1 and (sum(numbers[::2]) + sum(doubled)) % 10 == 0
