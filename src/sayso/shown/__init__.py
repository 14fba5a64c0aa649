"""Values in words, for whoever shows them: in a terminal, on a page.

Decides how claims, briefs, news and records are told to a reader, in the reader's
language. Where the words stand, and in which colour, is left to `cli` and `web`.
"""
