import subprocess
import sys

PROGRAM = """
import sys
from crossread.clean import clean
from crossread.ingest import capture_text
text = "The ferry to Brill Island was late on Monday, the port of Porto Vell said in a note."
assert clean(capture_text(text, name="a")).words
heavy = {"trafilatura", "lxml", "feedparser", "fastwarc", "email"} & set(sys.modules)
sys.exit(", ".join(sorted(heavy)) or 0)
"""


def test_plain_text_pays_for_no_web_library():
    """Reading a plain text loads none of the libraries that read the web."""
    ran = subprocess.run(  # noqa: S603 - this test's own program
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stderr
