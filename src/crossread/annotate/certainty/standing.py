"""How firmly an event stands, and what a governor makes of that.

A ``Signature`` says what a word does to its complement when it is itself affirmed and when it is
denied ("failed to": the complement did not happen; "did not fail to": it did). The arithmetic is
that of implicative signatures (Nairn et al. 2006; Lotan et al. 2013) on FactBank's scale: the sign
comes from the signature, the strength is the weaker of the two.
"""

from dataclasses import dataclass, replace
from functools import cache

from crossread.model.annotation import CertaintyValue, Irrealis

LEVELS = {
    CertaintyValue.CERTAIN: 3,
    CertaintyValue.PROBABLE: 2,
    CertaintyValue.POSSIBLE: 1,
    CertaintyValue.UNKNOWN: 0,
    CertaintyValue.POSSIBLE_NOT: -1,
    CertaintyValue.PROBABLE_NOT: -2,
    CertaintyValue.CERTAIN_NOT: -3,
}
VALUES = {level: value for value, level in LEVELS.items()}


@dataclass(frozen=True, slots=True)
class Signature:
    """The level (-3 to 3) of a complement under an affirmed and under a denied governor."""

    affirmed: int
    denied: int
    irrealis: Irrealis = Irrealis.NONE

    @property
    def is_factive(self) -> bool:
        """Whether the complement is taken for granted either way."""
        return self.affirmed == self.denied == LEVELS[CertaintyValue.CERTAIN]

    @property
    def is_plain(self) -> bool:
        """Whether an affirmed governor leaves its complement a fact."""
        return self.affirmed == LEVELS[CertaintyValue.CERTAIN]


@cache
def signature(written: str) -> Signature:
    """Return the signature of a lexicon value.

    >>> signature("PR+/CT-/future")
    Signature(affirmed=2, denied=-3, irrealis=<Irrealis.FUTURE: 'future'>)
    """
    affirmed, denied, *irrealis = written.split("/")
    levels = LEVELS[CertaintyValue(affirmed)], LEVELS[CertaintyValue(denied)]
    return Signature(*levels, *map(Irrealis, irrealis))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an event stands: its level, the tokens that say so, and what kind of unreal it is."""

    level: int = 3
    irrealis: Irrealis = Irrealis.NONE
    cues: tuple[int, ...] = ()

    def under(self, governor: Signature, cue: int) -> "Standing":
        """Return the standing of the complement of a governor that stands so itself."""
        if governor.is_factive:
            return CERTAIN
        level = governor.affirmed if self.level >= 0 else governor.denied
        strength = min(abs(self.level), abs(level))
        cues = self.cues if governor.is_plain and self.level > 0 else (*self.cues, cue)
        unreal = governor.irrealis if governor.irrealis is not Irrealis.NONE else self.irrealis
        return Standing(strength if level > 0 else -strength, unreal, cues)

    def limited(self, level: int, cue: int, irrealis: Irrealis) -> "Standing":
        """Return the standing with a hedge beside the event: the sign turns where it denies."""
        strength = min(abs(self.level), abs(level))
        sign = -1 if (self.level < 0) != (level < 0) else 1
        unreal = self.irrealis if irrealis is Irrealis.NONE else irrealis
        return Standing(sign * strength, unreal, (*self.cues, cue))

    def denied(self, cue: int) -> "Standing":
        """Return the standing of the event denied."""
        return replace(self, level=-self.level, cues=(*self.cues, cue))

    @property
    def value(self) -> CertaintyValue:
        """The FactBank value."""
        return VALUES[self.level]

    @property
    def unreal(self) -> Irrealis:
        """The irrealis: what is firmly denied is negation, whatever else it is."""
        return Irrealis.NEGATION if self.level <= -2 else self.irrealis


CERTAIN = Standing()
