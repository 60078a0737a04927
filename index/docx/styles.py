"""What the styles of a Word document say of a paragraph or a run."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from index.docx.package import attribute, child, local

_OFF = {"0", "false", "off", "none"}
_DEEPEST = 20  # styles based on styles; Word itself allows about as many


class Styles:
    """The styles of one document, by their ids."""

    def __init__(self, root: Element | None) -> None:
        styles = [e for e in (root if root is not None else ()) if local(e) == "style"]
        self._styles = {attribute(e, "styleId") or "": e for e in styles}
        self._default = next((attribute(e, "styleId") or "" for e in styles
                              if attribute(e, "type") == "paragraph"
                              and attribute(e, "default") not in (None, *_OFF)), "")

    def chain(self, style: str | None) -> Iterator[tuple[str, Element]]:
        """A style and those that it is based on, with their ids."""
        name = self._default if style is None else style
        for _ in range(_DEEPEST):
            element = self._styles.get(name)
            if element is None:
                return
            yield name, element
            name = attribute(child(element, "basedOn"), "val") or ""

    def paragraph(self, properties: Element | None, name: str) -> Iterator[tuple[str, Element]]:
        """The settings ``name`` of a paragraph, the nearest first: (style or "", element)."""
        direct = child(properties, name)
        if direct is not None:
            yield "", direct
        style = attribute(child(properties, "pStyle"), "val")
        for id_, element in self.chain(style):
            inherited = child(element, "pPr", name)
            if inherited is not None:
                yield id_, inherited

    def run(self, properties: Element | None, name: str, paragraph: str | None) -> Element | None:
        """The nearest setting ``name`` of a run, in a paragraph of the given style."""
        direct = child(properties, name)
        if direct is not None:
            return direct
        style = attribute(child(properties, "rStyle"), "val")
        styles = [*(self.chain(style) if style else ()), *self.chain(paragraph)]
        found = (child(element, "rPr", name) for _, element in styles)
        return next((element for element in found if element is not None), None)


def is_on(setting: Element | None) -> bool:
    """Whether a setting such as "bold" is there and not switched off."""
    return setting is not None and (attribute(setting, "val") or "1") not in _OFF
