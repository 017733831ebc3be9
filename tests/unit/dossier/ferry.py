"""An invented story in six invented reports: a ferry runs aground. For tests and for the eye."""
# ruff: noqa: E501 - a paragraph of a report is one line, with its labels

from tests.unit.dossier.marked_story import Tables, Told

GAZETTE = Told(
    "r-gazette",
    "Selwin Gazette",
    """[Home > News > Harbour|x:section label]
[Fourteen dead as ferry Aurelia runs aground off Cape Wend|f:title]
[By Ilse Marrow|f:author=Ilse_Marrow], [PORT SELWIN|f:dateline]
[Published 4 March 2031, 11:42|x:date line;f:date=2031-03-04]
[Share this article|x:share button]

[At least [[14|n:14:exact:person;d:dead] people|d:dead2] died|c:dead,src=Harbour_Authority/named_office] and [[nine|d:missing2] are missing|c:missing,src=Harbour_Authority/named_office] after [the ferry [Aurelia|e:Aurelia] ran onto [a sandbank|d:cause] off [Cape Wend|d:where] before dawn on [Tuesday|t:2031-03-04]|c:aground], the Harbour Authority said.

[The ship struck at [4.20 a.m.|d:when;t:2031-03-04T04:20]|c:when,src=Ruud_Castan/named_person], harbour master [Ruud Castan|e:Ruud_Castan] told the Gazette. "[We heard the horn, then nothing, and by the time the first boat reached her she was lying on her side in four metres of water|q:horn:none:Ruud_Castan;c:horn,src=Ruud_Castan/named_person]," [Castan|e:Ruud_Castan;d:who] said.

[[212|d:aboard;n:212:exact:person] passengers and crew were aboard|c:aboard,src=Harbour_Authority/named_office], according to the passenger list. [Fishing boats from Port Selwin brought most of them ashore|c:boats] in a falling tide. [[Thirty-one|d:hurt;n:31:exact:person] people were taken to St Bride's hospital|c:hurt], four of them with severe hypothermia.

[Police detained the captain, [Odd Veere|e:Odd_Veere], 58|c:captain], shortly after noon. [He had slept two hours in the past twenty-four|c:slept,src=a_crew_member/unnamed,sure=PS+], a crew member who asked not to be named said. [His lawyer denied that [he|e:Odd_Veere] had been on watch alone|c:watch,src=lawyer_of_Odd_Veere/named_person,irr=negation;d:watch].

[The [Aurelia|e:Aurelia] was built in 1987|c:built] and [belongs to [Wendline|e:Wendline]|c:owner]. [Her safety certificate [had expired in January|d:certificate]|c:certificate], documents seen by the Gazette show. [She touched the same bank in 2029|c:bank2029], without injuries.

[The school at Cape Wend opened its gymnasium to survivors|c:school], and [neighbours brought blankets and soup until the roads were closed|c:soup].
[© Selwin Gazette. All rights reserved.|x:copyright]
""",
)

WIRE = Told(
    "r-northline",
    "Northline",
    """[Ferry with more than 200 aboard sinks off Port Selwin; 17 dead|f:title]
[PORT SELWIN, March 4|f:dateline=PORT_SELWIN] ([Northline|f:agency;v:credit1]) - [[Seventeen|d:dead;n:17:exact:person] people were killed|c:dead,src=coastguard/named_office] when [a passenger ferry hit [a rock|d:cause] near [Port Selwin|d:where] early on [Tuesday|t:2031-03-04;f:date=2031-03-04]|c:aground], the coastguard said.

[[The [Aurelia|e:Aurelia] struck shortly after [5 a.m.|d:when;t:2031-03-04T05]|c:when,src=coastguard/named_office] with [[more than 200|d:aboard;n:200:more_than:person] people on board|c:aboard]|v:run1]. [[Dozens|d:missing] were missing|c:missing,src=coastguard/named_office], it added. [Seas were calm and visibility was good|c:weather].

"[We heard the horn, then nothing|q:horn:cut:Ruud_Castan;c:horn,src=Ruud_Castan/named_person]," harbour master [Ruud Castan|e:Ruud_Castan] told local media.

[[The captain was [arrested|d:arrest]|c:captain] on suspicion of negligent navigation|v:run1]. [The vessel's certificate [may have lapsed|d:certificate]|c:certificate,sure=PS+,src=two_officials/unnamed], two officials said on condition of anonymity. [[Wendline|e:Wendline], which operates the ferry|c:owner], said [it was "[cooperating fully with every authority|q:coop:none:Wendline]"|c:coop,src=Wendline/named_office].

[Transport minister Palle Oster will address parliament on [Wednesday|t:2031-03-05]|c:minister,irr=future]. [An inquiry was ordered|c:inquiry,src=Palle_Oster/named_person].
""",
)

