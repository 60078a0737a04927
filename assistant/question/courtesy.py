"""What people put around a question that is no part of it: what they need the answer for."""

from __future__ import annotations

import re

# What people say to whoever has answered them.
COURTESY = (
    r"(?:no|ok(?:ay)?|right|yes|ah+|oh+|hi|hello(?: again)?|perfect|super|cool|nice|very nice"
    r"|lovely|(?:many )?(?:thanks?|thx|ty)(?: (?:a lot|so much|very much|again|you)){0,2}"
    r"|great|good|so|well|hm+|i (?:see|understand)|got it|that helps(?: a lot)?"
    r"|(?:that['’]s |that is )?(?:very )?(?:clear|helpful|useful|kind))")
_THANKS = re.compile(
    r"^\s*(?=[^?]{0,40}\b(?:thanks?|thx|ty|perfect|great|super|got it|i see)\b)"
    rf"(?>{COURTESY}[\s,.!:;)-]++)++(?=\w)(?<=\W\s)", re.IGNORECASE)
_FOR_EXAMPLE = re.compile(r"^\s*(?:for example|for instance|like),\s+", re.IGNORECASE)

_PURPOSE = re.compile(
    r",?\s+for\s+(?:a|an|my|our|the|his|her|their|this|some)\s+(?:[\w'’-]+\s+){0,3}"
    r"(?:records?|catalogue|article|story|speech|paper|essay|report|note|notes|memo|brief|briefing|"
    r"class|thesis|dissertation|broadcast|programme|file|files|database|entry|index|footnote|"
    r"bibliography|minister|boss|editor|ambassador|talk|presentation|quiz|homework|assignment|"
    r"newsletter|blog|post|column|show)\s*(?=[.?!]?\s*$)", re.IGNORECASE)

# "For my history essay: …" says so before.
_PURPOSE_BEFORE = re.compile(
    r"^for (?:a|an|my|our|the|his|her|their|this|some) (?:[\w'’-]+ ){0,4}?[\w'’-]+\s*[:–-]\s+",
    re.IGNORECASE)

# "Next check: …", "Last one: …" only counts what is asked.
# Where "it" or no resolution follows, the point may be the paragraph that is meant.
_COUNTS = re.compile(
    r"^\W*(?:(?:next|last|final|another|one more|new|other)"
    r"(?: (?:question|thing|check|topic|one|q|query|point(?=[^?]*\d/\d)))?|moving on|separately"
    r"|by the way|different (?:question|topic|thing|matter)|new (?:question|topic))"
    r"\s*(?::|\s[–-]\s|\.\s)\s*(?=\w)(?![^?]*\b(?:it|that|this)\b)", re.IGNORECASE)

# "…, in the Assembly's view?": whose else would it be?
_ITS_VIEW = re.compile(
    r",?\s+(?:in|according to) (?:the )?(?:(?:general )?assembly|UN|GA|UNGA|United Nations|texts?"
    r"|resolutions?|documents?)(?:['’]s?)? (?:own )?(?:view|opinion|eyes|judge?ment|mind)\b"
    r"|,?\s+in the (?:view|opinion|eyes|judge?ment) of the "
    r"(?:(?:general )?assembly|UN|United Nations)\b"
    r"|,?\s+according to the (?:general )?assembly\b|,?\s+as the (?:general )?assembly sees it\b",
    re.IGNORECASE)

# "Does the UN admit that …?" asks whether it says so.
_ADMITS = re.compile(
    r"\b(?P<does>(?i:do|does|did) (?:the )?(?:[Gg]eneral )?(?:[Aa]ssembly|UN|GA|UNGA"
    r"|United Nations|texts?|resolutions?|they)) (?:(?:admit|accept|concede|reckon|think"
    r"|believe|claim)s?\b|acknowledge\b(?= that\b))"
    r"(?= (?:that|the|there|it|its|IT|each|every|all)\b)")

# "Is there agreed language on …?": wording that delegations can take over.
_AGREED_LANGUAGE = re.compile(
    r"\b(?P<the>is|any|the|an?|there|some|no) agreed (?:language|wording|text)\b", re.IGNORECASE)
# "Can you advise when …?" asks when, and not whether the assistant can.
_POLITE = re.compile(
    r"^(?:please\s+)?(?:can|could|would|will) you (?:please |kindly )?(?:tell|advise|inform|show"
    r"|say|explain|confirm|remind|suggest|let)(?: me| us)?(?: know)?\s+"
    r"(?=(?:when|where|which|what|who|whom|whether|how|why)\b)", re.IGNORECASE)


# "…, the delegate wants to know": who wants to is no part of it.
_WHO_WANTS = re.compile(
    r",\s+(?:the|my|our|an?|his|her) (?:[\w-]+ ){1,3}"
    r"(?:wants?|needs?|would like|asked|asks|is asking)"
    r"(?: to know| me| us| this)?\s*(?=[.?!]*$)", re.IGNORECASE)
