// Shows the article and tells the page what was picked, by mouse or by keyboard: Tab enters the text, the arrow keys go from
// find to find, Enter picks. What is selected is offered as a statement (selection.js). The HTML comes escaped from
// pages/ui/reader/html.py.
export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const article = parentElement.querySelector(".article");
  if (article.dataset.shown !== data.shown) {
    article.innerHTML = data.html;
    article.dataset.shown = data.shown;
    prepare(article);
  }
  article.classList.toggle("noted", data.noted);
  show(article, data.picked);
  scroll(article, data.scroll);

  article.onclick = (event) => {
    const found = event.target.closest("[data-id]");
    if (found && !selected(article)) pick(found);
  };
  article.onkeydown = (event) => {
    if (selectByKey(article, event) || (event.key === "Enter" && takeSelection(article, add))) {
      event.preventDefault();
      return;
    }
    const finds = [...article.querySelectorAll("[tabindex]")];
    const at = finds.indexOf(event.target);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (at < 0) return;
    if (event.key === "Enter" || event.key === " ") pick(event.target);
    else if (event.key === "Home") enter(finds, 0);
    else if (event.key === "End") enter(finds, finds.length - 1);
    else if (step) enter(finds, Math.min(Math.max(at + step, 0), finds.length - 1));
    else return;
    event.preventDefault();
  };
  article.onmouseover = article.onmouseout = (event) => {
    const id = event.target.closest?.("[data-id]")?.dataset.id;
    for (const part of article.querySelectorAll(".hovered")) part.classList.remove("hovered");
    if (id && event.type === "mouseover") for (const part of parts(article, id)) part.classList.add("hovered");
  };

  return offerSelection(article, add);

  function pick(found) {
    show(article, found.dataset.id);
    setStateValue("picked", found.dataset.id);
  }

  function add(words) {
    setTriggerValue("selected", words);
  }
}

function parts(article, id) {
  return article.querySelectorAll(`[data-id="${CSS.escape(id)}"]`);
}

function prepare(article) {
  const seen = new Set();
  for (const part of article.querySelectorAll("[data-id]")) {
    if (seen.has(part.dataset.id)) continue;
    part.setAttribute("role", "link"); // to what is known of it; a button may hold no other, and marks lie inside each other
    part.setAttribute("tabindex", seen.size ? "-1" : "0");
    seen.add(part.dataset.id);
  }
  if (!seen.size) article.setAttribute("tabindex", "0");
}

function enter(finds, at) {
  for (const find of finds) find.setAttribute("tabindex", "-1");
  finds[at].setAttribute("tabindex", "0");
  finds[at].focus();
}

function show(article, id) {
  for (const part of article.querySelectorAll(".picked, .kin")) part.classList.remove("picked", "kin");
  for (const part of article.querySelectorAll("[aria-current]")) part.removeAttribute("aria-current");
  if (!id) return;
  const chosen = parts(article, id);
  for (const part of chosen) part.classList.add("picked");
  chosen[0]?.setAttribute("aria-current", "true");
  const actor = chosen[0]?.dataset.actor;
  if (actor) for (const part of article.querySelectorAll(`[data-actor="${CSS.escape(actor)}"]`)) part.classList.add("kin");
}

function scroll(article, to) {
  if (!to || article.dataset.scrolled === to) return;
  article.dataset.scrolled = to;
  const name = to.split("@")[0];
  const place = name === "target" ? article.querySelector(".target") : parts(article, name)[0];
  if (place) setTimeout(() => place.scrollIntoView({ block: "center" }), 150);
}
