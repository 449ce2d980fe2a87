"""*Copy link*: the address of this very view, to the clipboard or to select by hand."""

from __future__ import annotations

import streamlit as st

_HTML = """
<button type="button" class="copy"><span class="sign" aria-hidden="true"></span><span class="says">Copy link</span></button>
<label class="address">Link to this view<input type="text" readonly spellcheck="false"></label>
<span class="told" role="status" aria-live="polite"></span>
"""
_CSS = """
:host, * { box-sizing: border-box; font-family: var(--st-font); }
.copy { width: 100%; min-height: 2.5rem; padding: .25rem .75rem; border-radius: var(--st-button-radius, .5rem); cursor: pointer;
  border: 1px solid var(--st-border-color); background: transparent; color: var(--st-text-color); font-size: .875rem; }
.copy:hover { border-color: var(--st-primary-color); color: var(--st-link-color); }
.copy:focus-visible, input:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
.address { display: block; margin-top: .5rem; font-size: .8rem; color: var(--st-text-color); opacity: .85; }
input { display: block; width: 100%; margin-top: .15rem; padding: .35rem .5rem; font-size: .8rem; text-overflow: ellipsis;
  color: var(--st-text-color); background: var(--st-secondary-background-color); border: 1px solid var(--st-border-color);
  border-radius: .4rem; }
.told { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
"""
_JS = """
export default function({ parentElement }) {
  const button = parentElement.querySelector('.copy'), field = parentElement.querySelector('input');
  const says = parentElement.querySelector('.says'), told = parentElement.querySelector('.told');
  const show = () => { if (field.value !== window.location.href) field.value = window.location.href; };
  const byHand = () => { field.focus(); field.select(); return document.execCommand('copy'); };
  let later;
  const tell = (words) => {
    says.textContent = told.textContent = words;
    clearTimeout(later);
    later = setTimeout(() => { says.textContent = 'Copy link'; told.textContent = ''; }, 2500);
  };
  button.onclick = async () => {
    show();
    let copied = false;
    try { await navigator.clipboard.writeText(field.value); copied = true; } catch { copied = byHand(); }
    tell(copied ? 'Copied' : 'Press Ctrl+C to copy');
  };
  field.onfocus = () => { show(); field.select(); };
  show();
  const watch = setInterval(show, 400);
  return () => { clearInterval(watch); clearTimeout(later); };
}
"""
_control = st.components.v2.component("standpoint_copy_link", html=_HTML, css=_CSS, js=_JS)


def control() -> None:
    """The button and the address. Both take it from the address bar, so nothing that the browser knows of the view is lost."""
    _control(key="copy link")
