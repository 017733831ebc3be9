"""Why asking for a URL came to nothing, on its way up from where that shows."""

from crossread.model.capture import Reason
from crossread.model.fetched import Missed


class Failure(Exception):  # noqa: N818 - a result on its way to a Missed, not an error
    """Why an exchange came to nothing, raised where that shows."""

    def __init__(
        self,
        reason: Reason,
        detail: str,
        *,
        status: int | None = None,
        wait_s: float | None = None,
    ) -> None:
        super().__init__(detail)
        self.reason, self.detail, self.status, self.wait_s = reason, detail, status, wait_s

    def missed(self, path: str) -> Missed:
        """Return the failure as what became of a URL."""
        return Missed(path, self.reason, self.detail, self.status, self.wait_s)
