"""How the shipped pipeline is made: vectors, corpora, four trainings, one assembly. Not needed to run Standpoint."""
