"""Spaces around punctuation marks, doubled marks, dashes and ellipses, after the OQLF's table.

Source: OQLF, Vitrine linguistique, « Espacement avant et après les signes de ponctuation et les
symboles » (22039), column of word processing: nothing before ; ! ? and a no-break space before the colon.
"""

from __future__ import annotations

import re

from desktop.checks.document import Document
from desktop.checks.pattern_rule import NBSP, PatternRule, Replacement
from desktop.editorial.findings import Severity

_TABLE = "(OQLF, Vitrine linguistique, Espacement avant et après les signes de ponctuation)."
_NONE_BEFORE = f"Au Québec, aucune espace ne précède le point-virgule, le point d’exclamation ni le point d’interrogation {_TABLE}"
_COLON_WHY = f"Une espace insécable précède le deux-points et une espace le suit {_TABLE}"
_AFTER_WHY = f"Une espace suit la virgule, le point, le point-virgule, le point d’exclamation et le point d’interrogation {_TABLE}"
_INNER_WHY = f"Aucune espace à l’intérieur des parenthèses, une à l’extérieur {_TABLE}"
_TABLE_WHY = f"L’apostrophe et le trait d’union ne prennent aucune espace {_TABLE}"
_AMPERSAND_WHY = f"L’esperluette se réserve aux raisons sociales{NBSP}: «{NBSP}Roy & Fils{NBSP}»; dans une phrase, on écrit «{NBSP}et{NBSP}» (OQLF)."
_AT_WHY = (
    "L’arobas sépare les parties d’une adresse de courriel; dans une phrase, on écrit «\u00a0à\u00a0» (OQLF)."
)
_ONE_WHY = "Une seule espace sépare deux mots ou deux phrases."
_DASH_WHY = f"L’incise ou la séparation se marque d’un tiret (–) entre deux espaces; le trait d’union unit des mots {_TABLE}"
_ELLIPSIS_WHY = "Les points de suspension forment un seul signe (…), collé au mot qui précède (OQLF, Vitrine linguistique)."
_ELLIPSIS = f"Points de suspension{NBSP}: un seul signe."
_DOUBLED_WHY = "Un seul signe suffit: la répétition n’ajoute rien au sens.".replace(":", f"{NBSP}:")

_L = r"[^\W\d_]"  # a letter


def _in_table(match: re.Match[str], document: Document) -> bool:
    """Whether the match stands in a row of a Markdown table, whose cells may be aligned."""
    return document.folded.startswith("|", document.folded.rfind("\n", 0, match.start()) + 1)


def _outside_table(match: re.Match[str], document: Document) -> bool:
    return not _in_table(match, document) and "\t" not in document.text[match.start() : match.end()]


def _after_text(match: re.Match[str], document: Document) -> bool:
    """A dash of the running text: words stand before it on its line, and it is no table rule."""
    line = document.folded.rfind("\n", 0, match.start()) + 1
    before = document.folded[max(line, match.start() - 40) : match.start()]
    return bool(re.search(r"\w", before)) and not _in_table(match, document)


def _colon(match: re.Match[str]) -> Replacement:
    """The colon of a sentence; not the one of an hour, a ratio, a path, a smiley or a drive letter."""
    text, start, end = match.string, match.start(), match.end()
    after = text[end : end + 3]
    if not after or after[0] in ' \n"“«*_[{':
        hour = text[start - 1].isdigit() and re.match(r" [0-5]\d(?!\d)", after) and end - start == 1
        return None if hour else f"{NBSP}:"
    if after[0].isdigit():
        return None if text[start - 1].isdigit() else f"{NBSP}: "
    if after[0].isalpha():
        smiley = after[0] in "DPpxoO" and not after[1:2].isalpha()
        drive = start < 2 or not text[start - 2].isalnum()
        return None if smiley or (drive and end - start == 1) else f"{NBSP}: "
    return f"{NBSP}: " if ord(after[0]) > 0x2190 else None


def _mark(match: re.Match[str]) -> Replacement:
    """The mark alone; « ! ! » is one exclamation."""
    mark = (match["mark"] or ";").replace(" ", "")
    return mark[0] if len(set(mark)) == 1 else mark


def _comma(match: re.Match[str]) -> Replacement:
    return ", " if match["glued"] is not None else ","


def _no_entity(match: re.Match[str], document: Document) -> bool:
    """Not the end of an HTML entity (`&nbsp;`)."""
    return "&" not in document.folded[max(0, match.start() - 8) : match.start()]


