// Moves the page through time: the slider asks the server for the page as of a day and
// puts it in this one's place. Without this the form does the same with a button.
const pages = new Map();
let wanted = "";

const fetched = (day) => {
  if (!pages.has(day)) {
    const address = `${location.pathname}?as_of=${encodeURIComponent(day)}`;
    pages.set(day, fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.text();
    }).catch((error) => { pages.delete(day); throw error; }));
  }
  return pages.get(day);
};

const redraw = async (day) => {
  wanted = day;
  const text = await fetched(day);
  if (wanted !== day) return;
  const next = new DOMParser().parseFromString(text, "text/html");
  const article = next.querySelector("article.brief");
  const slider = document.getElementById("at");
  const { value } = slider;
  const top = slider.getBoundingClientRect().top;
  document.querySelector("article.brief").replaceWith(article);
  history.replaceState(null, "", `${location.pathname}?as_of=${day}`);
  ready();
  const moved = document.getElementById("at");
  moved.value = value;
  moved.focus({ preventScroll: true });
  scrollBy(0, moved.getBoundingClientRect().top - top);
  document.dispatchEvent(new Event("sayso:redrawn"));
};

const ready = () => {
  const form = document.querySelector("form[data-as-of]");
  if (!form) return;
  form.classList.add("live");
  const stops = [...form.querySelectorAll("datalist option")];
  const slider = form.querySelector("input[type=range]");
  const shown = form.querySelector("[data-shown]");
  let timer;
  slider.addEventListener("input", () => {
    const stop = stops[Number(slider.value)];
    shown.textContent = stop.label;
    slider.setAttribute("aria-valuetext", stop.label);
    clearTimeout(timer);
    timer = setTimeout(() => { redraw(stop.dataset.day).catch(() => form.requestSubmit()); }, 120);
  });
};
ready();
