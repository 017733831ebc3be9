"""Direct quotations with their speakers.

Reach for ``recognise`` once sentences and names are known. Every stretch between quote marks that
holds a word is a ``Quote`` unless it is the name of a thing ("Night of Lights"), a term that the
report explains (known as a "blue moon") or a lone word that nobody says; inner quotations
belong to the outer one; a quotation that runs over several paragraphs is one ``Quote`` a paragraph,
all with one speaker. ``speaker`` is the fullest name that the report gives, or the phrase that
stands for the source; None where no words say whose the words are.
"""

from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.quotes.paragraph import Paragraph, paragraphs
from crossread.annotate.quotes.speakers import Speaker, Speakers
from crossread.annotate.quotes.titles import is_name, is_own_clause, names_a_term
from crossread.model.annotation import Mention, Quote, QuoteType, Sentence
from crossread.text.names import fold

_NEAR = 3  # characters between a cue and the mark that opens its words
_FEWEST_REPEATED = 3  # words of a quotation that can be known again in another order
_SHARE_REPEATED = 0.75  # of its words stand in the longer one


def recognise(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Quote, ...]:
    """Return the quotations of the sentences' paragraphs, in text order."""
    speakers = Speakers(text, mentions)
    found: list[Quote] = []
    terms: set[str] = set()
    for row in paragraphs(text, sentences):
        for number, speaker in enumerate(speakers.of(row)):
            found.append(_quote(text, row, number, speaker))
            if names_a_term(text, row, number, said=speaker is not None):
                terms.add(fold(row.quotes[number].inner.of(text)))
    said = [each for each in found if fold(each.span.of(text)) not in terms]
    said = [_repeated(text, each, said) for each in said]
    return tuple(each for each in said if _is_quotation(text, each))


def _repeated(text: str, quote: Quote, found: Sequence[Quote]) -> Quote:
    """Give a quotation without a speaker (a headline's) the one who says it elsewhere."""
    if quote.speaker:
        return quote
    row = fold(quote.span.of(text))
    words = set(row.split())
    for other in found if len(words) > 1 else ():
        longer = fold(other.span.of(text)) if other.speaker else ""
        shared = words & set(longer.split()) if len(words) >= _FEWEST_REPEATED else ()
        if f" {row} " in f" {longer} " or len(shared) >= _SHARE_REPEATED * len(words):
            return replace(quote, speaker=other.speaker)
    return quote


def _stands_alone(text: str, row: Paragraph, number: int, speaker: Speaker | None) -> bool:
    """Whether the cue stands right before a sentence of its own: he shouted “Stop!”."""
    if speaker is None or speaker.cue is None:
        return False
    quotes = row.quotes
    gap = text[speaker.cue.end : quotes[number].outer.start]
    if gap.strip(", ") or len(gap) > _NEAR or quotes[number].outer.start < speaker.cue.end:
        return False
    return quotes[number].inner.of(text)[:1].isupper()


def _is_second_half(text: str, row: Paragraph, number: int, speaker: Speaker | None) -> bool:
    """Whether a frame cuts one quotation in two: “…,” she said on Friday, “…”."""
    if speaker is None or speaker.cue is None or number == 0:
        return False
    earlier, one = row.quotes[number - 1], row.quotes[number]
    between = text[earlier.outer.end : one.outer.start]
    framed = earlier.outer.end <= speaker.cue.start and speaker.cue.end <= one.outer.start
    waits = text[earlier.inner.end - 1] == "," or between.startswith(",")
    return framed and waits and between.rstrip().endswith(",") and "." not in between


def _is_quotation(text: str, quote: Quote) -> bool:
    """Whether the marks hold speech, not the name of a thing or a word that nobody says."""
    words = quote.span.of(text)
    if quote.speaker is None and quote.type is QuoteType.MIXED and len(words.split()) == 1:
        return False
    if not is_name(words):
        return True
    if quote.speaker is None or (quote.type is QuoteType.MIXED and quote.cue is None):
        return False
    if quote.speaker_span and quote.cue and quote.speaker_span < quote.span < quote.cue:
        return False  # a byname between subject and verb: Bo Lund, “Old Gull,” sang
    gap = quote.span.start - quote.cue.end if quote.cue else 0
    return 0 <= gap <= _NEAR or (quote.type is QuoteType.DIRECT and not _runs_on(text, quote))


def _runs_on(text: str, quote: Quote) -> bool:
    """Whether a name has no frame of its own beside it: his song, “River,” which he sang."""
    if quote.cue is None:
        return text[: quote.span.start].rstrip("“‘'\" ").endswith(",")
    if quote.speaker_span is None or quote.cue < quote.span:
        return False
    first = min(quote.cue.start, quote.speaker_span.start)
    return any(map(str.isalnum, text[quote.span.end : first]))


def _quote(text: str, row: Paragraph, number: int, speaker: Speaker | None) -> Quote:
    one = row.quotes[number]
    own = is_own_clause(text, row, number) or _stands_alone(text, row, number, speaker)
    own = own or _is_second_half(text, row, number, speaker)
    return Quote(
        span=one.inner,
        speaker=speaker.name if speaker else None,
        speaker_span=speaker.span if speaker else None,
        cue=speaker.cue if speaker else None,
        type=QuoteType.DIRECT if own else QuoteType.MIXED,
    )
