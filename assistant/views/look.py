"""The page's style sheet, and nothing else.

Colours are mixed from the text's own (``currentColor``), so that the light and the dark theme of
``.streamlit/config.toml`` are both legible without knowing which one is on. Nothing is said by
colour alone: a mark is bold and underlined, a refusal has a heading, a cited paragraph a label.
"""

from __future__ import annotations

import streamlit as st

_CSS = """
:root { --un-blue: #009edb; --soft: color-mix(in srgb, currentColor 72%, transparent);
  --serif: "Source Serif", "Source Serif 4", Georgia, "Liberation Serif", serif; }
.stAppHeader { border-top: 4px solid var(--un-blue); }
.stMainBlockContainer { padding-top: 5rem; }
[data-testid="stStatusWidget"] { display: none; }
[data-testid="stBottomBlockContainer"] { padding-bottom: 1rem; gap: .25rem; }
.lead { color: var(--soft); margin: 0; max-width: 42rem; }

.asked { font-size: 1.05rem; font-weight: 600; line-height: 1.5; margin: 0; padding: 0;
  scroll-margin-top: 6rem; }
.asked, .answer, .text, .reason, .meta, .chapeau { overflow-wrap: anywhere; }
.asked, .answer { white-space: pre-wrap; }
.answer { font-size: 1.1rem; line-height: 1.6; margin: 0; }
.understood, .meta { font-size: .875rem; color: var(--soft); margin: 0; }
.answer + .understood, .reason + .understood { margin-top: .4rem; }

.refusal { border-left: 4px dashed currentColor; border-radius: 4px; padding: .75rem 1rem;
  background: color-mix(in srgb, currentColor 6%, transparent); }
.refusal h3 { margin: 0 0 .25rem; padding: 0; font-size: 1.05rem; }
.refusal p { margin: .25rem 0 0; }
.refusal .reason { color: var(--soft); }

.citation h3 { font-size: 1rem; font-weight: 600; margin: 0; padding: 0; line-height: 1.4; }
.citation .text, .resolution .text {
  font-family: var(--serif); font-size: 1.05rem; line-height: 1.6; margin: 0; }
.citation .chapeau { color: var(--soft); margin: .6rem 0 0; font-size: .95rem;
  font-family: var(--serif); line-height: 1.55; }
.citation .text { margin-top: .6rem; }
.citation .chapeau + .text { margin-left: 1.5rem; }
.footnote { color: var(--soft); font-size: .875rem; line-height: 1.45; margin: .35rem 0 0;
  overflow-wrap: anywhere; }
mark { background: color-mix(in srgb, var(--un-blue) 22%, transparent); color: inherit;
  font-weight: 700; text-decoration: underline; text-decoration-thickness: 2px;
  text-underline-offset: 3px; text-decoration-color: var(--un-blue);
  padding: 0 .1em; border-radius: 2px; }

.resolution { overflow-wrap: anywhere; }
.resolution .symbol { color: var(--soft); font-weight: 600; margin: 0; letter-spacing: .02em; }
.resolution h2 { margin: .1rem 0 .75rem; padding: 0; font-size: 1.5rem; line-height: 1.3; }
.resolution h3 { margin: 2rem 0 .5rem; padding: 0 0 .3rem; font-size: 1rem;
  border-bottom: 2px solid var(--un-blue); }
.resolution dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
  gap: .5rem 1.5rem; margin: 0; padding: 0; }
.resolution dt { font-size: .8rem; color: var(--soft); }
.resolution dd { margin: 0; }
.resolution dd.unstated { color: var(--soft); font-style: italic; }
.resolution .opening { font-style: italic; margin: 0 0 .25rem; padding-left: 3.75rem; }
.resolution .paragraph { display: grid; grid-template-columns: 2.75rem 1fr; gap: .75rem;
  padding: .45rem .5rem .45rem 0; border-left: 4px solid transparent; scroll-margin: 6rem; }
.resolution .number { text-align: right; font-variant-numeric: tabular-nums; line-height: 1.68; }
.resolution .running { color: var(--soft); font-size: .875rem; line-height: 1.92; }
.resolution .point { margin-left: 2.25rem; }
.resolution .subpoint { margin-left: 4.5rem; }
.resolution .closing { margin-top: 1.5rem; text-align: right; white-space: pre-wrap; }
.resolution .cited { border-left-color: var(--un-blue); border-radius: 4px;
  background: color-mix(in srgb, var(--un-blue) 14%, transparent); }
.resolution .cited:focus-visible { outline: 2px solid var(--un-blue); }
.resolution .cited-note { font-size: .8rem; font-weight: 600; display: block; }
.resolution .closing .cited-note { text-align: right; }

.verdict { --tone: var(--un-blue); border-left: 6px solid var(--tone); border-radius: 4px;
  padding: .75rem 1rem; scroll-margin-top: 6rem;
  background: color-mix(in srgb, var(--tone) 10%, transparent); }
.verdict.wrong { --tone: #c8403a; border-left-style: double; }
.verdict.open { --tone: #b27d12; border-left-style: dashed; }
.verdict:focus { outline: none; }
.verdict:focus-visible { outline: 2px solid var(--tone); outline-offset: 2px; }
.verdict h2 { display: flex; gap: .6rem; align-items: center; margin: 0 0 .35rem; padding: 0;
  font-size: 1.35rem; line-height: 1.3; }
.verdict .sign { flex: none; width: 2rem; height: 2rem; border: 2px solid var(--tone);
  border-radius: 50%; display: grid; place-items: center; font-size: 1.1rem; line-height: 1; }
.verdict p { margin: .35rem 0 0; overflow-wrap: anywhere; }
.compared .sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.compared .side { border: 1px solid color-mix(in srgb, currentColor 22%, transparent);
  border-radius: .5rem; padding: .75rem 1rem; min-width: 0; }
.compared h3, .wording h3 { font-size: 1rem; line-height: 1.4; margin: 0; padding: 0; }
.compared .text, .wording .text { font-family: var(--serif); font-size: 1.05rem;
  line-height: 1.75; margin: .5rem 0 0; white-space: pre-wrap; }
.compared del, .compared ins { --tone: #c8403a; padding: 0 .15em; border-radius: 2px;
  text-decoration: none; background: color-mix(in srgb, var(--tone) 16%, transparent); }
.compared ins { --tone: #2c8a57; }
.compared bdi { text-decoration: line-through 2px var(--tone); }
.compared ins bdi { text-decoration: underline 2px var(--tone); text-underline-offset: 3px; }
.compared .own bdi { text-decoration: underline dotted 2px; text-underline-offset: 3px; }
.compared del::before { content: "−"; } .compared ins::before { content: "+"; }
.compared .gap::before { content: "‸"; font-size: 1.6em; font-weight: 700; line-height: 0; }
.compared.permitted del, .compared.permitted ins { --tone: var(--un-blue); }
.compared .grave { font-weight: 700; }
.compared [data-number]::after { content: attr(data-number); font: 600 .65rem/1 sans-serif;
  vertical-align: super; margin-left: .1em; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; user-select: none; }
.compared .legend { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: .6rem 0 0;
  font-size: .875rem; }
.compared .changes { margin: .75rem 0 0; padding-left: 1.75rem; }
.compared .changes li { margin: .25rem 0; overflow-wrap: anywhere; }
.compared .kind { font-weight: 600; margin-right: .5rem; }
.compared strong.grave { border: 1.5px solid currentColor; border-radius: 1rem;
  padding: 0 .5rem; margin-right: .5rem; font-size: .8rem; }
.versions .none { border-style: dashed; } .versions .absent { color: var(--soft); margin: 0; }
.versions .side h3 { font-size: .875rem; color: var(--soft); }
.versions .chapeau { color: var(--soft); margin: .4rem 0 0; font-family: var(--serif); }
.legend .own bdi { text-decoration: underline dotted 2px; text-underline-offset: 3px; }
.pair { font-size: 1.05rem; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem;
  align-items: baseline; }
.pair .sign { font-weight: 700; width: 1.1em; } .pair .meta { font-weight: 400; }
.same .text { font-family: var(--serif); line-height: 1.55; margin: 0; }
.step { margin: 0; }
[data-testid="stVegaLiteChart"] svg text { fill: currentColor; }
.missing, .cited-list ol { margin: .25rem 0 0; padding-left: 2rem; }
.missing li, .cited-list li { margin: .2rem 0; overflow-wrap: anywhere; }
.cited-list h2 { font-size: 1.1rem; margin: .5rem 0 0; padding: 0; }
@media (min-width: 641px) { .standing td:nth-child(n) { width: 18%; }
  .standing td:first-child { width: 46%; } }
.standing h2 { font-size: 1.1rem; }
.draft h2 { font-size: 1.25rem; margin: 0; padding: 0; overflow-wrap: anywhere; }
.draft p { margin: .2rem 0 0; overflow-wrap: anywhere; }
.draft td > p:first-child { margin-top: 0; }
.draft table { width: 100%; border-collapse: collapse; margin-top: .75rem; }
.draft th, .draft td { text-align: left; vertical-align: top; padding: .5rem .6rem;
  border: 0; border-bottom: 1px solid color-mix(in srgb, currentColor 22%, transparent); }
.draft th { font-size: .875rem; } .draft td { width: 18%; }
.draft td:nth-child(n+3) { width: 32%; }
.draft .text { font-family: var(--serif); line-height: 1.5; }
.draft .sign { display: inline-block; width: 1.4em; font-weight: 700; }
.draft .wrong td:first-child { box-shadow: inset 4px 0 #c8403a; }
.draft .open td:first-child { box-shadow: inset 4px 0 #b27d12; }
.listed h3 { font-size: 1rem; margin: 0; padding: 0; }
.listed p, .change li, .facts dd, .facts summary { overflow-wrap: anywhere; }
.listed .titled { margin: .2rem 0; }
.change { scroll-margin-top: 6rem; } .change:focus { outline: none; }
.change h2 { font-size: 1.25rem; padding: 0; }
.change h3 { font-size: 1rem; margin: .75rem 0 .25rem; padding: 0; }
.change ul { margin: 0; padding-left: 1.5rem; }
[data-testid="stBaseButton-tertiary"] { justify-content: start; text-align: start; }
.linked { font-size: 1rem; margin: .25rem 0 0; padding: 0; }
.facts dl { margin: 0; } .facts dt { font-size: .875rem; font-weight: 600; margin-top: .6rem; }
.facts dd { margin: 0; } .facts .meta { font-size: .8rem; }
[data-outdated] .verdict h2::before { content: "Earlier check:"; }
[data-outdated] .verdict, [data-outdated] .compared, [data-outdated] .wording { opacity: .6; }

[data-testid="stAlert"] code { font: inherit; color: inherit; background: none; padding: 0;
  white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 640px) {
  [data-testid^="stChatMessageAvatar"] { display: none; }
  .resolution .paragraph { grid-template-columns: 1.75rem 1fr; gap: .5rem; }
  .resolution .opening { padding-left: 2.5rem; }
  .resolution .point { margin-left: 1.25rem; }
  .resolution .subpoint { margin-left: 2.5rem; }
  .citation .chapeau + .text { margin-left: .75rem; }
  .compared .sides { grid-template-columns: 1fr; }
  .draft thead { display: none; }
  .draft tr { display: block; padding: .5rem 0;
    border-bottom: 2px solid color-mix(in srgb, currentColor 30%, transparent); }
  .draft td, .draft td:nth-child(n+3) { display: block; width: auto; border: 0;
    padding: .2rem .6rem; }
  .draft td::before { content: attr(data-label); display: block; font-size: .8rem;
    color: var(--soft); }
  .draft td:empty { display: none; }
}
"""

# Given as text, because an icon by name would be fetched from another server.
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="6" fill="#009edb"/>'
    '<path d="M8 8h16M8 13h16M12 18h12M12 23h8" stroke="#fff" stroke-width="2.5"/></svg>'
)


def dress() -> None:
    """Put the style sheet on the page."""
    st.html(f"<style>{_CSS}</style>")
