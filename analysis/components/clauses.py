"""Where the actors of a verb or noun stand in a dependency tree (Universal Dependencies)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})  # Penn tags of tensed verbs and modals
_SUBJECTS = ("nsubj", "nsubj:outer", "nsubj:pass", "csubj")
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_OBJECT_GERUND = frozenset({"of", "for", "from"})  # accuse X of doing, thank X for doing, keep X from doing
_MODALS = frozenset({
    "will", "would", "could", "can", "may", "might", "must", "should", "shall", "ought", "'ll", "wo", "ca", "'d",
})  # fmt: skip
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly", "barely", "without", "no"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should", "provided", "until"})
_REAL_COMPLEMENT = frozenset({
    "begin", "start", "continue", "keep", "manage", "proceed", "go", "come", "help", "resume", "get", "finish", "cease", "dare",
    "have", "be",
})  # fmt: skip
_UNREAL_CLAUSE = frozenset({
    "want", "wish", "hope", "demand", "urge", "ask", "request", "propose", "suggest", "recommend", "insist", "require", "deny",
    "doubt", "expect", "predict", "fear", "threaten", "warn", "vow", "promise", "pledge", "order", "consider", "plan", "call",
    "allow",
})  # fmt: skip
_SHARED_HEADS = frozenset({
    "round", "series", "wave", "package", "spate", "raft", "flurry", "set", "number", "part", "start", "end", "beginning",
    "cycle", "day", "hour", "week", "month", "year", "night", "evening", "kind", "form", "sort", "lot", "string",
})  # fmt: skip


def subject(verb: Token, hops: int = 4) -> Token | None:
    """Who does (or, in the passive, undergoes) the verb: its own subject, or that of the clause which controls it."""
    own = next((child for child in verb.children if child.dep_ in _SUBJECTS), None) or _subject_of_auxiliary(verb)
    if own is not None:
        if own.lower_ in _RELATIVES and verb.dep_.startswith("acl"):
            return verb.head
        return own
    if hops == 0 or verb.head == verb:
        return None
    return _controller(verb, hops - 1)


def _subject_of_auxiliary(verb: Token) -> Token | None:
    """Where the parser hung the subject on the auxiliary next to it."""
    auxiliaries = (child for child in verb.children if child.dep_ == "aux")
    return next((grand for child in auxiliaries for grand in child.children if grand.dep_ in _SUBJECTS), None)


def _controller(verb: Token, hops: int) -> Token | None:
    head, dep = verb.head, verb.dep_
    if dep == "conj":
        head = _joined_to(verb)
        return subject(head, hops) if head.pos_ in ("VERB", "AUX") else None
    if dep == "xcomp":
        return direct_object(head) or subject(head, hops)
    if dep in ("advcl", "obl") and head.pos_ in ("VERB", "AUX", "ADJ"):
        if case_of(verb) in _OBJECT_GERUND:
            return undergoer(head) or subject(head, hops)
        return subject(head, hops)
    if dep in ("acl", "nmod") and case_of(verb) in _OBJECT_GERUND and head.head.pos_ == "VERB":
        return head if head.dep_ == "obj" else undergoer(head.head)
    if dep in ("acl", "acl:relcl"):
        if verb.tag_ == "VBN" or verb.tag_ == "VBG":
            return head
        return next((child for child in head.children if child.dep_ == "nmod:poss"), None) or governing_subject(head, hops)
    return head if dep == "nmod" else None


def _joined_to(verb: Token) -> Token:
    """What a coordinated verb goes on from. A finite verb goes on from a finite one, wherever the parser hung it: "has accused
    Lima of breaking its word and *has frozen* the talks".
    """
    head = verb.head
    if not _is_finite(verb):
        return head
    above = head
    for _ in range(3):
        if _is_finite(above):
            return above
        above = above.head
    return head


def _is_finite(verb: Token) -> bool:
    helpers = (child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop"))
    return verb.tag_ in FINITE or any(helper.tag_ in FINITE for helper in helpers)


def governing_subject(noun: Token, hops: int = 3) -> Token | None:
    """The subject of the verb whose object or oblique the noun is: "*Iran* made a vow"."""
    head = noun.head
    if head.pos_ in ("VERB", "AUX") and noun.dep_.startswith(("obj", "obl")):
        return agent(head) if is_passive(head) else subject(head, hops)
    return None


def is_passive(verb: Token) -> bool:
    if any(child.dep_ in ("nsubj:pass", "aux:pass") for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def agent(verb: Token) -> Token | None:
    """The by-phrase of a passive, also where the parser hung it on another phrase: "imposed on Lima *by Quito*"."""
    phrases = [child for child in verb.children if child.dep_.startswith("obl")]
    hung = (grand for child in phrases for grand in child.children if grand.dep_ == "nmod" and child.i > verb.i)
    return next((token for token in (*phrases, *hung) if case_of(token) == "by"), None)


def direct_object(verb: Token) -> Token | None:
    """Its object; also the noun on which the parser hung a verb that has its own subject ("Oslo *suspended* aid")."""
    if verb.dep_ == "amod" and verb.head.i > verb.i and any(child.dep_ == "nsubj" for child in verb.children):
        return verb.head
    for wanted in ("obj", "iobj"):
        for child in verb.children:
            if child.dep_ == wanted:
                return child
    return None


def undergoer(verb: Token) -> Token | None:
    """The object of an active verb, the subject of a passive one."""
    return subject(verb) if is_passive(verb) else direct_object(verb)


def case_of(token: Token) -> str | None:
    """The preposition (or the marker of a gerund) before a phrase, lower-cased."""
    return next((child.lower_ for child in token.children if child.dep_ in ("case", "mark") and child.i < token.i), None)


def obliques(verb: Token, preposition: str) -> Iterator[Token]:
    """Phrases with this preposition under the verb; after them those that the parser hung on its object."""
    for child in verb.children:
        if child.dep_.startswith("obl") and case_of(child) == preposition:
            yield child
    for child in verb.children:
        if child.dep_ in ("obj", "nsubj:pass", "xcomp") and child.pos_ in ("NOUN", "PROPN"):
            yield from modifiers(child, preposition)


def modifiers(noun: Token, preposition: str) -> Iterator[Token]:
    """Phrases with this preposition under the noun."""
    for child in noun.children:
        if child.dep_.startswith(("nmod", "obl")) and case_of(child) == preposition:
            yield child


def whole_phrase(noun: Token) -> Token:
    """The noun that stands for this one in its clause: "a round of *talks*" gives *round*, a conjunct the first of its row."""
    for _ in range(4):
        head = noun.head
        of_shared = noun.dep_ == "nmod" and case_of(noun) == "of" and head.lemma_.lower() in _SHARED_HEADS
        if of_shared or (noun.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN")):
            noun = head
        else:
            break
    return noun


def is_modal(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in _MODALS for child in verb.children)


def is_negated(token: Token) -> bool:
    """Whether *not*, *never*, *no* … stands with the word itself or with its subject ("neither side met")."""
    for child in token.children:
        if child.lower_ in _NEGATIONS and child.dep_ in ("advmod", "det", "case", "mark", "cc:preconj", "neg", "cc"):
            return child.lower_ != "nor" or child.i < token.i
        if child.lower_ == "longer" and child.dep_ == "advmod" and child.i > 0 and child.nbor(-1).lower_ == "no":
            return True
        if child.dep_ in ("nsubj", "nsubj:pass") and any(grand.lower_ in ("no", "neither") for grand in child.children):
            return True
    return token.dep_ == "obj" and token.head.pos_ == "VERB" and token.head.lemma_ in ("avoid", "prevent", "deny")


def _is_told_of(verb: Token) -> bool:
    """Whether it is done by all accounts: "is reported *to have asked*", "is said *to have signed*"."""
    told = verb.head.tag_ == "VBN" and any(child.dep_ == "aux:pass" for child in verb.head.children)
    return told and any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)


def is_actual(verb: Token) -> bool:
    """Whether the clause tells of something that happened: not negated, willed, possible, conditional or only claimed."""
    for _ in range(6):
        if is_modal(verb) or is_negated(verb) or any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in verb.children):
            return False
        head, dep = verb.head, verb.dep_
        if dep == "xcomp" and head.pos_ in ("VERB", "ADJ", "NOUN"):
            if head.lemma_ not in _REAL_COMPLEMENT and not _is_told_of(verb):
                return False
        elif dep == "ccomp":
            return head.lemma_ not in _UNREAL_CLAUSE
        elif dep in ("acl", "advcl", "obl", "nmod"):
            return case_of(verb) not in ("to", "of", "from", *_CONDITIONS)
        elif dep == "conj" and head.pos_ in ("VERB", "AUX") and not any(c.dep_ in _SUBJECTS for c in verb.children):
            head = _joined_to(verb)
        else:
            return True
        verb = head
    return True
