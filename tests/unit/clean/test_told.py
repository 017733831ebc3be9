from crossread.clean import clean
from crossread.model.capture import Capture, Told
from crossread.model.report import Basis

TEXT = "The ferry to Brill Island was late on Monday, the port of Porto Vell said in a note."


def report(text=TEXT, **told):
    return clean(Capture("a.jsonl#1", text.encode(), "0" * 64, "text/plain", told=Told(**told)))


def test_a_told_title_stands_above_the_text():
    """The headline that a container gives is read with the text, and has no place in its source."""
    made = report(title="Ferry late again")

    assert made.text == f"Ferry late again\n\n{TEXT}"
    assert made.title.span.of(made.text) == "Ferry late again"
    assert made.offsets.to_source(0) is None
    assert made.offsets.to_source(made.text.index("The ferry")) == 0
    assert [span.of(made.text) for span in made.body] == [TEXT]


def test_a_title_that_the_text_begins_with_is_not_repeated():
    """A text that carries its headline stays as it is."""
    made = report(f"Ferry late again\n{TEXT}", title="Ferry late again")

    assert made.text.count("Ferry late again") == 1
    assert made.title.span.of(made.text) == "Ferry late again"


def test_a_told_source_is_a_credit_that_can_be_cited():
    """A feed's source stands below the text as chrome, so that lineage has words to cite."""
    made = report(agency="Agence France-Presse")

    assert (made.agency.value, made.agency.basis) == ("AFP", Basis.METADATA)
    assert made.agency.span.of(made.text) == "Agence France-Presse"
    assert [each.reason for each in made.boilerplate] == ["agency credit"]


def test_a_told_source_that_the_text_prints_is_not_repeated():
    """The words of the text are better evidence than those of a container."""
    made = report(f"PORTO VELL (AP) — {TEXT}", agency="The Associated Press")

    assert made.text.endswith(TEXT)
    assert made.agency.basis is Basis.TEXT


def test_told_facts_are_metadata():
    """Date, change, author, dateline, outlet and address come with their basis."""
    made = report(
        date="2031-03-03",
        modified="Mon, 03 Mar 2031 12:00:00 GMT",
        author="Jane Roe",
        dateline="Porto Vell",
        outlet="Quay Herald",
        url="https://quay.example/a",
    )

    facts = (made.date, made.modified, made.author, made.dateline, made.outlet)
    assert {fact.basis for fact in facts} == {Basis.METADATA}
    assert made.modified.value == "2031-03-03T12:00:00+00:00"
    assert made.url == "https://quay.example/a"
    assert report(date="soon").date is None
