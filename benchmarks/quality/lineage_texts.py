# ruff: noqa: E501 - a paragraph of a report is one line, as it was printed
"""Invented events for the lineage benchmark, each told four times by hand.

``wire`` is the text that others take from; ``rewrite`` retells it in other words, sentence by
sentence, as a site does that drops the credit; ``alone`` are two reports of other newsrooms which
were not made from it: same facts, own selection, own order, own witnesses.
"""

from typing import NamedTuple


class Event(NamedTuple):
    """One invented event."""

    wire: str
    rewrite: str
    alone: tuple[str, str]


FERRY = Event(
    wire="""\
Two people were killed and 31 injured when a passenger ferry struck a disused loading pier in thick fog off Port Ellery early on Tuesday, harbour officials said.
The Morning Heron, a 34-metre catamaran carrying 118 people from the outer islands, veered out of the marked channel shortly before 7 a.m. and hit the concrete footing at close to full speed.
Passengers were thrown against bolted seats and a coffee counter tore loose from the upper deck, blocking the forward stairs for almost twenty minutes.
"There was a bang like a quarry blast and then everybody was on the floor," said Oda Fennick, a nurse who was travelling to an early shift.
Fishing boats from the nearby mussel beds reached the wreck before the coastguard and took off the first survivors with ladders and a cargo net.
Harbour master Ruan Castellow said the vessel's radar had been reported faulty on Friday and was due to be replaced at the weekend.
"A repair was booked, and the ship was allowed to sail by sight alone," he told reporters at the quay.
The company, Corran Island Lines, declined to say whether the captain had asked for permission to delay the crossing.
The captain, a 52-year-old man with three decades of service, was questioned for six hours and released without charge.
It was the second collision at the pier in four years, after a dredger tore open its hull there in a winter storm.
A parliamentary committee had urged the port to remove the rusting structure, but the work stalled over a quarrel about who should pay.
Divers will inspect the footing on Wednesday, and the ferry route remains suspended until further notice.
""",
    rewrite="""\
A fog-bound passenger ferry ploughed into an abandoned loading pier near Port Ellery on Tuesday morning, leaving two people dead and injuring 31 others.
The 34-metre catamaran Morning Heron, which had 118 people aboard from the outer islands, strayed from the marked channel just before seven and slammed into the concrete footing at nearly full speed.
Those on board were hurled into bolted seats, while a coffee counter ripped loose from the upper deck and kept the forward stairs blocked for about 20 minutes.
Nurse Oda Fennick, on her way to an early shift, compared the sound to a quarry blast.
Mussel fishermen got to the wreck ahead of the coastguard, lifting the first survivors off with ladders and a cargo net.
According to harbour master Ruan Castellow, a faulty radar had been reported on Friday, with a replacement planned for the weekend.
He confirmed that a repair had been booked but that the ship was still allowed to sail by sight.
Corran Island Lines would not say if the captain had sought permission to delay the crossing.
The 52-year-old captain, who has three decades of service behind him, was released without charge after being questioned for six hours.
Four years ago a dredger tore its hull open at the same pier in a winter storm, making this the second collision there.
The port had been urged by a parliamentary committee to get rid of the rusting structure, yet the work stalled in a quarrel over who would pay.
The footing is to be inspected by divers on Wednesday; the ferry route stays suspended until further notice.
""",
    alone=(
        """\
The early boat from the islands never reached its berth on Tuesday. Two people are dead after the Morning Heron ran into the old coal pier outside Port Ellery with visibility down to the length of a bus.
Families gathered in the school gymnasium, where volunteers handed out blankets and lists of names were read aloud every half hour.
Both of the dead were sitting at the front windows, a doctor at Saint Brannoc hospital said. Thirty-one people were treated, four of them for broken bones.
"My son rang me from the water and said he was cold," said Marit Olsund, whose boy studies carpentry in town.
The regional transport minister, Pell Hadrow, promised an inquiry and said she wanted to know why a ship with a defective radar had left port at all.
Trade unions accused the operator of putting the timetable first. Crews had complained all winter about tired equipment and short turnarounds, the seafarers' federation said in a letter.
Islanders now depend on a freight barge that runs twice a week. Shops on Little Corran said bread and medicine would run short by Thursday.
The pier should have gone years ago, said councillor Abe Tolland, who has campaigned against it since a dredger was holed there.
""",
        """\
Investigators boarded the damaged catamaran Morning Heron on Tuesday afternoon to recover its voyage recorder, hours after it crashed off Port Ellery and killed two passengers.
The marine accident bureau said a first look at the track showed the ferry heading seven degrees too far south for at least three minutes before the impact.
Bureau chief Lena Varga said nobody should draw conclusions yet. Fog, equipment and the lookout would all be examined, she said, and a first report could be expected within a month.
Corran Island Lines has four ships, two of them bought second-hand from an operator in the Baltic. Its shares are not traded, but creditors said the company had been slow to settle invoices.
The harbour authority confirmed that a technician had been ordered for the radar.
One of the victims was named by relatives as Jory Penhale, 61, a retired teacher who was on his way to visit his granddaughter.
The second, a woman in her thirties, has not been identified. Police asked anyone missing a family member to come to the customs house.
Insurance lawyers said claims could exceed eight million, depending on how the tribunal reads the passenger convention.
""",
    ),
)

