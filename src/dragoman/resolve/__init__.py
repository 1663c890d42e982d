"""Words to who: one actor for all the words of a report that stand for it."""
