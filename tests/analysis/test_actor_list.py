"""A workspace's own actors: what a list may hold, and what the analysis makes of it."""

from __future__ import annotations

import pytest

from analysis import actor_list, jobs, pipeline, queries
from analysis.actor_list import ActorList, listed
from analysis.codebook import Theme, builtin
from analysis.errors import KnowledgeError
from analysis.jobs import rereading
from analysis.queries import Filters
from analysis.records import ActorKind, Article
from analysis.search import All, Any, Phrase
from analysis.store import owning
from tests.conftest import VERSION

GUILD = listed("Sawyers’ Guild", "organisation", "BRA", ["the Guild"])
QUISPE = listed("Luisa Quispe", "person", "PER", ["La Quispe"])


def test_csv_brings_back_the_list():
    both = ActorList((GUILD, QUISPE))
    assert actor_list.parse(both.to_csv()) == both
    assert actor_list.parse(both.to_csv().encode("utf-8-sig")) == both
    assert actor_list.parse("") == ActorList()


def test_a_key_is_made_of_the_name():
    assert (GUILD.key, QUISPE.key) == ("organisation:sawyers-guild", "person:luisa-quispe")
    assert listed("Xi Jinping", key="Q15031", aliases=["Chairman Xi", "Xi Jinping", " "]).aliases == ("Chairman Xi",)


