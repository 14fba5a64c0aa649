// Copies a line to the clipboard; the buttons show only where that can be done.
if (navigator.clipboard) {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy]");
    if (!button) return;
    const line = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText(line.textContent.trim());
    const said = button.innerHTML;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.innerHTML = said; }, 1500);
  });
  const show = () => document.querySelectorAll("button[data-copy]").forEach((b) => { b.hidden = false; });
  show();
  document.addEventListener("sayso:redrawn", show);
}

// A link into what is folded away unfolds it.
const unfold = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let at = target.parentElement; at; at = at.parentElement) {
    if (at.tagName === "DETAILS" && !at.open) at.open = true;
  }
  target.scrollIntoView({ block: "center" });
};
addEventListener("hashchange", unfold);
if (location.hash) unfold();
