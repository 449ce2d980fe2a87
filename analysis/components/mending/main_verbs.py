"""Main verbs that a parser takes for something else: participles before or behind a noun, plural nouns."""

from __future__ import annotations

from spacy.tokens import Span, Token

from analysis.components.clauses import FINITE

_SUBJECTS = frozenset({"nsubj", "csubj"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_CLAUSES = frozenset({"conj", "ccomp", "advcl", "parataxis", "acl", "acl:relcl"})
_OF_THE_VERB = frozenset({"punct", "parataxis", "advcl", "obl", "advmod"})
_SINGULAR = frozenset({"NN", "NNP", "PRP"})
_OF_A_NOUN = frozenset({"det", "amod", "nummod", "nmod:poss", "compound", "case", "cop", "aux"})
_ENDS = '.!?”"'


def as_past(verb: Token) -> None:
    """A participle with a subject of its own and no auxiliary is a past tense, and so are the verbs joined to it."""
    if any(child.dep_ in _SUBJECTS for child in verb.children) and not has_auxiliary(verb):
        set_past(verb)
        for other in verb.conjuncts:
            if other.tag_ == "VBN" and not has_auxiliary(other):
                set_past(other)


def as_present(noun: Token) -> None:
    """ "Khan *doubts* that it holds": a plural noun with a subject and without a copula is a verb of the third person."""
    subject = next((child for child in noun.children if child.dep_ == "nsubj" and child.i < noun.i), None)
    if subject is None or subject.tag_ not in _SINGULAR or any(child.dep_ in _OF_A_NOUN for child in noun.children):
        return
    before = noun.nbor(-1)
    if before == subject.right_edge or before.pos_ == "ADV" or before.text == ",":
        _set_present(noun)


def freed(verb: Token) -> None:
    """ "Peru *rejected* criticism": what has a subject of its own, or goes on from another verb, modifies no noun after it."""
    noun = verb.head
    if noun.i < verb.i or verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP") or has_auxiliary(verb) or has_auxiliary(noun):
        return
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
    if subject is not None or _goes_on(verb, noun):
        with_object(verb, noun)


def _goes_on(verb: Token, noun: Token) -> bool:
    """ "Said he was ready and *expressed* hope": a noun that is joined to a verb brings its own verb with it."""
    if noun.dep_ != "conj" or noun.head.pos_ != "VERB" or verb.tag_ not in ("VBD", "VBN") or verb.i == 0:
        return False
    return verb.nbor(-1).tag_ == "CC" and verb.left_edge.i == verb.i


def with_object(verb: Token, noun: Token) -> None:
    """Hangs the noun on the verb that was hung on the noun, and the verb where the noun was."""
    above, label, children = noun.head, noun.dep_, list(noun.children)
    if above == noun:
        verb.head, verb.dep_ = verb, "ROOT"
    elif label in _CLAUSES:
        verb.head, verb.dep_ = above, label
    elif label == "obj" and above.pos_ == "VERB" and above.i < verb.left_edge.i:
        verb.head, verb.dep_ = above, "ccomp"
    else:
        return
    noun.head, noun.dep_ = verb, "dep" if noun.is_space else "obj"
    for child in children:
        if child.i < verb.i or (child.i > noun.i and (child.dep_ in _OF_THE_VERB or _is_clause(child))):
            child.head = verb
    if verb.tag_ not in FINITE:
        set_past(verb)


def _is_clause(conjunct: Token) -> bool:
    return conjunct.dep_ == "conj" and conjunct.tag_ in FINITE


def hidden_before(sentence: Span) -> bool:
    """ "Hungary vetoed sanctions.": the past tense right behind a name, in a whole sentence that has no other verb."""
    root, doc = sentence.root, sentence.doc
    if not _is_whole(sentence) or any(token.tag_ in FINITE for token in sentence):
        return False
    for token in doc[sentence.start + 1 : root.i]:
        before = token.nbor(-1)
        past = token.lower_.endswith("ed") and token.is_lower and token.dep_ in ("amod", "compound") and token.head == root
        if past and before.ent_type_ and before.head in (root, token) and before.dep_ in ("compound", "nmod", "nsubj"):
            with_object(token, root)
            before.head, before.dep_ = token, "nsubj"
            return True
    return False


def hidden_behind(sentence: Span) -> bool:
    """The participle that tells what the noun did which heads a sentence without a main verb, if the sentence is a whole one."""
    root = sentence.root
    if not _is_whole(sentence) or any(child.dep_ in ("cop", "nsubj") for child in root.children):
        return False
    noun = _described(sentence)
    for token in sentence.doc[root.i + 1 : sentence.end]:
        if _may_be_main(token, root, noun):
            _as_main_verb(root, noun, token)
            return True
        if token.tag_ in FINITE and not _subordinate(token, root):
            return False
    return False


def _is_whole(sentence: Span) -> bool:
    end = next((token for token in reversed(list(sentence)) if not token.is_space), sentence.root)
    return end.text[-1] in _ENDS


def _described(sentence: Span) -> Token:
    """ "*Pemex*, the firm, apologised": the name that opens the sentence, where its description was taken for the head."""
    root, doc = sentence.root, sentence.doc
    for child in root.children:
        if child.i < root.i and child.left_edge.i == sentence.start and (child.ent_type_ or child.pos_ == "PROPN"):
            return child if doc[child.right_edge.i + 1].text == "," else root
    return root


def _may_be_main(token: Token, root: Token, noun: Token) -> bool:
    """Right after the noun, or after an aside between commas: "Mueller, head of the union, called on …"."""
    participle = token.tag_ in ("VBN", "VBD") or (token.tag_ == "JJ" and token.lower_.endswith("ed"))
    if not (participle or _reports(token)) or has_auxiliary(token):
        return False
    between = token.doc[noun.i + 1 : token.i]
    if len(between) > 2 and between[-1].text == ",":
        return any(other.text == "," for other in between[:-1])
    adjacent = token.dep_ == "acl" and token.head.i == root.i
    return adjacent and not any(other.pos_ in ("VERB", "ADP") for other in between)


def _reports(token: Token) -> bool:
    """ "Doe, a miner, *fears* that": a plural noun with a clause of its own."""
    return token.tag_ == "NNS" and any(
        child.dep_.startswith(("acl", "ccomp")) and child.left_edge.lower_ == "that" for child in token.children
    )


def _subordinate(token: Token, root: Token) -> bool:
    """Whether a finite verb stands in a clause within the noun phrase or below the participle."""
    return any(t.dep_ in ("acl:relcl", "ccomp", "advcl", "acl") for t in (token, *token.ancestors) if t.i != root.i)


def _as_main_verb(root: Token, noun: Token, verb: Token) -> None:
    """`noun` becomes the subject; it is the root itself, or the name which that describes."""
    explained = [root, *(token for token in verb.ancestors if token.i != root.i)]
    after = [child for token in explained for child in token.children if child.i > verb.i]
    verb.head, verb.dep_ = verb, "ROOT"
    noun.head, noun.dep_ = verb, "nsubj"
    if root != noun:
        root.head, root.dep_ = noun, "appos"
    for child in after:
        child.head = verb
    if verb.tag_ == "NNS":
        _set_present(verb)
        return
    set_past(verb)
    for other in (child for child in verb.children if child.dep_ == "conj"):
        if other.tag_ == "VBN" and not has_auxiliary(other):
            set_past(other)


def has_auxiliary(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "aux:pass", "cop") for child in verb.children)


def set_past(verb: Token) -> None:
    verb.tag_, verb.pos_ = "VBD", "VERB"
    verb.set_morph("Mood=Ind|Tense=Past|VerbForm=Fin")  # type: ignore[attr-defined]  # missing from the stubs


def _set_present(verb: Token) -> None:
    verb.tag_, verb.pos_ = "VBZ", "VERB"
    for child in verb.children:
        if child.i > verb.i and child.dep_.startswith("acl") and child.left_edge.lower_ == "that":
            child.dep_ = "ccomp"
