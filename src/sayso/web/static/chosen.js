// Words that are selected in the text become the source, cue or content of the claim.
// Places are counted in code points, as the ledger counts them.
const text = document.getElementById("text");
const begin = Number(text.dataset.begin);
const points = (words) => [...words].length;

const selected = () => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const lead = points(words) - points(words.trimStart());
  const start = begin + points(before.toString()) + lead;
  return words.trim() ? { start, words: words.trim() } : null;
};

let last = null;
document.addEventListener("selectionchange", () => { last = selected() ?? last; });

document.querySelectorAll("button[data-choose]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => {
    if (!last) return;
    const part = button.dataset.choose;
    document.getElementById(part).value = last.words.split(/\s+/).join(" ");
    document.getElementById(`${part}_at`).value = `${last.start}-${last.start + points(last.words)}`;
  });
});
