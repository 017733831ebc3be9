"""The nouns of crossread as frozen, slotted, dumb classes.

Import each from its own module; nothing here reads files, asks the clock or knows a stage.
"""
