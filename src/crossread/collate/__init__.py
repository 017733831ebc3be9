"""Stories to collations: what the reports of one event say, side by side."""

from crossread.collate.config import CollateConfig
from crossread.collate.story import collate

__all__ = ["CollateConfig", "collate"]
