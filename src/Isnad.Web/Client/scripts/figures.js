// Plots of the page's tables: what is drawn is what the table says. Bars run from the side on which reading begins.
import { areaY, axisX, axisY, barX, lineY, plot, rectY, ruleX, ruleY, text, tickX } from "@observablehq/plot";

const MOST_BARS = 20;
const WEEK = 7 * 86_400_000;
const rtl = document.dir === "rtl";

/** Words that run as the page does, within a picture that runs from left to right: set apart (Unicode's RLI and PDI). */
const apart = (words) => (rtl ? `\u2067${words}\u2069` : words);

const colour = (name) => `var(--${name})`;

/** Rows of a table as arrays: words, then numbers. */
const rowsOf = (name) => [...document.querySelectorAll(`[data-table="${name}"] tbody tr`)].map((row) => [...row.cells].map((cell, i) => (i === 0 ? cell.textContent.trim() : Number(cell.textContent))));

const side = (words, width) => Math.min(width * 0.42, 16 + Math.max(...words.map((word) => word.length)) * 7.5);

/** Bars beside their names; `range` draws lowest to highest in place of a bar from zero. */
function bars(root, rows, label, range) {
  const width = Math.max(300, root.clientWidth);
  const words = rows.map(([word]) => word);
  const margin = side(words, width);
  const [from, to] = range ? [2, 3] : [null, 1];
  const shown = range ? rows.filter((row) => row[to] > 0) : rows;
  if (shown.length === 0) return;
  const names = shown.map(([word]) => word);
  const value = (row) => (range && row[from] < row[to] ? `${row[from]}–${row[to]}` : `${row[to]}`);
  root.append(plot({
    width, height: 42 + shown.length * 22, marginLeft: rtl ? 96 : margin, marginRight: rtl ? margin : 96, marginTop: 36, marginBottom: 6,
    ariaLabel: label, ariaDescription: shown.slice(0, 5).map((row) => `${row[0]}: ${value(row)}`).join("; "),
    x: { label: apart(label), labelOffset: 34, axis: "top", reverse: rtl, grid: true, ticks: 4, tickFormat: "~s" }, y: { domain: names, label: null, axis: null },
    marks: [
      // A name that a phone has no room for ends in dots; the table has it whole.
      axisY({ anchor: rtl ? "right" : "left", tickSize: 0, label: null, lineWidth: (margin - 12) / 10, textOverflow: "ellipsis" }),
      range
        ? [barX(shown.filter((row) => row[from] < row[to]), { x1: (row) => row[from], x2: (row) => row[to], y: "0", fill: colour("fault"), fillOpacity: 0.5, inset: 4 }), tickX(shown, { x: (row) => row[to], y: "0", stroke: colour("fault"), strokeWidth: 3, inset: 2 })]
        : barX(shown, { x: (row) => row[to], y: "0", fill: colour("lead"), inset: 2 }),
      text(shown, { x: (row) => row[to], y: "0", text: value, textAnchor: rtl ? "end" : "start", dx: rtl ? -6 : 6, fill: "currentColor" }),
      ruleX([0]),
    ],
  }));
}

/** Names days in the page's language: the day where it is not the first, the month by its names (in Arabic the Levant's over the Gulf's), the year where it begins. */
const monthNames = (names) => (date, at) => {
  const [first, second] = names[date.getUTCMonth()].split("/");
  const day = date.getUTCDate() === 1 ? "" : `${date.getUTCDate()} `;
  const year = at === 0 || (date.getUTCMonth() === 0 && date.getUTCDate() <= 7) ? `${date.getUTCFullYear()}` : "";
  return [apart(day + first), second, year].filter(Boolean).join("\n");
};