COURIER = Told(
    "r-courier",
    "Castan Courier",
    """[NEWS|x:section label]
[17 killed in ferry disaster|f:title]
[From our agencies|v:credit2;x:credit line]
[5 March 2031|f:date=2031-03-05;x:date line]

[[Seventeen|d:dead;n:17:exact:person] people were killed|c:dead,src=coastguard/named_office] when [a passenger ferry hit [a rock|d:cause] near [Port Selwin|d:where] early on [Tuesday|t:2031-03-04]|c:aground].

[[The [Aurelia|e:Aurelia] struck shortly after [5 a.m.|d:when;t:2031-03-04T05]|c:when,src=coastguard/named_office] with [[more than 200|d:aboard;n:200:more_than:person] people on board|c:aboard]|v:run1]. [Seas were calm and visibility was good|c:weather].

[[The captain was [arrested|d:arrest]|c:captain] on suspicion of negligent navigation|v:run1]. [An inquiry was ordered|c:inquiry,src=Palle_Oster/named_person].
""",
)

GLOBE = Told(
    "r-globe",
    "The Meridian Globe",
    """[After the Aurelia: a captain, a sandbank and a lapsed certificate|f:title]
[Tove Lindqvist|f:author=Tove_Lindqvist] in [Cape Wend|f:dateline=Cape_Wend]
[Wed 5 March 2031|f:date=2031-03-05;x:date line]
[Additional reporting by Northline|v:credit1;x:credit line]

[The death toll from the ferry disaster rose to [17|d:dead;d:dead3;n:17:exact:person]|c:dead,src=coastguard/named_office] as [divers reached the lower car deck on [Wednesday|t:2031-03-05]|c:divers]. [[Six|d:missing2;n:6:exact:person] people are still unaccounted for|c:missing,src=coastguard/named_office].

[[The [Aurelia|e:Aurelia], with [some 210|d:aboard;n:210:about:person] people aboard|c:aboard], had [run onto [a sandbank|d:cause] off [Cape Wend|d:where]|c:aground] on [Tuesday|t:2031-03-04]. [Two survivors put the moment at [about 4.20|d:when;t:2031-03-04T04:20]|c:when,src=two_survivors/eyewitness].

"[We heard the horn … and by the time the first boat got to her she was lying on her side in four metres of water|q:horn:elided:Ruud_Castan;c:horn,src=Ruud_Castan/named_person]," said [Castan|e:Ruud_Castan], [the harbour master|e:Ruud_Castan].

[The captain, [Odd Veere|e:Odd_Veere], is being [questioned as a witness|d:arrest]|c:captain,src=police/named_office], police said. [[Veere|e:Odd_Veere] [was alone on watch|d:watch]|c:watch,src=Mette_Roos/named_person], the seafarers' union chairwoman, Mette Roos, alleged. [[The company|e:Wendline] let the safety certificate [run out in January|d:certificate]|c:certificate,src=Mette_Roos/named_person].

[[Wendline|e:Wendline], the owner|c:owner], said it was "[co-operating fully|q:coop:cut:Wendline;c:coop,src=Wendline/named_office]". [[Thirty-eight|d:hurt;n:38:exact:person] people remain in hospital|c:hurt].

[[Local fishermen carried survivors to the quay|c:boats] in boats made for eight|v:rare1]. [The government will pay for funerals|c:funerals,irr=future,src=Palle_Oster/named_person], the minister said.
""",
)

