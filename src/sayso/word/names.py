"""Names: how the parts of a Word document call their elements.

Source: ECMA-376, Office Open XML, parts 1 (WordprocessingML) and 2 (packages).
"""

from typing import Any

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML = "http://www.w3.org/XML/1998/namespace"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W = f"{{{_MAIN}}}"
SPACE = f"{{{_XML}}}space"


def element(name: str, **attributes: str) -> Any:
    """A new element of a Word document, its attributes in Word's own namespace."""
    from lxml import etree

    return etree.Element(
        f"{W}{name}", {f"{W}{key}": value for key, value in attributes.items()}, nsmap={"w": _MAIN}
    )
