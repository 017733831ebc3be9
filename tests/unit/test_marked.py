from tests.marked import marked


def test_labels_leave_the_sentence_a_journalist_can_read():
    """Labels vanish and each range stands on its words, nested ones too."""
    plain, ranges = marked("[The [harbour|place] chief|source] counted [at least 40|quantity].")

    assert plain == "The harbour chief counted at least 40."
    assert [(plain[start:end], label) for start, end, label in ranges] == [
        ("The harbour chief", "source"),
        ("harbour", "place"),
        ("at least 40", "quantity"),
    ]


def test_brackets_without_a_label_are_words():
    """Editors' brackets in a quotation are no labels."""
    assert marked("“They [the crew] left.”") == ("“They [the crew] left.”", [])
