"""A page taken apart strictly: every element closed in order, every attribute kept."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta", "path", "rect", "line", "circle", "br", "link", "img", "input", "hr"})


@dataclass
class Element:
    """An element: its tag, attributes, and the text and elements inside it."""

    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def all(self) -> list["Element"]:
        """Every element below, in the order of the page."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                found += [child, *child.all()]
        return found

    def with_class(self, name: str) -> list["Element"]:
        return [element for element in self.all() if name in element.classes]

    def with_tag(self, *names: str) -> list["Element"]:
        return [element for element in self.all() if element.tag in names]

    def by_id(self, name: str) -> "Element":
        (element,) = (found for found in self.all() if found.attributes.get("id") == name)
        return element

    def by_id_or_none(self, name: str) -> "Element | None":
        return next((one for one in self.all() if one.attributes.get("id") == name), None)

    def text(self, *, without: str = "") -> str:
        """The text inside on one line, but for elements of one tag."""
        joined = "".join(
            child if isinstance(child, str) else child.text(without=without)
            for child in self.children
            if isinstance(child, str) or child.tag != without
        )
        return re.sub(r"\s+", " ", joined)


class _Strict(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element(tag="page", attributes={})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"an attribute twice on {tag}: {names}"
        element = Element(tag=tag, attributes={name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _VOID, f"<{tag}/> does not close itself"
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        standing = self.open.pop()
        assert standing.tag == tag, f"</{tag}> where <{standing.tag}> stands open"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(page: str) -> Element:
    """The page as a tree.

    Raises:
        AssertionError: an element is left open, closed twice or closed in the wrong order.
    """
    parser = _Strict()
    parser.feed(page)
    parser.close()
    assert parser.open == [parser.root], f"left open: {[one.tag for one in parser.open[1:]]}"
    return parser.root
