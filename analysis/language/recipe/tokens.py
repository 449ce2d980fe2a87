"""What spaCy's English tokenizer splits otherwise than the treebank: titles with a full stop, rows of marks, "and/or"."""

from __future__ import annotations

import re
from typing import cast

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_prefix_regex, compile_suffix_regex

WHOLE = (  # noqa: SIM905
    "al. Amb. Atty. Ave. Brig. Capt. Cmdr. Col. Cpl. Det. Fr. Ft. Hon. Insp. Lt. Maj. Mt. Pres. Pvt. Sec. Sgt. Supt. etc. "
    "e-mail e-mails E-mail E-mails"
).split()
SPLIT = {"and/or": ("and", "/", "or"), "):": (")", ":"), "wanna": ("wan", "na")}
ROWS = (r"[!?]{2,}", r"[=_*~]{2,}", "<<", ">>")  # one token each, however long
TELEPHONE = re.compile(r"(?:\d{3}-)?\d{3}-\d{4}$")


def adapt(nlp: Language) -> None:
    """Changes the pipeline's tokenizer, which `to_disk` writes with it."""
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    for word in WHOLE:
        tokenizer.add_special_case(word, [{ORTH: word}])
    for word, parts in SPLIT.items():
        tokenizer.add_special_case(word, [{ORTH: part} for part in parts])
    tokenizer.prefix_search = compile_prefix_regex([*ROWS, *(nlp.Defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*ROWS, *(nlp.Defaults.suffixes or ())]).search
    tokenizer.token_match = TELEPHONE.match
