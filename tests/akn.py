"""Small AKN4UN documents, written for the tests: a factory for each element that is used."""

from __future__ import annotations

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
NAMESPACES = ('xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" '
              'xmlns:akn4un="http://un.org/akn4un"')


def p(text: str) -> str:
    return f'<p xml:space="preserve">\t{text}</p>'


def recital(text: str) -> str:
    return f"<container>{p(text)}</container>"


def note(mark: str, text: str) -> str:
    return (f'<authorialNote marker="{mark}" placement="bottom" eId="n{mark}">{p(text)}'
            "</authorialNote>")


def paragraph(text: str, num: str = "", style: str = "SingleTxt", name: str = "content") -> str:
    number = f"<num>\t{num}</num>" if num else ""
    inside = f"<content>{p(text)}</content>" if name == "content" else f"<{name}>{text}</{name}>"
    return f'<paragraph eId="para_99" class="{style}">{number}{inside}</paragraph>'


def heading(text: str, num: str = "", style: str = "H23") -> str:
    return paragraph(f"\t\t{text}", num, style, "subheading")


def points(intro: str, *items: str, num: str) -> str:
    """A numbered paragraph with a list; an item is "(a) text", or a sublist already made."""
    made = "".join(item if item.startswith("<") else point(item) for item in items)
    return (f'<paragraph class="SingleTxt"><num>{num}</num><list><intro>{p(intro)}</intro>{made}'
            "</list></paragraph>")


def point(item: str) -> str:
    num, _, text = item.partition(" ")
    return f"<point><num>{num}</num><content>{p(text)}</content></point>"


def sublist(*items: str) -> str:
    return f"<sublist>{''.join(map(point, items))}</sublist>"


def table(*rows: tuple[str, ...], head: tuple[str, ...] = ()) -> str:
    def row(cells: tuple[str, ...], cell: str) -> str:
        made = "".join(f"\n  <{cell}>{p(c) if c else ''}</{cell}>" for c in cells)
        return f"\n <tr>{made}\n </tr>\n"

    above = row(head, "th") if head else ""
    return (f'<container name="table"><table>{above}{"".join(row(r, "td") for r in rows)}'
            "</table></container>")


def annex(*blocks: str) -> str:
    return (f'<attachment><doc name="annex"><meta><identification source="#x"/></meta><mainBody>'
            f"{''.join(blocks)}</mainBody></doc></attachment>")


def meta(extra: str = "", *, language: str = "eng", uri: str = "90-7") -> str:
    return (
        '<meta><identification source="#DGACM"><FRBRWork>'
        f'<FRBRuri value="/akn/un/statement/deliberation/unga/2035-11-05/{uri}/"/>'
        '<FRBRdate date="2035-11-05" name="adoption"/></FRBRWork><FRBRExpression>'
        f'<FRBRlanguage language="{language}"/></FRBRExpression></identification>{extra}</meta>'
    )


def cover(number: str, extra: str = "") -> str:
    return (
        f'<coverPage><p class="upperRight"><docNumber refersTo="#symbol">{number}</docNumber></p>'
        "<p><docTitle>Resolution adopted by the General Assembly on 5 November 2035</docTitle></p>"
        f"{extra}</coverPage>"
    )


def preface(number: str, title: str = "") -> str:
    titled = f'<docTitle refersTo="#resolutionTitle">{title}</docTitle>' if title else ""
    return f"<preface><p><docNumber>{number}</docNumber>{titled}</p></preface>"


def formula(text: str = "The General Assembly") -> str:
    return f'<formula name="enactingFormula">{p(f"<span>{text}</span>,")}</formula>'


CLOSING = ('<conclusions><p><inline name="adoptionMeeting">12th plenary meeting</inline><eol />'
           '<docDate date="2035-11-05">5 November 2035</docDate></p></conclusions>')


def statement(recitals: str, body: str, *, annexes: str = "", number: str = "90/7",
              title: str = "Lighthouses", front: str | None = None, first: str = "",
              closing: str = CLOSING, information: str | None = None) -> str:
    """A whole resolution; ``front`` and ``information`` replace its cover and metadata."""
    front = cover(f"A/RES/{number}") if front is None else front
    return (
        f'<statement name="resolution">{meta() if information is None else information}{front}'
        f"{preface(f'{number}.', title)}<preamble>{first or formula()}{recitals}</preamble>"
        f"<mainBody>{body}</mainBody>{closing}"
        f"{f'<attachments>{annexes}</attachments>' if annexes else ''}</statement>"
    )


def document(inside: str) -> bytes:
    return f"{HEAD}<akomaNtoso {NAMESPACES}>{inside}</akomaNtoso>".encode()


RECALLING = recital("<span class=\"italic\">Recalling</span> the need for light at sea,")


def resolution(body: str, **options: str) -> bytes:
    """A resolution with one preambular paragraph."""
    return document(statement(RECALLING, body, **options))


def parts(*letters: str) -> bytes:
    """Resolutions 90/7 A, B … in one file, as those of one agenda item are published."""
    def part(letter: str) -> str:
        made = statement(RECALLING, paragraph(f"Decides on part {letter}.", "1."), front="",
                         title=f"Part {letter}", information=meta(uri=f"90-7{letter}"))
        return f"<component>{made.replace('90/7.', letter)}</component>"

    several = f"{letters[0]}-{letters[-1]}"
    return document(
        f'<documentCollection name="publication">{meta(uri=f"90-7{several}")}'
        f'{cover(f"A/RES/90/7 {several}")}{preface("90/7.", "Lighthouses")}<collectionBody>'
        '<component><documentRef href="c" showAs="Resolution A"/></component></collectionBody>'
        f"</documentCollection><components>{''.join(map(part, letters))}</components>")


BALLOTS = (
    '<workflow><step date="2035-04-29" outcome="draftResolution" as="S/2035/7" by="Fiji"/>'
    '<step date="0001-01-01" outcome="draftResolutionAdditionalSponsors" by=""/></workflow>'
    '<analysis><parliamentary><voting><count value="013" refersTo="inFavour"><akn4un:voters>'
    '<organization refersTo="memberState">FIJI</organization></akn4un:voters></count>'
    '<count value="002" refersTo="abstaining"><akn4un:voters>'
    '<organization refersTo="memberState">CHILE</organization>'
    '<organization refersTo="memberState">MALTA</organization></akn4un:voters></count>'
    "</voting></parliamentary></analysis>")


def of_the_council(body: str, number: str = "2999 (2035)") -> bytes:
    """A resolution of the Security Council as its files are: no preface, no title, no closing
    lines; the adoption on the cover, and no space before its date."""
    front = (
        f'<coverPage><p><docNumber refersTo="#symbol">S/RES/{number}</docNumber></p>'
        f'<p><docTitle refersTo="#resolutionNumber">\t\tResolution {number}</docTitle></p>'
        '<p xml:space="preserve"><docTitle refersTo="#adoption">Adopted by the Security Council '
        'at its <inline name="adoptionMeeting" title="9620th">9620th meeting</inline>, on'
        '<docDate date="2035-04-29" refersTo="#adoptionDate">29 April 2035</docDate></docTitle>'
        "</p></coverPage>")
    uri = number.replace(" (", "-").rstrip(")")
    return document(
        f'<statement name="resolution">{meta(BALLOTS, uri=uri).replace("unga", "unsc")}{front}'
        f"<preamble>{formula('The Security Council')}{RECALLING}</preamble>"
        f"<mainBody>{body}</mainBody></statement>")
