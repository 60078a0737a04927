"""Small controls that Streamlit lacks: copying a text, bringing an element into view, and
saying that a result is no longer that of what the form holds.

What they are given is set as text or as an attribute by the browser, never as HTML.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

# navigator.clipboard exists only on https and on localhost; elsewhere the old way still works.
_COPY_JS = """
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.appendChild(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("copying is not allowed");
}
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const said = parentElement.querySelector("[role=status]");
  button.textContent = data.label;
  button.setAttribute("aria-label", data.label + ": " + data.what);
  button.onclick = () => copy(data.text).then(
    () => { said.textContent = "Copied"; },
    () => { said.textContent = "The browser does not allow copying: select the text"; });
}
"""

_COPY_HTML = '<button type="button"></button><span role="status"></span>'

_COPY_CSS = """
button { font: inherit; color: inherit; background: transparent; cursor: pointer;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius, .5rem);
  min-height: 2.5rem; padding: .25rem .75rem; font-size: .875rem; white-space: nowrap; }
@media (hover: hover) { button:hover { border-color: var(--st-primary-color);
  color: var(--st-primary-color); } }
button:focus-visible { border-color: var(--st-primary-color);
  color: var(--st-primary-color); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
[role=status]:not(:empty) { margin-left: .6rem; font-size: .875rem; }
"""

# The element may be drawn a moment after this one, and what is drawn or loaded later (fonts, the
# rest of an answer, Streamlit's own scrolling of a chat to its end) moves it away again: it is
# held in its place for a second, unless the reader scrolls, types or clicks. The token keeps the
# view still when the page is drawn again for another reason.
_REVEAL_JS = """
const revealed = new Set();
const HOLD = 1000;
export default function ({ data }) {
  if (revealed.has(data.token)) return;
  let until = 0;
  let stopped = false;
  const stop = () => { stopped = true; };
  const events = ["wheel", "touchstart", "keydown", "pointerdown"];
  events.forEach((event) => window.addEventListener(event, stop, { passive: true }));
  const look = (now) => {
    if (stopped || (until && now > until)) return;
    const element = document.getElementById(data.id);
    if (element) {
      if (!until) {
        until = now + HOLD;
        revealed.add(data.token);
        if (data.focus) element.focus({ preventScroll: true });
      }
      element.scrollIntoView({ block: data.block });
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return () => {
    stop();
    events.forEach((event) => window.removeEventListener(event, stop));
  };
}
"""

# The result names the quotation that it is for, but the box above it can be edited at any time
# and the server hears of it only when the form is sent: so the browser says it.
_EDITED_JS = """
export default function ({ data, parentElement }) {
  const said = parentElement.querySelector("[role=status]");
  const compare = () => {
    const changed = data.fields.some(({ label, value }) => {
      const field = document.querySelector(`[aria-label="${CSS.escape(label)}"]`);
      return field && field.value.trim() !== value.trim();
    });
    const result = document.querySelector(data.result);
    if (result) result.toggleAttribute("data-outdated", changed);
    const notice = changed ? data.notice : "";
    if (said.textContent !== notice) said.textContent = notice;
  };
  document.addEventListener("input", compare, true);
  const first = setTimeout(compare, 200);
  return () => { clearTimeout(first); document.removeEventListener("input", compare, true); };
}
"""

_EDITED_CSS = """
[role=status]:not(:empty) { padding: .5rem .75rem; border-radius: .25rem; font-weight: 600;
  border: 2px dashed var(--st-primary-color); }
"""

_copy = st.components.v2.component(
    "copy_citation", html=_COPY_HTML, css=_COPY_CSS, js=_COPY_JS
)
_edited = st.components.v2.component(
    "say_when_edited", html='<div role="status"></div>', css=_EDITED_CSS, js=_EDITED_JS
)
_VIEW = "view"
_VISITS = "visits"
_reveal = st.components.v2.component("bring_into_view", js=_REVEAL_JS)


def copy_button(text: str, key: str, label: str = "Copy citation", what: str = "") -> None:
    """A button that copies ``text``, and says so.

    ``what`` tells a screen reader what is copied, where ``text`` is too long to be read out.
    """
    _copy(data={"text": text, "label": label, "what": what or text}, key=key, width="content")


def visit(view: str) -> int:
    """A number that is new whenever the reader comes to ``view`` from another one."""
    if st.session_state.get(_VIEW) != view:
        st.session_state[_VIEW] = view
        st.session_state[_VISITS] = int(st.session_state.get(_VISITS, 0)) + 1
    return int(st.session_state[_VISITS])


def bring_into_view(id: str, token: str, *, block: str = "center", focus: bool = False) -> None:
    """Scroll to the element ``id``, once for each ``token``.

    ``block`` is where it comes to stand, "start" or "center"; ``focus`` also moves the keyboard
    and the screen reader there.
    """
    data = {"id": id, "token": token, "block": block, "focus": focus}
    _reveal(data=data, key="bring into view", height=1)


def say_when_edited(fields: Mapping[str, str], result: str, notice: str) -> None:
    """Show ``notice`` while a field does not hold what the result below was made from.

    ``fields`` gives the value of each by its label; the element that the selector ``result``
    finds gets the attribute ``data-outdated`` meanwhile.
    """
    held = [{"label": label, "value": value} for label, value in fields.items()]
    _edited(data={"fields": held, "result": result, "notice": notice}, key="say when edited")