LEAK = Event(
    wire="""\
About 4,000 residents of Dunmarrow were told to stay indoors on Saturday after a cloud of ammonia escaped from a fertiliser works on the edge of the town, the fire service said.
A coupling burst while a tanker lorry was being emptied at the Greyfold plant, releasing an estimated nine tonnes of the gas before a valve could be shut by hand.
Three workers were flown to a burns unit in the regional capital, and a further 46 people sought help for sore throats and streaming eyes.
Orchards downwind turned brown within hours, and dead carp floated in the millpond beside the chapel.
"You could taste it through a wet towel," said Bertil Quaye, who keeps a bakery two streets from the fence.
The plant's owner, Halberd Nitrogen, said the coupling had passed an inspection in March and that production would stop until the cause was known.
But an internal memo seen by inspectors warned of hairline cracks in the same batch of fittings last autumn.
Works manager Ines Rothwell said she had not received the memo and promised to hand over all maintenance records.
Sirens that should have warned the town stayed silent because a backup battery had been removed for charging.
Mayor Tomas Leyland called the failure unforgivable and asked the government to move the storage tanks away from the primary school.
The gas dispersed towards evening when the wind turned, and the order to stay indoors was lifted at ten past eight.
Schools will open an hour late on Monday so that classrooms can be aired.
""",
    rewrite="""\
Roughly four thousand people in Dunmarrow had to remain inside their homes on Saturday when ammonia drifted from a fertiliser works at the edge of the town.
Firefighters said a coupling had burst as a tanker lorry was emptied at the Greyfold plant. Some nine tonnes of gas got out before somebody closed a valve by hand.
Three members of staff were airlifted to a burns unit in the regional capital; another 46 people complained of sore throats and streaming eyes.
Within hours downwind orchards went brown. Dead carp were floating in the millpond by the chapel.
Baker Bertil Quaye, whose shop lies two streets from the fence, said the gas could be tasted even through a wet towel.
Halberd Nitrogen, which owns the plant, insisted the coupling passed inspection in March and halted production until a cause is established.
An internal memo in the hands of inspectors, however, had warned of hairline cracks in that batch of fittings last autumn.
Ines Rothwell, the works manager, denied having received the memo but pledged that maintenance records would be handed over.
The town's sirens stayed silent: a backup battery had been taken out for charging.
That failure was unforgivable, said Mayor Tomas Leyland, who wants the storage tanks moved away from the primary school.
Towards evening the wind turned and dispersed the gas, and people were allowed out again at 8:10 p.m.
On Monday schools open one hour late to let the classrooms be aired.
""",
    alone=(
        """\
DUNMARROW woke to the smell of cleaning fluid. By lunchtime on Saturday the streets were empty and the church hall was full of coughing people.
Something had gone wrong at the Greyfold works, where ammonia for fertiliser is unloaded from lorries several times a week.
"First the dog started whining, then my eyes burned," said Phoebe Harrant, a widow of 78 who walked to her sister's house with a scarf over her face.
The health office counted 46 patients by nightfall. Most went home after an hour on oxygen. Three plant workers with burns are in a serious condition.
Nobody heard an alarm. Residents said they learned of the danger from a neighbours' chat group and from a policeman with a loudhailer.
An environment group, Clean Marrow Valley, demanded that the licence be withdrawn. Its chairman said there had been five smaller releases since the plant changed hands.
The company apologised on its website and opened a telephone line for damages.
Farmers fear for the harvest: apples and plums within a kilometre of the works will have to be destroyed, an adviser of the growers' cooperative said.
""",
        """\
Prosecutors have opened an investigation into Halberd Nitrogen after the ammonia release that sent dozens of people in Dunmarrow to doctors at the weekend.
A spokeswoman for the public prosecutor said officers had searched an office at the Greyfold site on Sunday and seized computers.
The inquiry is directed against unknown persons for negligent injury and could be widened, she said.
State inspectors had visited the installation in March and found it in order. A checklist obtained by lawmakers shows that hoses and couplings were ticked without remarks.
The opposition Rural Alliance called for a debate in parliament and said budget cuts had left only eleven inspectors for the whole province.
Labour minister Gerda Sund defended the authority. She said accidents of this kind were rare and that 4,000 people had been protected by acting quickly.
Chemists at the technical university explained that ammonia is lighter than air but can creep along the ground when it is cold and damp, which may be why the cloud lingered.
Halberd employs 230 people in the district and is one of its largest taxpayers.
""",
    ),
)

