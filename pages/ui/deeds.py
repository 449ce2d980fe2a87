"""What the kinds of deeds are called: the first does it to the second."""

EVENTS = {
    "AGREE": "agrees or signs",
    "CONSULT": "talks or meets",
    "SUPPORT": "gives its support",
    "CONCEDE": "gives way",
    "COOPERATE": "works together with it",
    "AID": "helps",
    "RETREAT": "withdraws or releases",
    "REQUEST": "asks or urges",
    "ACCUSE": "accuses or criticises",
    "REJECT": "refuses",
    "THREATEN": "threatens or warns",
    "PROTEST": "protests",
    "SANCTION": "breaks off or punishes",
    "MOBILIZE": "shows its force",
    "COERCE": "uses force short of fighting",
    "ASSAULT": "attacks",
}