/** Each row parted among its columns. */
function parts(root, rows, columns) {
  const width = Math.max(300, root.clientWidth);
  const margin = side(rows.map(([word]) => word), width);
  const total = (row) => row.slice(1).reduce((sum, value) => sum + value, 0);
  const cells = rows.flatMap((row) => columns.map((column, i) => ({ name: row[0], column, share: (100 * row[i + 1]) / total(row) })));
  root.append(plot({
    width, height: 42 + rows.length * 22, marginLeft: rtl ? 60 : margin, marginRight: rtl ? margin : 60, marginTop: 36, marginBottom: 6,
    ariaLabel: root.dataset.label, ariaDescription: rows.slice(0, 5).map((row) => `${row[0]}: ${row.slice(1).join(", ")}`).join("; "),
    x: { label: apart(root.dataset.label), labelOffset: 34, axis: "top", reverse: rtl, grid: true, ticks: 4, domain: [0, 100] }, y: { domain: rows.map(([word]) => word), label: null, axis: null },
    color: { type: "categorical", domain: columns, range: columns.map((column) => colour(`share-${column}`)) },
    marks: [
      axisY({ anchor: rtl ? "right" : "left", tickSize: 0, label: null }),
      barX(cells, { x: "share", y: "name", fill: "column", inset: 2 }),
      text(rows, { x: 100, y: "0", text: (row) => `${total(row)}`, textAnchor: rtl ? "end" : "start", dx: rtl ? -6 : 6, fill: "currentColor" }),
      ruleX([0]),
    ],
  }));
}

function weeks(root, rows) {
  // Weeks far from those of publication stand in the table alone: a plot that reached to them would show nothing else.
  const shown = rows.filter(([day]) => day >= root.dataset.from && day <= root.dataset.to).map(([day, ...numbers]) => [new Date(`${day}T00:00:00Z`), ...numbers]);
  const frame = { width: Math.max(300, root.clientWidth), height: 212, marginLeft: 44, marginTop: 26, marginBottom: 52 };
  const x = { type: "utc", label: null };
  const months = axisX({ ticks: 6, lineHeight: 1.35, tickFormat: monthNames(root.dataset.months.split("|")) });
  const said = (column) => shown.slice(-5).map((row) => `${row[0].toISOString().slice(0, 10)}: ${row[column]}`).join("; ");
  root.append(
    plot({ ...frame, x, y: { label: null, grid: true, ticks: 4 }, title: null, ariaLabel: root.dataset.incidents, ariaDescription: said(1), marks: [months, rectY(shown, { x1: "0", x2: (row) => new Date(+row[0] + WEEK), y: "1", fill: colour("lead"), insetLeft: 0.5, insetRight: 0.5 }), text([root.dataset.incidents], { frameAnchor: "top-left", dy: -20, fill: "currentColor" }), ruleY([0])] }),
    plot({ ...frame, x, y: { label: null, grid: true, ticks: 4 }, ariaLabel: root.dataset.killed, ariaDescription: said(3), marks: [months, areaY(shown, { x: "0", y1: "2", y2: "3", fill: colour("fault"), fillOpacity: 0.35 }), lineY(shown, { x: "0", y: "3", stroke: colour("fault"), marker: "dot" }), lineY(shown, { x: "0", y: "2", stroke: colour("fault"), strokeDasharray: "3 2" }), text([root.dataset.killed], { frameAnchor: "top-left", dy: -20, fill: "currentColor" }), ruleY([0])] }),
  );
}

function draw() {
  for (const root of document.querySelectorAll("[data-plot]")) {
    const name = root.dataset.plot;
    const rows = rowsOf(name);
    root.replaceChildren();
    if (rows.length === 0) continue;
    if (name === "weeks") weeks(root, rows);
    else if (root.dataset.kind === "parts") parts(root, rows.slice(0, MOST_BARS), [...document.querySelectorAll(`[data-table="${name}"] th[data-column]`)].map((cell) => cell.dataset.column));
    else if (root.dataset.kind === "share") bars(root, rows.map((row) => [row[0], Math.round(100 * row.at(-1))]), root.dataset.label);
    else if (name === "outlets") bars(root, rows.slice(0, MOST_BARS).map(([outlet, shared, first]) => [outlet, Math.round((100 * first) / shared)]), `${root.dataset.label} (%)`);
    else {
      bars(root, rows.slice(0, MOST_BARS), root.dataset.incidents);
      bars(root, rows.slice(0, MOST_BARS), root.dataset.killed, true);
    }
    for (const picture of root.querySelectorAll("svg")) {
      picture.setAttribute("role", "img");
      // A plot is one picture with a name; the names that Plot gives to groups within are none that a reader of screens may meet.
      for (const group of picture.querySelectorAll("g")) ["aria-label", "aria-description"].forEach((name) => group.removeAttribute(name));
    }
  }
}

draw();
let width = window.innerWidth;
window.addEventListener("resize", () => {
  if (window.innerWidth === width) return;
  width = window.innerWidth;
  draw();
});
