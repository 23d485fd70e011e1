// Fields that a browser draws in its own language, whatever the page's: days and files. What stands in them stays what the server reads.
import { element } from "./elements.js";

const words = document.body.dataset;
const day = /^(\d{4})-(\d{2})-(\d{2})$/;

export function startFields() {
  for (const input of document.querySelectorAll("input[type=date]")) {
    const place = document.createComment("");
    input.before(place);
    place.replaceWith(dayField(input, input.labels[0]?.textContent.trim()));
  }
  document.querySelectorAll("input[type=file]").forEach(asNamed);
}

// A day is written as all of the desk's days are, year first; the calendar is a button away. What is no day reaches nobody who listens.
export function dayField(input, label = "") {
  const value = input.value;
  Object.assign(input, { type: "text", inputMode: "numeric", dir: "ltr", maxLength: 10, size: 11, value, ariaLabel: label });
  // Each part set apart: the parts stand in the order in which they are typed.
  input.placeholder = (words.dayForm ?? "").split("-").map((part) => `\u2066${part}\u2069`).join("-");
  const frame = element("span", { className: "day", dir: "ltr" }, input);
  input.addEventListener("input", () => input.setCustomValidity(""));
  frame.addEventListener("change", (event) => {
    if (event.target !== input) return;
    input.value = withYearFirst(input.value);
    input.setCustomValidity((input.value === "" && !input.required) || isDay(input.value) ? "" : words.dayFault);
    if (!input.checkValidity()) {
      event.stopImmediatePropagation();
      input.reportValidity();
    }
  }, true);
  if (!("showPicker" in input)) return frame;
  const calendar = element("input", { type: "date", className: "unseen", tabIndex: -1, ariaHidden: "true" });
  calendar.addEventListener("change", (event) => {
    event.stopPropagation();
    input.value = calendar.value;
    for (const name of ["input", "change"]) input.dispatchEvent(new Event(name, { bubbles: true }));
  });
  frame.append(element("button", { type: "button", className: "plain calendar", title: words.chooseDay, ariaLabel: `${words.chooseDay}: ${label}`, onclick: () => {
    calendar.value = isDay(input.value) ? input.value : "";
    calendar.showPicker();
  } }), calendar);
  return frame;
}

export function withYearFirst(text) {
  const plain = text.trim().replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15)).replace(/[\/.\u066b\u060d]/g, "-");
  const parts = plain.split("-");
  if (parts.length !== 3 || parts.some((part) => !/^\d+$/.test(part))) return plain;
  const [year, month, date] = parts[2].length === 4 ? parts.reverse() : parts;
  return `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
}

function isDay(text) {
  const parts = day.exec(text);
  const date = parts && new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  return Boolean(date) && date.toISOString().startsWith(text);
}

// The browser's own button lies over one in the page's language, so that keys, clicks and files dropped on it work as ever.
function asNamed(input) {
  const many = input.multiple;
  const name = element("bdi", { textContent: words.chooseNone });
  const face = element("span", { className: "face", ariaHidden: "true" });
  const frame = element("span", { className: "file" });
  face.append(element("span", { className: "button", textContent: many ? words.chooseFiles : words.chooseFile }), name);
  input.replaceWith(frame);
  frame.append(face, input);
  const show = () => (name.textContent = [...input.files].map((file) => file.name).join(" \u00b7 ") || words.chooseNone);
  input.addEventListener("change", show);
  show();
}