@pytest.mark.parametrize(
    ("csv", "told"),
    [
        ("key,kind\na,person\n", "no column “name”"),
        ("name,kind\nAna,king\n", "line 2: .*kind is one of"),
        ("name,country\nAna,Peru\n", "line 2: .*no country code"),
        ("name\nAna\nAna\n", "the actor person:ana twice"),
        ("name,aliases\nAna,Boss\nBea,Boss\n", "“Boss” is a name of both Ana and Bea"),
        ("name\nmarket\n", "written like a common word"),
        ("name\n \n", "needs a name"),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_what_is_wrong_with_a_list_is_told(csv, told):
    with pytest.raises(KnowledgeError, match=told):
        actor_list.parse(csv)


@pytest.fixture(scope="module")
def nlp():
    return pipeline.load(known=ActorList((GUILD, QUISPE, listed("Brasília Palace", "country", key="BRA"))))


def test_listed_names_and_aliases_are_found_and_surnames_follow(nlp):
    text = "Luisa Quispe met the Guild in Lima. Quispe praised the Sawyers’ Guild. Brasília Palace was silent."
    (found,) = pipeline.analyse(nlp, [Article(None, text, text)])
    actors = {actor.key: [mention.text for mention in actor.mentions] for actor in found.actors}
    assert actors[QUISPE.key] == ["Luisa Quispe", "Quispe"]
    assert actors[GUILD.key] == ["the Guild", "Sawyers’ Guild"]
    assert "Brasília Palace" in actors["BRA"]
    guild = next(actor for actor in found.actors if actor.key == GUILD.key)
    assert (guild.kind, guild.country) == (ActorKind.ORGANISATION, "BRA")
    assert "own list" in guild.mentions[0].why


def test_the_pipeline_can_be_equipped_for_another_workspace(nlp):
    text = "The Guild praised quietude."
    pipeline.equip(nlp, builtin().with_theme(Theme("calm", "Calm", ("quietude",))), ActorList())
    (found,) = pipeline.analyse(nlp, [Article(None, text, text)])
    assert GUILD.key not in {actor.key for actor in found.actors}
    assert "calm" in {hit.theme for hit in found.theme_hits}


@pytest.mark.parametrize(
    ("term", "asked"),
    [
        ("tariff", Phrase(("tariff",))),
        ("=arms", Phrase(("arm",))),
        ("strike_NOUN", Any((Phrase(("strike",)), Phrase(("struck",))))),
        ("reunif*", Phrase(("reunif",), prefix=True)),
        ("sea lane", All((Phrase(("sea",)), Phrase(("lane",))))),
        ("WHO", Phrase(("who",))),
        ("&", None),
    ],
)
def test_a_term_is_looked_for_in_all_its_forms(term, asked):
    found = rereading.places_of(term)
    if isinstance(asked, Any):
        assert isinstance(found, Any)
        assert set(asked.parts) <= set(found.parts)
    else:
        assert found == asked


def due(press):
    version = pipeline.version_with(owning.equipment(press.store, press.workspace.id)).replace(pipeline.VERSION, VERSION)
    return [press.articles.index(id_) for id_ in press.store.due_ids(press.workspace.id, version)]


def test_only_articles_that_a_new_theme_can_touch_are_read_again(press_anywhere):
    press = press_anywhere
    assert due(press) == []
    rivers = builtin().with_theme(Theme("rivers", "Rivers", ("river", "sawmill")))
    assert jobs.save_codebook(press.store, press.workspace.id, rivers) == 2
    assert due(press) == [0, 6]
    assert owning.equipment(press.store, press.workspace.id).codebook == rivers


def test_a_theme_that_is_only_called_otherwise_is_read_from_nothing(press_anywhere):
    press = press_anywhere
    renamed = builtin().with_theme(Theme("trade", "Commerce", builtin()["trade"].terms, builtin()["trade"].description,
                                         builtin()["trade"].weak, builtin()["trade"].exclude))  # fmt: skip
    assert jobs.save_codebook(press.store, press.workspace.id, renamed) == 0
    assert due(press) == []
    assert "Commerce" in queries.theme_counts(press.store, press.workspace.id, Filters())["name"].tolist()


def test_the_builtin_codebook_can_be_taken_again(press_anywhere):
    press = press_anywhere
    jobs.save_codebook(press.store, press.workspace.id, builtin().with_theme(Theme("rivers", "Rivers", ("river",))))
    jobs.save_codebook(press.store, press.workspace.id, builtin())
    equipment = owning.equipment(press.store, press.workspace.id)
    assert (equipment.themes, equipment.version) == (None, "")


def test_new_names_touch_the_articles_where_they_stand(press_anywhere):
    press = press_anywhere
    dockers = ActorList((listed("Northern Valley", "group", None, ["Dockers"]),))
    assert jobs.save_actors(press.store, press.workspace.id, dockers) == 1
    assert due(press) == [3]
    jobs.save_actors(press.store, press.workspace.id, ActorList())
    assert due(press) == []  # it was read without them


def test_what_is_read_with_the_old_codebook_while_the_new_one_is_saved_is_due_again(press, hand_made):
    jobs.save_codebook(press.store, press.workspace.id, builtin().with_theme(Theme("rivers", "Rivers", ("river",))))
    press.store.save_analysis(press.articles[1], hand_made[1], VERSION)
    assert due(press) == [1, 6]


def test_waiting_articles_are_analysed_with_what_the_workspace_has(store):
    workspace = store.create_workspace("Own")
    jobs.save_codebook(store, workspace.id, builtin().with_theme(Theme("calm", "Calm", ("quietude",))))
    jobs.save_actors(store, workspace.id, ActorList((GUILD,)))
    text = "The Sawyers’ Guild said on Monday that it wanted quietude in every port."
    id_, _ = store.add_article(workspace.id, Article("Quiet", text, text), "digest")
    assert jobs.analyse_articles(store, [id_]) == {}
    assert jobs.analyse_waiting(store, workspace.id) == (0, 0)
    assert "calm" in queries.theme_counts(store, workspace.id, Filters())["theme"].tolist()
    assert GUILD.key in queries.actors(store, workspace.id, Filters())["key"].tolist()


def test_a_theme_can_be_tried_out_on_a_text():
    found = jobs.themes_in("They fought on and will fight again.", builtin().with_theme(Theme("fights", "Fights", ("fight",))))
    assert [hit.text for hit in found if hit.theme == "fights"] == ["fought", "fight"]
