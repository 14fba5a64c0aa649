// The review and the log by keyboard: the same forms, pressed by one letter each.
const items = [...document.querySelectorAll("[data-item]")];
let at = -1;

const move = (to) => {
  if (!items.length) return;
  at = Math.max(0, Math.min(items.length - 1, to));
  items[at].focus({ preventScroll: true });
  items[at].scrollIntoView({ block: "center" });
};

const pressed = (key) => {
  const one = items[at]?.querySelector(`[data-key="${key}"]`);
  if (one) one.click();
};

const help = () => {
  const keys = document.querySelector("details.keys");
  if (keys) keys.open = !keys.open;
};

const acts = {
  j: () => move(at + 1),
  k: () => move(at - 1),
  a: () => pressed("a"),
  r: () => pressed("r"),
  e: () => pressed("e"),
  u: () => (document.querySelector('.done [data-key="u"]') ?? items[at]?.querySelector('[data-key="x"]'))?.click(),
  "?": help,
};

document.addEventListener("keydown", (event) => {
  const writing = event.target.closest?.("input, textarea, select");
  if (writing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
items.forEach((item, number) => item.addEventListener("focusin", () => { at = number; }));

// After a decision the next one is at hand, where the last one was.
document.addEventListener("submit", () => sessionStorage.setItem("sayso-at", String(at)));
const last = Number(sessionStorage.getItem("sayso-at") ?? -1);
sessionStorage.removeItem("sayso-at");
if (document.querySelector(".done") && last >= 0) move(last);
