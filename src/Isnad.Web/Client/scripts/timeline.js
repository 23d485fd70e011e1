// How many incidents there are by day, and the days that are shown: dragged over the bars, or set by two sliders with the keyboard.
const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 1000;
const HEIGHT = 96;
const FOOT = 16;
const MOST_BARS = 130;
const BEFORE = 60;
const AFTER = 21;
const STEPS = [1, 7, 30, 91, 365];

const element = (name, attributes, text) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text != null) made.textContent = text;
  return made;
};

/** A day as yyyy-mm-dd. */
export const dayText = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** A day from yyyy-mm-dd. */
export const dayOf = (text) => Math.round(Date.parse(`${text}T00:00:00Z`) / 86_400_000);

/** The days that bars are drawn for: those of publication and some around them, as far as anything happened. Old and far occurrences have no bar; they show while an end is not moved. */
function span(days, [first, last], [from, to]) {
  const near = days.filter((day) => day != null && day >= Math.min(first - BEFORE, from ?? Infinity) && day <= Math.max(last + AFTER, to ?? -Infinity));
  if (near.length === 0) return null;
  return near.reduce(([low, high], day) => [Math.min(low, day), Math.max(high, day)], [Infinity, -Infinity]);
}

/** Draws into `root`; `changed(from, to)` hears of the days chosen, null at an end that is not moved. */
export function timeline(root, days, published, chosen, changed) {
  const range = span(days, published, chosen);
  if (!range) return changed(null, null);
  const step = STEPS.find((size) => (range[1] - range[0] + 1) / size <= MOST_BARS) ?? STEPS.at(-1);
  const bars = Math.max(1, Math.ceil((range[1] - range[0] + 1) / step));
  const barOf = (day) => Math.min(bars - 1, Math.max(0, Math.floor((day - range[0]) / step)));
  const counts = new Array(bars).fill(0);
  for (const day of days) if (day != null && day >= range[0] && day <= range[1]) counts[barOf(day)]++;
  const most = Math.max(...counts);
  const width = WIDTH / bars;

  const picture = root.querySelector("svg");
  const [low, high] = root.querySelectorAll("input");
  const [lowText, highText] = root.querySelectorAll("output");
  picture.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  picture.setAttribute("preserveAspectRatio", "none");
  const drawn = counts.map((count, i) => {
    const height = count === 0 ? 0 : Math.max(2, (count / most) * (HEIGHT - FOOT - 4));
    const bar = element("rect", { class: "bar in", x: i * width, y: HEIGHT - FOOT - height, width: Math.max(0.6, width - 0.6), height });
    bar.append(element("title", {}, `${dayText(range[0] + i * step)}: ${count}`));
    return bar;
  });
  const brush = element("rect", { class: "brush", y: 0, height: HEIGHT - FOOT });
  picture.replaceChildren(brush, ...drawn);

  for (const input of [low, high]) {
    input.min = 0;
    input.max = bars - 1;
  }
  let ends = [chosen[0] == null ? 0 : barOf(chosen[0]), chosen[1] == null ? bars - 1 : barOf(chosen[1])];

  function show() {
    const [from, to] = ends;
    low.value = from;
    high.value = to;
    const first = range[0] + from * step;
    const last = Math.min(range[1], range[0] + (to + 1) * step - 1);
    for (const [input, output, text] of [[low, lowText, dayText(first)], [high, highText, dayText(last)]]) {
      output.textContent = text;
      input.setAttribute("aria-valuetext", text);
    }
    brush.setAttribute("x", from * width);
    brush.setAttribute("width", (to - from + 1) * width);
    drawn.forEach((bar, i) => bar.setAttribute("class", i >= from && i <= to ? "bar in" : "bar"));
    changed(from === 0 ? null : first, to === bars - 1 ? null : last);
  }

  low.addEventListener("input", () => { ends = [Math.min(+low.value, ends[1]), ends[1]]; show(); });
  high.addEventListener("input", () => { ends = [ends[0], Math.max(+high.value, ends[0])]; show(); });
  let start = null;
  const barAt = (event) => {
    const box = picture.getBoundingClientRect();
    return Math.min(bars - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * bars)));
  };
  picture.addEventListener("pointerdown", (event) => { start = barAt(event); picture.setPointerCapture(event.pointerId); });
  picture.addEventListener("pointermove", (event) => {
    if (start == null) return;
    const now = barAt(event);
    ends = [Math.min(start, now), Math.max(start, now)];
    show();
  });
  const end = (event) => {
    // A click alone chooses nothing: all days are shown again.
    if (start != null && event.type === "pointerup" && start === barAt(event) && ends[0] !== ends[1]) ends = [0, bars - 1];
    if (start != null) show();
    start = null;
  };
  picture.addEventListener("pointerup", end);
  picture.addEventListener("pointercancel", end);
  root.querySelector("button").addEventListener("click", () => { ends = [0, bars - 1]; show(); });
  root.hidden = false;
  show();
}