TIDINGS = Told(
    "r-tidings24",
    "Tidings24",
    """[FERRY HORROR: 14 DEAD|f:title]
[04/03/2031 14:05|f:date=2031-03-04;x:date line] [0 comments|x:share button]
[At least [[14|n:14:exact:person;d:dead] people|d:dead2] died|c:dead,src=Harbour_Authority/named_office] and [nine are missing|c:missing,src=Harbour_Authority/named_office] after [the ferry [Aurelia|e:Aurelia] ran onto [a sandbank|d:cause] off [Cape Wend|d:where]|c:aground].
"[We heard the horn, then nothing, and when the first boat reached her she was lying in four metres of water|q:horn:altered:a_rescuer;c:horn,src=a_rescuer/unnamed]," [a rescuer|d:who] said.
[[The ship|e:Aurelia] was built in 1987|c:built]. [She hit [the very same bank|d:bank] in 2029|c:bank2029].
""",
)

LATER = Told(
    "r-0006",
    "",
    """[Aurelia: what we know so far|f:title]

[The [Aurelia|e:Aurelia] went aground on [4 March|t:2031-03-04] off [Cape Wend|d:where]|c:aground]. [[Nineteen|d:dead3;n:19:exact:person] people are now known to have died|c:dead,src=Harbour_Authority/named_office]; [the search for the missing has been called off|c:calledoff].

[The harbour bell will be rung at noon each day this week|c:bell,irr=future]. [Divers found the ship's recorder|c:recorder,sure=PR+].
""",
)

TOLD = (GAZETTE, WIRE, TIDINGS, COURIER, GLOBE, LATER)

TABLES = Tables(
    statuses={
        "dead": "disputed",
        "aground": "disputed",
        "when": "disputed",
        "captain": "disputed",
        "watch": "disputed",
        "weather": "one_origin",
        "inquiry": "one_origin",
        "built": "one_origin",
        "bank2029": "one_origin",
    },
    discrepancies={
        "dead": ("dead", "number", "conflicts", "at least 14 ≠ 17"),
        "dead3": ("dead", "number", "updates", "19, reported a day later"),
        "when": ("when", "time", "conflicts", "4.20 a.m. ≠ shortly after 5 a.m."),
        "cause": ("aground", "entity", "conflicts", "a sandbank ≠ a rock"),
        "where": ("aground", "place", "compatible", "off Cape Wend / near Port Selwin"),
        "watch": ("watch", "denial", "conflicts", "alone on watch ≠ denied by the lawyer"),
        "arrest": ("captain", "entity", "conflicts", "arrested ≠ questioned as a witness"),
        "aboard": ("aboard", "number", "compatible", "212 is more than 200"),
        "certificate": ("certificate", "certainty", "framing_only", "fact against possibility"),
        "hurt": ("hurt", "number", "different_scope", "taken to hospital / still there"),
        "who": ("horn", "attribution", "compatible", "Castan, or a rescuer without a name"),
        "missing2": ("missing", "number", "updates", "six, a day later"),
    },
    origins=(
        ("a", "Selwin Gazette", ("r-gazette", "r-tidings24"), ("run2",)),
        ("b", "Northline", ("r-northline", "r-courier", "r-globe"), ("credit1", "run1")),
        ("c", None, ("r-0006",), ()),
    ),
    derivations=(
        ("r-courier", "r-northline", "light_edit", 0.91, "certain", ("credit2", "run1")),
        ("r-globe", "r-northline", "composite", 0.24, "likely", ("credit1",)),
        ("r-tidings24", "r-gazette", "excerpt", 0.68, "likely", ("run2",)),
        ("r-globe", "r-gazette", "rewrite", 0.19, "unknown", ("rare1",)),
    ),
    evidence={
        "credit1": ("credit_line", "names Northline"),
        "credit2": ("credit_line", "an unnamed agency"),
        "run1": ("verbatim_run", "18 words in a row"),
        "run2": ("verbatim_run", "24 words in a row"),
        "rare1": ("shared_rare_detail", "boats made for eight"),
    },
    closest={
        ("missing", "r-0006"): "calledoff",
        ("boats", "r-tidings24"): "aground",
        ("certificate", "r-tidings24"): "built",
        ("minister", "r-globe"): "funerals",
        ("divers", "r-0006"): "recorder",
    },
)
