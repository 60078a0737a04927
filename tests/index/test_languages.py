"""A resolution in another official language is called so, whatever the format, and refused."""

from __future__ import annotations

import io

import pytest
from docx import Document

from index.docx.read import read_docx
from index.errors import NotAResolution
from index.html.read import read_html
from index.plain.read import read_text

FRENCH = ["70/237. Progrès de l’informatique et des télécommunications et sécurité internationale",
          "L’Assemblée générale,", "Rappelant ses résolutions antérieures,",
          "1. Se félicite du rapport ;"]


def docx(lines: list[str]) -> bytes:
    made, out = Document(), io.BytesIO()
    for line in lines:
        made.add_paragraph(line)
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("lines", "language"), [
    (FRENCH, "French"),
    (["L'Assemblée générale,", "Rappelant sa résolution 68/243,"], "French"),
    (["\ufeffL’ASSEMBLÉE GÉNÉRALE,", "Rappelant sa résolution 68/243,"], "French"),
    (["L’Assemble\u0301e ge\u0301ne\u0301rale,"], "French"),  # accents by themselves
    (["70/237. Avances en la esfera de la información", "La Asamblea General,"], "Spanish"),
    (["70/237. Достижения в сфере информатизации", "Генеральная Ассамблея,"], "Russian"),
    (["70/237. 从国际安全的角度看信息和电信领域的发展", "大会，"], "Chinese"),
    (["70/237. التطورات في ميدان المعلومات", "إن الجمعية العامة،"], "Arabic"),
])
def test_another_language_is_named(lines: list[str], language: str) -> None:
    text = "\n".join(lines)
    page = "".join(f"<p>{line}</p>" for line in lines)
    readers = (
        lambda: read_text(text.encode(), "r.txt"),
        lambda: read_html(f"<html><body>{page}</body></html>".encode(), "r.html"),
        lambda: read_docx(docx(lines), "r.docx"),
    )
    for read in readers:
        with pytest.raises(NotAResolution, match=f"is in {language}.*English text"):
            read()


def test_an_english_resolution_may_quote_another_language() -> None:
    text = "\n".join(["70/237. Languages", "The General Assembly,",
                      "Noting that its resolutions open with", "L’Assemblée générale,",
                      "1. Requests a report."])
    assert read_text(text.encode(), "r.txt").paragraphs


def test_what_is_no_resolution_at_all_is_not_said_to_be_foreign() -> None:
    with pytest.raises(NotAResolution, match="no heading"):
        read_text(b"La Asamblea\nsome notes", "r.txt")
