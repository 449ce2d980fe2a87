"""What spaCy's English tokenizer splits otherwise than the treebank: titles with a full stop, rows of marks, "and/or"."""

from __future__ import annotations

import re
from typing import cast

from spacy.lang.tokenizer_exceptions import URL_PATTERN
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

WHOLE = (  # noqa: SIM905
    "al. Amb. Atty. Ave. Brig. Capt. Cmdr. Col. Cpl. Det. Fr. Ft. Hon. Insp. Lt. Maj. Mt. Pres. Pvt. Sec. Sgt. Supt. etc. "
    "e-mail e-mails E-mail E-mails b/c"
).split()
SPLIT = {
    "and/or": ("and", "/", "or"),
    "):": (")", ":"),
    "wanna": ("wan", "na"),
    "dunno": ("du", "n", "no"),
    "outta": ("out", "ta"),
    "alot": ("a", "lot"),
}
# One token each, however long. "U.S.?" is no row: its stop belongs to the letters.
ROWS = (r"[!?][.!?]+", r"(?<![A-Z.])\.[!?]+", r"[=_*~$]{2,}", "<<", ">>")
PREFIXES = (r"[-~](?=[\w.])",)  # "-0.4", "-more"
SUFFIXES = (r"--+", r"(?<=[A-Z])\++", "(?<=[0-9])(?:AM|PM|am|pm|k|hrs|mins|yrs)")
# Prefixes that the treebank leaves on their word, whereas it takes other words with a hyphen apart.
JOINED = (  # noqa: SIM905
    "anti co counter cross ex inter intra mid mini mis multi neo non over post pre pro re semi socio sub un e"
).split()
INFIXES = (
    r"[()\[\]<>\"“”]",  # "account(s)", "deaths\"among"
    "[–—]",
    r"--+",
    r"(?<=[a-z]),(?=[0-9])",
)
NUMBERED = r"(?<=[A-Za-z])(?:-|~)(?=[0-9])"  # "F-16", "COVID-19", but "mid-1980s"
TELEPHONE = re.compile(r"(?:\d{3}-)?\d{3}-\d{4}$")


def adapt(nlp: Language) -> None:
    """Changes the pipeline's tokenizer, which `to_disk` writes with it."""
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    for word in WHOLE:
        tokenizer.add_special_case(word, [{ORTH: word}])
    for word, parts in SPLIT.items():
        tokenizer.add_special_case(word, [{ORTH: part} for part in parts])
    tokenizer.prefix_search = compile_prefix_regex([*ROWS, *PREFIXES, *(nlp.Defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*ROWS, *SUFFIXES, *(nlp.Defaults.suffixes or ())]).search
    tokenizer.infix_finditer = compile_infix_regex([*INFIXES, *_infixes(nlp)]).finditer
    tokenizer.token_match = TELEPHONE.match
    # spaCy's pattern of an address also takes the name in quotation marks before one.
    tokenizer.url_match = re.compile(rf'(?![^@]*["<>])(?:{URL_PATTERN.strip().removeprefix("(?u)")})').match


def _infixes(nlp: Language) -> list[str]:
    """spaCy's own, but for the hyphen after a prefix of `JOINED`."""
    kept = "".join(rf"(?<!\b{case(prefix)})" for prefix in JOINED for case in (str.lower, str.title))
    return [f"{kept}(?:{infix})" if "(?:-|" in infix else infix for infix in (NUMBERED, *map(str, nlp.Defaults.infixes or ()))]
