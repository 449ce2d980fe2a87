// Words that somebody selects in the article are offered as a statement that was missed. By mouse or touch as in any text; by
// keyboard from the find in focus, a word at a time: Shift with → and ← moves the end, Shift with ↓ and ↑ the beginning, Enter
// takes the words and Escape lets them go. Joined to text.js by text.py. Places here count as JavaScript counts a string.

const MOVES = { ArrowRight: ["end", 1], ArrowLeft: ["end", -1], ArrowDown: ["start", 1], ArrowUp: ["start", -1] };
const SETTLED = 150; // milliseconds after which a selection that changes is taken for one that was made

// `add` gets the selected words with their place in characters, as Python counts them. Gives the way to end all this.
function offerSelection(article, add) {
  const offer = article.parentElement.querySelector(".offer");
  const watching = new AbortController();
  let timer;
  article.watching?.abort();
  article.watching = watching;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(() => showOffer(article, offer), SETTLED);
  }, { signal: watching.signal });
  offer.onmousedown = (event) => event.preventDefault(); // which would end the selection
  offer.onclick = () => takeSelection(article, add);
  return () => watching.abort();
}

function takeSelection(article, add) {
  const place = selected(article);
  if (!place) return false;
  const text = textOf(article);
  const count = (at) => [...text.slice(0, at)].length;
  add({ start: count(place.start), end: count(place.end), text: text.slice(place.start, place.end) });
  dropSelection(article);
  return true;
}

// Whether the key was one for selecting.
function selectByKey(article, event) {
  if (event.key === "Escape" && selected(article)) dropSelection(article);
  else if (event.shiftKey && MOVES[event.key]) moveSelection(article, event.target, ...MOVES[event.key]);
  else return false;
  return true;
}

function moveSelection(article, from, which, step) {
  const words = [...textOf(article).matchAll(/\S*[^\s.,;:!?]/g)].map((word) => ({ start: word.index, end: word.index + word[0].length }));
  const now = selected(article);
  const place = now ? { ...now } : around(article, from, words);
  if (now || step < 0 === (which === "start")) {
    const further = words.filter((word) => (step > 0 ? word[which] > place[which] : word[which] < place[which]));
    place[which] = further.at(step > 0 ? 0 : -1)?.[which] ?? place[which];
  }
  if (place.start < place.end) select(article, place);
}

// The find in focus; where the article has none, its first word.
function around(article, find, words) {
  if (find === article) return { ...words[0] };
  const start = placeOf(article, find, 0);
  return { start, end: placeOf(article, find, find.childNodes.length) };
}

function showOffer(article, offer) {
  const place = selected(article);
  offer.hidden = !place;
  article.parentElement.querySelector(".selected-words").textContent = place ? told(textOf(article).slice(place.start, place.end)) : "";
  if (!place) return;
  const range = rangeOf(article, place).getClientRects();
  const [last, frame] = [range[range.length - 1], article.parentElement.getBoundingClientRect()];
  if (!last) return;
  offer.style.top = `${last.bottom - frame.top + 6}px`;
  offer.style.left = `${Math.max(0, Math.min(last.right - frame.left - 40, frame.width - offer.offsetWidth - 4))}px`;
}

function told(words) {
  const count = words.split(/\s+/).length;
  return `Selected: “${words}”, ${count} ${count === 1 ? "word" : "words"}. Enter adds a statement.`;
}

// {start, end} of the words that are selected in the article, without the space around them; null where there are none.
function selected(article) {
  const root = article.getRootNode();
  const range = selectedRange(root);
  if (!range || range.startContainer.getRootNode() !== root || range.endContainer.getRootNode() !== root) return null;
  const start = placeOf(article, range.startContainer, range.startOffset);
  const words = textOf(article).slice(start, placeOf(article, range.endContainer, range.endOffset));
  const trimmed = words.trim();
  const before = start + words.length - words.trimStart().length;
  return trimmed ? { start: before, end: before + trimmed.length } : null;
}

// Inside a shadow tree each browser has its own way to ask.
function selectedRange(root) {
  const selection = document.getSelection();
  const inside = root.getSelection?.();
  if (inside?.rangeCount) return inside.getRangeAt(0);
  if (selection?.getComposedRanges) return selection.getComposedRanges({ shadowRoots: [root] })[0];
  return selection?.rangeCount ? selection.getRangeAt(0) : null;
}

function select(article, place) {
  const range = rangeOf(article, place);
  const selection = article.getRootNode().getSelection?.() ?? document.getSelection();
  selection.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
}

function dropSelection(article) {
  (article.getRootNode().getSelection?.() ?? document.getSelection()).removeAllRanges();
}

function rangeOf(article, place) {
  const range = document.createRange();
  let before = 0;
  for (const piece of pieces(article)) {
    const after = before + piece.length;
    if (before <= place.start && place.start < after) range.setStart(piece, place.start - before);
    if (before < place.end && place.end <= after) range.setEnd(piece, place.end - before);
    before = after;
  }
  return range;
}

// How many characters of the text stand before a point of the tree.
function placeOf(article, container, offset) {
  const before = document.createRange();
  before.setStart(article.getRootNode(), 0);
  before.setEnd(container, offset);
  let count = 0;
  for (const piece of pieces(article)) {
    if (piece === container) return count + offset;
    if (before.comparePoint(piece, piece.length) > 0) return count;
    count += piece.length;
  }
  return count;
}

function textOf(article) {
  return pieces(article).map((piece) => piece.data).join("");
}

// The text as it was written: without the notes in the margin.
function pieces(article) {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(".note")) found.push(walker.currentNode);
  return found;
}
