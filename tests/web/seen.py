"""What a reader sees of a page, and what a browser is told to do."""

from __future__ import annotations

from html.parser import HTMLParser

_SILENT = ("script", "style", "title")


class Seen(HTMLParser):
    """A page as its tags with attributes, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self._words: list[str] = []
        self._silent = 0
        self.feed(page)
        self.close()

    @property
    def text(self) -> str:
        """The words, with one space between them."""
        return " ".join("".join(self._words).split())

    def having(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every such tag."""
        return [attributes for name, attributes in self.tags if name == tag]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {k: v or "" for k, v in attrs}))
        self._silent += tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)
