"""Whose statement it is: the noun phrase that a cue's syntax makes its source.

A source is found as the head of its noun phrase; `phrase` gives the tokens that belong to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.components.statements import positions
from analysis.components.statements.cues import Cue
from analysis.components.statements.tree import Range, Tree, subtract
from analysis.components.statements.words import words_for

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_VERBAL = frozenset({"VERB", "AUX"})
_OBJECT_CONTROL = words_for("control")
_MEDIA = words_for("medium")
_TIMES = words_for("time")
_EXPLETIVE = frozenset({"it", "there"})
_LIMIT = 6  # heads to climb for a subject that is not the cue's own


def source_of(tree: Tree, cue: int, entry: Cue, frame: str, content: Sequence[Range]) -> int | None:
    """The head of the source of a cue, None if the sentence has none. It never lies in the content."""
    if tree.pos[cue] in _VERBAL and entry.pos != "ADJ":
        found = _speaker_before(tree, cue) if entry.type == "say" else None
        found = _of_verb(tree, cue, frame) if found is None else found
    elif tree.pos[cue] in ("NOUN", "PROPN"):
        found = _of_noun(tree, cue)
    else:
        found = _of_adjective(tree, cue)
    if found is not None:
        found = _described(tree, found, cue)
    if found is None or any(start <= found < end for start, end in content):
        return None
    return found


def _described(tree: Tree, found: int, cue: int) -> int:
    """ "*Silva*, once a friend of the party, says": the name that opens the sentence, where the parser took what describes it."""
    name = tree.head[cue]
    opens = all(tree.space[i] or tree.is_quote_mark(i) for i in range(tree.sentence[cue][0], tree.left[name]))
    named = tree.pos[name] == "PROPN" or tree.doc[name].ent_type_ != ""
    if tree.dep[cue] in ("parataxis", "appos", "list") and tree.pos[found] == "NOUN" and name < found < cue and opens and named:
        return name if tree.lower[name + 1] == "," else found
    return found


def phrase(tree: Tree, head: int, taken: Sequence[Range]) -> Range | None:
    """The tokens of a noun phrase around its head, without what is taken by cue and content."""
    start, end = tree.subtree(head)
    if start < end and tree.label[head] in ("nmod:poss",):
        end = max(head + 1, min(end, head + 1 if tree.child(head, "case") is None else end))
    case = tree.child(head, "case")
    if case is not None and case < head:
        start = case + 1 + sum(1 for child in tree.all(case, "fixed"))
    elif case is not None:
        end = case  # the genitive's 's
    for part in subtract((start, end), taken):
        if part[0] <= head < part[1]:
            return tree.tidy(part)
    return None


def _of_verb(tree: Tree, verb: int, frame: str) -> int | None:
    if frame in ("pass", "raise"):
        agent = _agent(tree, verb)
        if frame == "pass" or agent is not None or tree.passive(verb):
            return agent
        return None
    if tree.passive(verb) and tree.child(verb, "aux") is None and frame != "pass" and _agent(tree, verb) is None:
        return _subject(tree, verb)  # no passive has no auxiliary: a main verb, taken for a participle
    if tree.passive(verb):
        return _agent(tree, verb) if frame == "obj" else _agent(tree, verb) or _passive_source(tree, verb)
    own = _subject(tree, verb)
    if own is not None:
        return tree.head[verb] if tree.lower[own] in ("that", "which") and tree.label[verb] == "acl:relcl" else own
    if tree.tag[verb] == "VBN" and tree.child(verb, "aux") is None and tree.dep[verb] in ("acl", "advcl"):
        head = tree.head[verb]
        if tree.dep[verb] == "acl" and tree.head[head] == head == verb - 1 and _agent(tree, verb) is None:
            return head  # Chile called for talks: the main verb, taken for a participle
        return _agent(tree, verb)  # asked whether ..., he said: somebody else asked
    if frame in ("quote", "front"):
        inverted = _inverted(tree, verb)
        if inverted is not None:
            return inverted
    return positions.subject_before(tree, verb) or _inherited(tree, verb)


def _speaker_before(tree: Tree, verb: int) -> int | None:
    """Said that talks had failed, *adding* that ...: whoever said it adds, though the parser hung "adding" on the failing."""
    if tree.tag[verb] != "VBG" or tree.dep[verb] != "advcl" or tree.lower[verb - 1] != ",":
        return None
    clause = tree.head[verb]
    while tree.dep[clause] in ("conj", "xcomp", "cop") and tree.head[clause] < clause:
        clause = tree.head[clause]
    if clause > verb or tree.dep[clause] != "ccomp" or tree.head[clause] > clause:
        return None
    return _subject(tree, tree.head[clause]) or _inherited(tree, tree.head[clause])


def _passive_source(tree: Tree, verb: int) -> int | None:
    """She was told that ...: nobody said it; he was quoted as saying: the subject speaks."""
    return _subject(tree, verb) if tree.lower[verb] == "quoted" else None


def _subject(tree: Tree, verb: int) -> int | None:
    for child in tree.children[verb]:
        if tree.dep[child] == "nsubj" and tree.lower[child] != "there" and tree.lower[child] not in _TIMES:
            return child
    return _addressed(tree, verb)


def _addressed(tree: Tree, verb: int) -> int | None:
    """ "Peru, where it rained, thanked them": a name set off before a finite verb; in news nobody is addressed."""
    if tree.tag[verb] not in ("VBD", "VBZ"):
        return None
    for child in tree.children[verb]:
        if child < verb and tree.label[child] in ("vocative", "dislocated") and tree.pos[child] == "PROPN":
            return child
        if child < verb and tree.label[child] == "advcl" and "," in tree.lower[tree.right[child] - 1 : verb]:
            own = tree.child(child, "nsubj")  # "The firm, hired to look, found": the parser gave the participle its subject
            if own is not None and own < child and tree.lower[child - 1] == "," and tree.child(child, "mark", "aux") is None:
                return own
    return None


def _agent(tree: Tree, verb: int) -> int | None:
    for child in tree.children[verb]:
        if tree.label[child] == "obl:agent" or (tree.dep[child] == "obl" and tree.case(child) == "by"):
            return child
    return None


def _inverted(tree: Tree, verb: int) -> int | None:
    """... , said the minister: the subject after the verb, taken for an object by the parser."""
    for child in tree.children[verb]:
        if (
            child > verb
            and tree.dep[child] in ("obj", "obl", "dep", "parataxis", "xcomp", "ccomp", "appos", "iobj")
            and tree.pos[child] in _NOMINAL
            and tree.child(child, "case") is None
            and tree.left[child] <= verb + 2
        ):
            return child
    return None


def _inherited(tree: Tree, verb: int) -> int | None:
    """The subject that a clause without its own shares with the clauses around it."""
    index = verb
    for _ in range(_LIMIT):
        head, dep = tree.head[index], tree.dep[index]
        if head == index:
            return None
        if tree.ill_joined(index):
            return _past_subject(tree, head)
        if dep == "acl" and tree.child(index, "mark", "case") is None:
            return _of_text_noun(tree, head) if tree.doc[head].lemma_.lower() in _MEDIA else head
        if tree.label[index] == "acl:relcl":
            return head
        if dep == "amod":
            return None
        if dep == "xcomp" and tree.doc[head].lemma_.lower() in _OBJECT_CONTROL:
            controlled = tree.child(head, "obj", "iobj")
            if controlled is not None:
                return controlled
        if tree.pos[head] in _NOMINAL and dep in ("nmod", "obl", "nsubj", "obj") and tree.pos[index] in _VERBAL:
            return None
        subject = _clause_subject(tree, head)
        if subject is not None and subject != index:
            return subject
        index = head
    return None


def _past_subject(tree: Tree, verb: int) -> int | None:
    """The subject of the nearest verb above that stands in the past too."""
    for index in tree.ancestors(verb):
        subject = _clause_subject(tree, index)
        if tree.tag[index] in ("VBD", "VBN") and subject is not None:
            return subject
    return None


def _clause_subject(tree: Tree, head: int) -> int | None:
    for child in tree.children[head]:
        if tree.label[child] in _SUBJECTS and tree.lower[child] not in _EXPLETIVE | _TIMES:
            return child
    return None


def _of_text_noun(tree: Tree, noun: int) -> int:
    """A statement saying ...: its author if the sentence names one, the text itself otherwise."""
    author = _of_noun(tree, noun)
    return noun if author is None else author


def _of_noun(tree: Tree, noun: int) -> int | None:
    owner = tree.child(noun, "nmod:poss")
    if owner is not None and owner < noun:
        return owner
    if tree.child(noun, "cop") is not None:  # is a critic of the plan, is intent on war
        return _clause_subject(tree, noun)
    for child in tree.children[noun]:
        if child > noun and tree.dep[child] in ("nmod", "obl") and _authors(tree, noun, child):
            return child
    for child in tree.children[noun]:
        if (
            child < noun
            and tree.dep[child] in ("compound", "amod")
            and tree.doc[child].ent_type_ in ("PER", "ORG", "LOC", "MISC")
        ):
            return child
    return _governing_subject(tree, noun)


def _authors(tree: Tree, noun: int, phrase_head: int) -> bool:
    """Accusations *from the US*, the claim *of Iran* that ...: *of* only where something else says what is claimed."""
    case = tree.case(phrase_head)
    if case == "of":
        return tree.doc[phrase_head].ent_type_ in ("PER", "ORG", "LOC") and len(tree.all(noun, "nmod", "acl", "ccomp")) > 1
    return case in ("by", "from", "among")


def _governing_subject(tree: Tree, noun: int) -> int | None:
    """Expressed hope, issued a warning, with the aim of: the subject of the verb that takes the noun."""
    head, dep = tree.head[noun], tree.dep[noun]
    if dep == "conj" and tree.pos[head] in ("NOUN", "PROPN"):
        return _of_noun(tree, head)
    if head == noun:
        return None
    if dep in ("obj", "obl", "iobj", "xcomp", "advcl") and tree.pos[head] in _VERBAL:
        if tree.passive(head):
            return _agent(tree, head)
        return _subject(tree, head) or _inherited(tree, head)
    if dep == "nmod" and tree.pos[head] in ("NOUN", "PROPN"):
        return _governing_subject(tree, head)
    return _subject(tree, noun)


def _of_adjective(tree: Tree, adjective: int) -> int | None:
    own = _clause_subject(tree, adjective)
    if own is not None:
        return own
    if tree.dep[adjective] == "amod":
        return tree.head[adjective]
    return _inherited(tree, adjective)


def is_medium(tree: Tree, index: int) -> bool:
    """A statement, a letter, an interview: what words are said in."""
    return tree.doc[index].lemma_.lower() in _MEDIA


def is_time_or_hearer(tree: Tree, index: int, hears: bool) -> bool:
    """Said *Thursday*, told *reporters*: an object of a verb of saying that is not what was said."""
    if tree.lower[index] in _TIMES:
        return True
    bare = tree.right[index] - tree.left[index] < 4
    return (
        hears and bare and (tree.pos[index] in ("PROPN", "PRON") or tree.tag[index] == "NNS" or tree.doc[index].ent_type_ != "")
    )
