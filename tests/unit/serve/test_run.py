"""Where the desk listens."""

import pytest

from crossread.errors import OutputError
from crossread.serve.config import ServeConfig
from crossread.serve.run import listening


def test_an_address_that_is_none_is_answered_with_one_that_is():
    """Another port would not help."""
    with pytest.raises(OutputError, match=r"bad host:0: .*--host 127\.0\.0\.1"):
        listening(ServeConfig(host="bad host", port=0)).__enter__()


def test_a_port_in_use_is_answered_with_any():
    """The system finds one that is free."""
    with listening(ServeConfig(port=0)) as first:
        taken = first.getsockname()[1]
        with pytest.raises(OutputError, match=rf"127\.0\.0\.1:{taken}: .*--port 0"):
            listening(ServeConfig(port=taken)).__enter__()