# "Can I tell the House that …?" asks whether it is said.
_MAY_I_SAY = re.compile(
    r"^\W*(?:so |and )?(?:can|could|may|might) (?:I|we|one) (?:\w+ly )?(?:say|tell|claim|state"
    r"|write|report|argue|announce)"
    r"(?: (?:to )?(?:the|my|our|an?|his|her|them|people)(?: [\w-]+){0,4}?)?"
    r" that\b", re.IGNORECASE)
# "What good does the Assembly see in it?" asks for good things.
_WHAT_GOOD = re.compile(
    r"\b(?:what good|(?:what|which) (?:benefits?|advantages?|upsides?)) (?=(?:does|do|did|can"
    r"|could|would|will)\b[^?.!]{0,60}\b(?:see|sees|expect|hope|bring)\b)",
    re.IGNORECASE)
# "For a memorandum to our Council I should like to know what …"
_LIKE_TO_KNOW = re.compile(
    r"^[^?]{0,160}?\b(?:I|we)(?:['’]d| should| would)(?: very much| really)? like to "
    r"(?:know|learn|ask|find out) (?=(?:what|which|who|when|where|how|why"
    r"|whether)\b)", re.IGNORECASE)


# "…, drafting, 10 min": how little time there is.
_HURRY = re.compile(
    r"(?:\s?(?<![,;–-])[,;–-]{1,3}\s?(?:(?:i|we)(?:['’]m| am|['’]re| are)? )?"
    r"(?:drafting|in a (?:hurry|rush)|urgent(?:ly)?|asap|quick(?:ly)?|no time"
    r"|(?:(?:have|got|only|just) )*\d{1,2} (?:min(?:ute)?s?|hours?|hrs?)(?: left| to go)?"
    r"|on (?:a )?deadline))+\s*[.!?]*\s*$", re.IGNORECASE)


# "…? I need a GA para to quote."
_TO_QUOTE = re.compile(
    r"(?<=[?.!;,–-])\s*(?:I|we)(?: (?:need|want|would like)|['’]m looking for"
    r"| (?:am|are) looking for|['’]d like) (?:an?|the|some|any)"
    r" (?:(?:GA|UN|UNGA|exact|agreed|good|relevant) )*"
    r"(?:para(?:graph)?|citation|reference|quote|quotation|language|source|wording|passage)s?"
    r"(?: (?:to (?:quote|cite|use|point to)|for (?:it|this|that)|on (?:it|this|that)))?\W*$",
    re.IGNORECASE)
_IN_UN_LANGUAGE = re.compile(
    r"(?:^|,?\s)in (?:the )?(?:UN|United Nations|GA) (?:language|terms|jargon|speak|parlance)\b,?"
    r"|,?\sin UN-?speak\b", re.IGNORECASE)
# "What does the UN mark on 5 March?" is told where the day is proclaimed.
MARKED_ON = "Which International Day is proclaimed on "
_MARKED_ON = re.compile(
    r"^\W*(?:what|which (?:\w+ )?(?:day|observance)) (?:(?:does|do|is|are) )?(?:the )?(?:(?:UN"
    r"|United Nations|General Assembly|Assembly|world) )?(?:being )?"
    r"(?:mark|observ|celebrat|commemorat)\w*"
    r"(?: by the (?:UN|United Nations|world))?(?: (?:every|each) year)? on (?=\d{1,2} [A-Za-z]+\W*$"
    r"|[A-Z][a-z]+ \d{1,2}\W*$)", re.IGNORECASE)


def without_purpose(text: str) -> str:
    """A question without what its answer is needed for ("…, for a catalogue record."), with
    "agreed language" called the text that it is, and politely asked as if plainly."""
    left = _COUNTS.sub("", _FOR_EXAMPLE.sub("", _THANKS.sub("", text)))
    left = _HURRY.sub("", _WHO_WANTS.sub("", _MAY_I_SAY.sub("Is it said that", left)))
    left = _IN_UN_LANGUAGE.sub("", _TO_QUOTE.sub("", left))
    left = _MARKED_ON.sub(MARKED_ON, left)
    left = _WHAT_GOOD.sub("what good things ", left)
    left = _LIKE_TO_KNOW.sub("Tell me ", left)
    left = _ITS_VIEW.sub("", _PURPOSE.sub("", _PURPOSE_BEFORE.sub("", left)))
    left = _ADMITS.sub(r"\g<does> say", _POLITE.sub("Tell me ", left))
    left = _AGREED_LANGUAGE.sub(r"\g<the> text", left)
    return left if len(left.split()) > 2 else text
