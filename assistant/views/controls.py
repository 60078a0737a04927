"""Two small controls that Streamlit lacks: copying a text, and bringing an element into view.

What they are given is set as text or as an attribute by the browser, never as HTML.
"""

from __future__ import annotations

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
  button.setAttribute("aria-label", "Copy citation: " + data.text);
  button.onclick = () => copy(data.text).then(
    () => { said.textContent = "Copied"; },
    () => { said.textContent = "The browser does not allow copying: select the citation"; });
}
"""

_COPY_HTML = '<button type="button">Copy citation</button><span role="status"></span>'

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

_copy = st.components.v2.component(
    "copy_citation", html=_COPY_HTML, css=_COPY_CSS, js=_COPY_JS
)
_VIEW = "view"
_VISITS = "visits"
_reveal = st.components.v2.component("bring_into_view", js=_REVEAL_JS)


def copy_button(text: str, key: str) -> None:
    """A button that copies ``text``, and says so."""
    _copy(data={"text": text}, key=key, width="content")


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
