"""What the pages show, as plain frozen values: templates only lay it out.

Each module makes one part of a story's page from the collation; ``story.story_page`` joins them.
Nothing here is HTML: words stay words until the template escapes them.
"""
