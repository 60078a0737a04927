"""The parts of a DOCX file: a zip archive of XML documents, of which nothing is to be trusted."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from index.errors import NotAResolution

_MOST_BYTES = 60_000_000  # of one part, unpacked: the longest resolutions have about 5 million
_MOST_IN_ALL = 500_000_000  # of all parts as the archive declares them; pictures are never unpacked
_MOST_PARTS = 10_000
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


class _NoDoctype(TreeBuilder):
    """Builds elements, and refuses what could name entities or other files."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise ParseError("a document type definition")


class Package:
    """An open DOCX file, held open only while its parts are read.

    Raises NotAResolution, here and in ``part``, where the file is no whole and harmless one;
    ``shown`` is what the messages call it.
    """

    def __init__(self, data: bytes, shown: str) -> None:
        self.shown = shown
        if data.startswith(_OLD_WORD):
            raise NotAResolution(f"{shown} is locked with a password; save it without one first."
                                 if _LOCKED in data else
                                 f"{shown} is a file of old Word (.doc); save it as .docx first.")
        if not data.startswith(b"PK"):
            raise NotAResolution(f"{shown} is not a DOCX file: it is no zip archive; give it the "
                                 "ending of its own format.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise NotAResolution(f"{shown} is cut off or damaged: its zip archive has no "
                                 "directory; fetch the whole file again.") from error
        parts = self._zip.infolist()
        unpacked = sum(part.file_size for part in parts)
        if unpacked > _MOST_IN_ALL or len(parts) > _MOST_PARTS:
            raise NotAResolution(f"{shown} would unpack to {unpacked} bytes in {len(parts)} parts, "
                                 "too many for a text.")
        for part in parts:
            if part.filename.startswith("/") or ".." in part.filename.replace("\\", "/").split("/"):
                raise NotAResolution(f"{shown} has a part named {part.filename!r}, which leads out "
                                     "of the file; no Word document has one.")

    def part(self, name: str) -> Element | None:
        """The root element of the XML part ``name``, None where the file has none."""
        try:
            with self._zip.open(name) as packed:
                data = packed.read(_MOST_BYTES + 1)
        except KeyError:
            return None
        except RuntimeError as error:  # what zipfile raises for a password
            raise NotAResolution(f"{self.shown} is locked with a password; save it without one "
                                 "first.") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise NotAResolution(f"{self.shown} is cut off or damaged: its part {name} cannot be "
                                 "unpacked; fetch the whole file again.") from error
        if len(data) > _MOST_BYTES:
            raise NotAResolution(f"{self.shown} has a part, {name}, of more than {_MOST_BYTES} "
                                 "bytes, too many for a text.")
        parser = XMLParser(target=_NoDoctype())
        try:
            parser.feed(data)
            root: Element = parser.close()
        except (ParseError, LookupError, ValueError) as error:
            raise NotAResolution(f"{self.shown} is damaged or unsafe: its part {name} is no plain "
                                 f"XML ({error}); save it again with Word.") from error
        return root

    def document(self) -> tuple[str, Element]:
        """The name and root of the main text."""
        name = "word/document.xml"
        relations = self.part("_rels/.rels")
        for relation in relations if relations is not None else ():
            if relation.get("Type", "").endswith("/officeDocument"):
                name = relation.get("Target", name).lstrip("/")
        root = self.part(name)
        if root is None:
            raise NotAResolution(f"{self.shown} is not a DOCX file: it holds no text of a Word "
                                 f"document ({name}); give it the ending of its own format.")
        return name, root

    def beside(self, name: str, other: str) -> Element | None:
        """The part ``other`` in the folder of the part ``name``."""
        return self.part(posixpath.join(posixpath.dirname(name), other))


def local(element: Element) -> str:
    """An element's name without its namespace (there are two sets of them)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by its name without namespace, None where element or attribute is missing."""
    if element is None:
        return None
    return next((value for key, value in element.attrib.items()
                 if key.rpartition("}")[2] == name), None)


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of names without namespace."""
    for name in path:
        element = next((e for e in element if local(e) == name), None) \
            if element is not None else None
    return element
