"""The twins under requests that schemathesis makes of the OpenAPI document, good ones and bad."""

import pytest
import schemathesis
from hypothesis import settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from crossread.serve import openapi
from crossread.serve.app import routed
from crossread.serve.config import Limits
from tests import desks

EXAMPLES = 15  # an operation; raise it by hand to look further
ASKED = (
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
    checks.positive_data_acceptance,
    checks.unsupported_method,
    checks.missing_required_header,
)


@pytest.fixture(scope="module")
def address(store, tmp_path_factory):
    """A desk that listens, and that may be written to."""
    path = desks.copied(store, tmp_path_factory.mktemp("fuzzed"))
    with desks.listening(path, limits=Limits(waiting=10_000)) as found:
        yield found


document = schemathesis.openapi.from_dict(openapi.document(routed()))


@document.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None)
def test_no_request_breaks_a_twin(case, address):
    """No answer is a 500, and each is what the document says of its address."""
    case.call_and_validate(checks=ASKED, base_url=address)
