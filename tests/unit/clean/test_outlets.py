import pytest

from crossread.clean import Outlets, clean
from crossread.model.capture import Capture, Given, Told
from crossread.model.report import Basis

TEXT = "The ferry to Brill Island was late on Monday, the port of Porto Vell said in a note."
TABLE = Outlets({"quayherald.example": "Quay Herald", "pier.example": "The Pier"})


def outlet(told=None, path="a.txt", **given):
    capture = Capture(path, TEXT.encode(), "0" * 64, "text/plain", Given(**given), told or Told())
    return clean(capture, TABLE).outlet


@pytest.mark.parametrize(
    "host", ["quayherald.example", "www.quayherald.example", "a.quayherald.example"]
)
def test_an_address_is_named_by_the_caller_s_table(host):
    """A host and all below its domain carry the outlet's name."""
    fact = outlet(url=f"https://{host}/ferry")

    assert (fact.value, fact.basis) == ("Quay Herald", Basis.URL)


def test_agencies_are_named_by_the_table_that_ships():
    """An agency's site needs no table of the caller's."""
    assert outlet(url="https://apnews.com/article/ferry").value == "AP"


def test_the_order_of_evidence_is_caller_table_container_address_path():
    """The surest evidence wins, and an address that no table names is its own name."""
    assert outlet(outlet="Mine", url="https://pier.example/a").value == "Mine"
    assert outlet(Told(outlet="Feed", url="https://pier.example/a")).value == "The Pier"
    assert outlet(Told(outlet="Feed", url="https://other.example/a")).value == "Feed"
    assert outlet(Told(outlet="pier.example")).value == "The Pier"
    assert outlet(Told(url="https://other.example/a")).value == "other.example"
    assert outlet(path="quay.com_ferry.txt").basis is Basis.PATH
    assert outlet() is None