MAYOR = Event(
    wire="""\
The former mayor of Halvern was sentenced to five years in prison on Thursday for steering building contracts to a school friend in return for a lakeside cottage and a vintage motorboat.
Judge Cosima Adler told Viktor Stallmeyer that he had treated the town hall "as a till with his own key" and ordered him to repay 612,000 crowns.
Stallmeyer, 58, who governed the town for eleven years, stared at the floor and left the courtroom by a side door without speaking.
The friend, contractor Dorian Flett, received a suspended term after leading detectives to a biscuit tin of handwritten receipts under his greenhouse.
Prosecutors described how invoices for a swimming pool were padded with marble that was never delivered and then hidden among winter road repairs.
A junior clerk, Salome Birk, noticed the doubled entries and was moved to the cemetery office a week after she raised them.
"I counted gravestones for two years, and I kept copies," she said outside the court to applause.
Defence lawyer Henrik Moss said his client would appeal because the tapped telephone calls had been edited.
The swimming pool, unfinished and fenced off since the arrest, has become a drain on the town's budget of 40,000 crowns a month.
A by-election is set for the second Sunday in May, with four candidates promising to open the ledgers to the public.
The cottage will be auctioned and the proceeds given to the library that lost its funding in Stallmeyer's final year.
""",
    rewrite="""\
Halvern's ex-mayor must go to prison for five years for handing building contracts to an old school friend, who thanked him with a lakeside cottage and a vintage motorboat.
Viktor Stallmeyer treated the town hall like a till to which he held the key, Judge Cosima Adler said on Thursday as she ordered the repayment of 612,000 crowns.
The 58-year-old, who ran the town for 11 years, kept his eyes on the floor and slipped out through a side door of the courtroom.
His friend, the contractor Dorian Flett, got a suspended term: he had led detectives to handwritten receipts in a biscuit tin below his greenhouse.
The court heard how swimming pool invoices were padded with marble never delivered, and hidden among bills for winter road repairs.
When junior clerk Salome Birk noticed doubled entries and raised them, she was moved within a week to the cemetery office.
Birk told a cheering crowd outside that she spent two years counting gravestones and keeping copies.
An appeal is planned, defence lawyer Henrik Moss announced, arguing that tapped telephone calls were edited.
Fenced off and unfinished since the arrest, the swimming pool drains 40,000 crowns a month from the town's budget.
Four candidates stand in the by-election on the second Sunday in May, all of them promising to open the ledgers.
Proceeds from an auction of the cottage go to the library, whose funding vanished in Stallmeyer's final year.
""",
    alone=(
        """\
Cheers went up on the market square when the verdict came. Viktor Stallmeyer, who once opened every fair in Halvern, goes to jail for five years.
Many here had waited for this day. "He sold us a pool and kept the water," joked Ludo Kessler, who sells sausages opposite the town hall.
The court found the former mayor guilty of bribery in seven cases and of breach of trust in three.
Salome Birk, the clerk whose notes brought the case to light, said she felt tired rather than happy. She plans to return to her old desk in the accounts department.
The council has had to borrow to pay its caretakers. Acting mayor Petra Lindqvist said the first task of whoever wins the election was to sell the unfinished bath.
Neighbours of the cottage said boats had come and gone at night, and that Stallmeyer had been a generous host.
His wife did not attend the hearing. A son, who lives abroad, wrote on social media that the family would make no comment.
""",
        """\
A court in the northern district has convicted an eleven-year mayor of corruption in a case that shows how little oversight small towns face, legal experts said.
The five-year sentence for Viktor Stallmeyer of Halvern is the longest for a local official since the reform of the penal code, according to the transparency institute.
Institute director Amal Greaves said three in four municipalities had no internal auditor. She proposed a shared office for towns of fewer than 20,000 people.
The judgment, which runs to 140 pages, lists gifts worth more than half a million crowns and criticises the regional audit chamber for answering two letters of complaint with a form.
Defence counsel Henrik Moss has lodged an appeal with the high court. He questioned how recordings of telephone conversations had been handled.
Builder Dorian Flett escaped prison because he cooperated.
The interior ministry said it would study the ruling. A bill on the protection of whistleblowers has been before parliament since last spring.
""",
    ),
)

EVENTS = (FERRY, LEAK, MAYOR)
