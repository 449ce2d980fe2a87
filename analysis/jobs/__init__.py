"""Work that takes a while: reading uploaded files and analysing what is due, here or in processes beside us."""

from analysis.jobs.analysing import analyse_articles, analyse_waiting, themes_in
from analysis.jobs.intake import Outcome, ingest_and_analyse, take_in, take_in_pasted
from analysis.jobs.progress import Progress
from analysis.jobs.rereading import save_actors, save_codebook

__all__ = [
    "Outcome",
    "Progress",
    "analyse_articles",
    "analyse_waiting",
    "ingest_and_analyse",
    "save_actors",
    "save_codebook",
    "take_in",
    "take_in_pasted",
    "themes_in",
]
