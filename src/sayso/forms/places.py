"""Where everything stands in a TOML file: line and column of each key and value."""

import tomllib
from dataclasses import dataclass, field

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from sayso.records.mistake import Mistake

Path = tuple[str | int, ...]
"""Keys and places in arrays that lead to a value: ("evidence", 0, "likelihood", "H1")."""


@dataclass
class Places:
    """Places by path. A path's own place is its value's; ``key`` gives its key's."""

    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def value(self, path: Path) -> tuple[int, int]:
        """Line and column of the value, or of the nearest thing that holds it."""
        return self._nearest(path, self.values)

    def key(self, path: Path) -> tuple[int, int]:
        """Line and column of the key, or of the nearest thing that holds it."""
        return self.keys.get(path) or self._nearest(path, self.values)

    def _nearest(self, path: Path, among: dict[Path, tuple[int, int]]) -> tuple[int, int]:
        for length in range(len(path), 0, -1):
            found = among.get(path[:length]) or self.keys.get(path[:length])
            if found:
                return found
        return (1, 1)


def find_places(text: str) -> tuple[Places, tuple[Mistake, ...]]:
    """The places of everything in a TOML text, and every mistake of its syntax.

    The syntax tree only says where things stand; what they are is the business of tomllib.
    """
    source = text.encode("utf-8")
    root = Parser(Language(tree_sitter_toml.language())).parse(source).root_node
    walk = _Walk(source)
    walk.document(root)
    return walk.places, tuple(sorted(_syntax_mistakes(root, walk)))


def _syntax_mistakes(node: Node, walk: "_Walk") -> list[Mistake]:
    if node.is_error or node.is_missing:
        line, column = walk.place(node)
        message = f"this is not TOML: {walk.excerpt(node)}"
        remedy = "text stands in quotes, lists in square brackets, tables in braces on one line"
        if node.is_missing:
            message, remedy = f"{node.type!r} is missing here", ""
        return [Mistake(line=line, column=column, message=message, remedy=remedy)]
    if not node.has_error:
        return []
    return [mistake for child in node.children for mistake in _syntax_mistakes(child, walk)]


class _Walk:
    def __init__(self, source: bytes) -> None:
        self.source = source
        self.lines = source.split(b"\n")
        self.places = Places()
        self.counts: dict[Path, int] = {}

    def place(self, node: Node) -> tuple[int, int]:
        """Line and column, from 1, the column in characters."""
        row, column = node.start_point
        before = self.lines[row][:column]
        return row + 1, len(before.decode("utf-8", "replace")) + 1

    def excerpt(self, node: Node) -> str:
        """The first words of a node."""
        raw = self.source[node.start_byte : node.end_byte].decode("utf-8", "replace")
        line = raw.split("\n")[0].strip()
        return line if len(line) <= 40 else f"{line[:37]}…"

    def document(self, root: Node) -> None:
        for node in root.named_children:
            if node.type == "pair":
                self.pair(node, ())
            elif node.type in ("table", "table_array_element"):
                self.table(node)

    def table(self, node: Node) -> None:
        children = node.named_children
        if not children or not _is_key(children[0]):
            return
        *parents, last = self.key_parts(children[0])
        path: Path = ()
        for part in parents:
            path = self.within((*path, part))
        path = (*path, last)
        if node.type == "table_array_element":
            self.counts[path] = self.counts.get(path, -1) + 1
            self.places.keys.setdefault(path, self.place(node))
        path = self.within(path)
        self.places.keys[path] = self.places.values[path] = self.place(node)
        for child in children[1:]:
            if child.type == "pair":
                self.pair(child, path)

    def within(self, path: Path) -> Path:
        """The path, into its latest element where it is an array of tables."""
        return (*path, self.counts[path]) if path in self.counts else path

    def pair(self, node: Node, path: Path) -> None:
        children = node.named_children
        if len(children) < 2 or not _is_key(children[0]):
            return
        for part in self.key_parts(children[0]):
            path = (*path, part)
            self.places.keys.setdefault(path, self.place(children[0]))
        self.value(children[1], path)

    def value(self, node: Node, path: Path) -> None:
        self.places.values[path] = self.place(node)
        if node.type == "inline_table":
            for child in node.named_children:
                if child.type == "pair":
                    self.pair(child, path)
        elif node.type == "array":
            elements = [child for child in node.named_children if child.type != "comment"]
            for index, child in enumerate(elements):
                self.value(child, (*path, index))

    def key_parts(self, node: Node) -> list[str]:
        if node.type == "dotted_key":
            return [part for child in node.named_children for part in self.key_parts(child)]
        raw = self.source[node.start_byte : node.end_byte].decode("utf-8", "replace")
        if node.type == "quoted_key":
            try:
                return list(tomllib.loads(f"{raw} = 0"))
            except tomllib.TOMLDecodeError:
                return [raw]
        return [raw]


def _is_key(node: Node) -> bool:
    return node.type in ("bare_key", "quoted_key", "dotted_key")
