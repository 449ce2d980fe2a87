"""How the shipped pipeline is made: vectors, corpora, two trainings, one assembly. Not needed to run Standpoint."""