def _parenthesis_closes(match: re.Match[str], document: Document) -> bool:
    """A real aside of several characters, not an ending such as « citoyen(ne)s »."""
    opening = document.folded.rfind("(", max(0, match.start() - 80), match.start())
    return opening > 0 and not document.folded[opening - 1].isalpha()


def _joins_common_words(match: re.Match[str], document: Document) -> bool:
    """Not after a capitalised word, as in the name of a business: « Labelle & fils »."""
    word = document.folded[: match.start()].rstrip(" ").rpartition(" ")[2]
    return not word.lstrip('(«"').rpartition("'")[2][:1].isupper()


def _spacing(
    name: str, pattern: str, replace: str, message: str, why: str, severity: Severity = Severity.WARNING
) -> PatternRule:
    return PatternRule(f"typographie.{name}", re.compile(pattern), lambda _: replace, message, why, severity)


SPACING_RULES = (
    PatternRule(
        "typographie.espace_avant",
        re.compile(r"(?<=[^\s«|:;(]) +(?:(?P<mark>[!?]+(?: +[!?]+)*)|;(?![-'^]?[)DPp(*]))(?!\[)"),
        _mark,
        "Pas d’espace avant ce signe de ponctuation.",
        _NONE_BEFORE,
    ),
    PatternRule(
        "typographie.deux_points",
        re.compile(r"(?<=[\w)\]»\"”*%$°²³'.…]) *:(?![:)(/|\\-])"),
        _colon,
        "Une espace insécable précède le deux-points.",
        _COLON_WHY,
    ),
    PatternRule(
        "typographie.espace_avant_virgule",
        re.compile(rf"(?<=[\w)»%$°]) +,(?!,)(?P<glued>(?={_L}))?"),
        _comma,
        "Pas d’espace avant la virgule.",
        _AFTER_WHY,
    ),
    _spacing("espace_avant_point", r"(?<=[\w)»%$°]) +\.(?![.\w])", ".", "Pas d’espace avant le point.", _AFTER_WHY),
    _spacing("espace_apres_virgule", rf"(?P<x>,)(?={_L}|\d|[«(])(?:(?<={_L},)|(?<=[)»],))", ", ", "Il manque une espace après la virgule.", _AFTER_WHY),
    _spacing("espace_apres_virgule", rf"(?P<x>,)(?={_L}{{2}}|[«(])(?<=\d,)", ", ", "Il manque une espace après la virgule.", _AFTER_WHY),
    _spacing("espace_avant_point", r"(?<=[\w)»]) +\.(?=[A-ZÀ-ÖØ-Ý][a-zà-öø-ÿ])", ". ", "Pas d’espace avant le point, une après.", _AFTER_WHY),
    _spacing("espace_apres_point", r"(?P<x>\.)(?=[A-ZÀ-ÖØ-Ý](?:[a-zà-öø-ÿ']|\s[a-zà-öø-ÿ]))(?:(?<=[^\W\d_]{2}[a-zà-öø-ÿ]\.)|(?<=[)»\d…]\.))", ". ", "Il manque une espace après le point.", _AFTER_WHY),
    PatternRule(
        "typographie.espace_apres",
        re.compile(rf"(?<=[^\W_]|[)»])[;!?]+(?={_L}|\d)"),
        lambda match: f"{match.group()} ",
        "Il manque une espace après ce signe.",
        _AFTER_WHY,
        guard=_no_entity,
    ),
    PatternRule(
        "typographie.espaces_multiples",
        re.compile(r"(?<=[^\s|(']) {2,}(?=[^\s|:;!?»,.])(?![A-Z]\d[A-Z] ?\d[A-Z]\d\b)"),
        lambda _: " ",
        "Deux espaces se suivent.",
        _ONE_WHY,
        guard=_outside_table,
    ),
    _spacing("parentheses", r"(?<![:;(])\( +(?=[^\s)])", "(", "Pas d’espace après la parenthèse ouvrante.", _INNER_WHY),
    _spacing("parentheses", r"(?<=[^\s(]) +\)", ")", "Pas d’espace avant la parenthèse fermante.", _INNER_WHY),
    _spacing("parentheses", rf"(?<={_L}{{3}})(?P<x>\()(?=(?!trices?\)|euses?\)|ières?\)|ères?\)|elles?\)|ives?\)|ennes?\)|onnes?\)|eresses?\)|ales?\))(?:{_L}{{4}}|\d{{2}}|[^()\n ]{{1,20}} ))", " (", "Une espace précède la parenthèse.", _INNER_WHY),
    PatternRule(
        "typographie.parentheses",
        re.compile(rf"\)(?={_L}{{2}})"),
        lambda _: ") ",
        "Une espace suit la parenthèse.",
        _INNER_WHY,
        guard=_parenthesis_closes,
    ),
    PatternRule(
        "typographie.esperluette",
        re.compile(r"(?<=[a-zà-öø-ÿ)] )(?P<x>&)(?= [a-zà-öø-ÿ]{3}|(?<=[a-zà-öø-ÿ] &) [ldLD]')"),
        lambda _: "et",
        "L’esperluette ne sert que dans les noms d’entreprises.",
        _AMPERSAND_WHY,
        guard=_joins_common_words,
    ),
    PatternRule(
        "typographie.arobas",
        re.compile(r"(?<=[\w.] )(?P<x>@)(?= \d{1,2} ?(?:h|:)|(?<=\d @) \d| (?:l'|la |le |midi))"),
        lambda _: "à",
        "L’arobas ne remplace pas « à ».",
        _AT_WHY,
    ),
    PatternRule(
        "typographie.apostrophe",
        re.compile(r"(?<!\w)(?P<x>(?P<a>[Aa])ujourd(?: +' *| *' +)hui)(?!\w)"),
        lambda match: f"{match['a']}ujourd'hui",
        "Aucune espace n’entoure l’apostrophe.",
        _TABLE_WHY,
    ),
    PatternRule(
        "typographie.apostrophe",
        re.compile(rf"(?<![\w'])(?P<x>(?P<elided>[ldjmtscnLDJMTSCN]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu) ?' *)(?={_L})"),
        lambda match: f"{match['elided']}'",
        "Aucune espace n’entoure l’apostrophe.",
        _TABLE_WHY,
    ),
    _spacing("points_de_suspension", r"(?<=[\w)»,]) +\.{3,}|\.{4,}", "…", _ELLIPSIS, _ELLIPSIS_WHY),
    _spacing("points_de_suspension", rf"(?<={_L})\.{{3}}(?={_L})", "… ", _ELLIPSIS, _ELLIPSIS_WHY),
    # Three dots are how a keyboard writes the sign: worth a suggestion, not a reproach.
    _spacing("points_de_suspension", r"\.{3}", "…", _ELLIPSIS, _ELLIPSIS_WHY, Severity.SUGGESTION),
    _spacing("points_de_suspension", r"(?<=[\w)»]) +…(?=[\s»)!?,;]|$)", "…", "Pas d’espace avant les points de suspension.", _ELLIPSIS_WHY),
    _spacing("points_de_suspension", rf"(?<={_L})(?P<x>…)(?={_L})", "… ", "Il manque une espace après les points de suspension.", _AFTER_WHY),
    _spacing("points_de_suspension", r"…\.+", "…", "Les points de suspension se suffisent.", _ELLIPSIS_WHY),
    _spacing("signe_double", r"(?<![,!?;]),{2,}", ",", "Virgule doublée.", _DOUBLED_WHY),
    _spacing("signe_double", r"(?<!;);{2,}", ";", "Point-virgule doublé.", _DOUBLED_WHY),
    _spacing("signe_double", r"(?<![!?])!{2,}(?!\?)", "!", "Un seul point d’exclamation suffit.", _DOUBLED_WHY),
    _spacing("signe_double", r"(?<![!?])\?{2,}(?!!)", "?", "Un seul point d’interrogation suffit.", _DOUBLED_WHY),
    _spacing("signe_double", r"(?<![.\d/])(?<!etc)\.\.(?![./])", ".", "Point doublé.", _DOUBLED_WHY),
    _spacing("signe_double", r"(?<=\w),\.(?!\w)", ".", "Deux signes se suivent.", _DOUBLED_WHY),
    PatternRule(
        "typographie.tiret",
        re.compile(r"(?<=\S) (?P<x>-{2,3}|—-|–-) (?=\S)"),
        lambda _: "–",
        "Le tiret remplace ici le trait d’union.",
        _DASH_WHY,
        guard=_after_text,
    ),
    # A keyboard has no dash: one hyphen between two spaces is worth a suggestion, not a reproach.
    PatternRule(
        "typographie.tiret",
        re.compile(r"(?<=\S) (?P<x>-) (?=\S)"),
        lambda _: "–",
        "Le tiret remplace ici le trait d’union.",
        _DASH_WHY,
        Severity.SUGGESTION,
        guard=_after_text,
    ),
    PatternRule(
        "typographie.tiret",
        re.compile(rf"(?<={_L})(?P<x>--+)(?={_L})"),
        lambda _: " – ",
        "Le tiret remplace ici le trait d’union.",
        _DASH_WHY,
    ),
)  # fmt: skip
