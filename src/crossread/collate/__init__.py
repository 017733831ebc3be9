"""Stories to collations: what the reports of one event say, side by side."""

from crossread.collate.config import CollateConfig
from crossread.collate.kinship import kin
from crossread.collate.log import heard_as, standing
from crossread.collate.story import collate
from crossread.collate.why import Verdict, Why, why

__all__ = ["CollateConfig", "Verdict", "Why", "collate", "heard_as", "kin", "standing", "why"]
