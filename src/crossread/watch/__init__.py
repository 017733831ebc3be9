"""Feeds asked for again and again, their pages read, and what is new told after each round."""

from crossread.watch.config import WatchConfig
from crossread.watch.news import Asked, FeedHeard, Read, Round, StoryNews
from crossread.watch.rounds import Watch

__all__ = ["Asked", "FeedHeard", "Read", "Round", "StoryNews", "Watch", "WatchConfig"]
