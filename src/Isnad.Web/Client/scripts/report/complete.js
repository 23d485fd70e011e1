import { ask } from "../server.js";
import { element } from "../elements.js";

const PAUSE = 120;
let number = 0;

/**
 * An input that completes what is typed from the server (the combobox pattern of ARIA 1.2).
 * @param {string} url answers ?q= with a list of {label, within?}
 * @param {(choice: object | null, typed: string) => void} chosen hears of a choice, or of words that were left as typed
 */
export function complete({ url, value, label, none, chosen }) {
  const id = `complete-${++number}`;
  const list = element("ul", { id, role: "listbox", hidden: true, className: "choices" });
  const input = element("input", { value, dir: "auto", role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id, "aria-label": label });
  let found = [], at = -1, timer = 0, asked = 0, isLeft = false;

  const show = (open) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) input.removeAttribute("aria-activedescendant");
  };
  const point = (index) => {
    at = index;
    [...list.children].forEach((row, i) => row.setAttribute("aria-selected", String(i === at)));
    if (at >= 0) {
      input.setAttribute("aria-activedescendant", `${id}-${at}`);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  };
  /** Words that nothing was chosen for stay as they were typed. */
  const leave = () => {
    clearTimeout(timer);
    asked++;
    show(false);
    if (isLeft) chosen(null, input.value.trim());
    isLeft = false;
  };
  const take = (index) => {
    isLeft = false;
    input.value = found[index].label;
    show(false);
    chosen(found[index], input.value);
  };
  const look = async () => {
    const mine = ++asked, typed = input.value.trim();
    const answer = typed ? await ask(`${url}?q=${encodeURIComponent(typed)}`) : [];
    if (mine !== asked) return;
    found = answer;
    list.replaceChildren(...found.map((item, i) => element("li", { id: `${id}-${i}`, role: "option", onmousedown: (event) => { event.preventDefault(); take(i); } },
      element("bdi", {}, item.label), item.within ? element("span", { className: "quiet" }, ` ${item.within}`) : null)));
    if (found.length === 0 && typed) list.append(element("li", { className: "quiet" }, none));
    show(typed !== "");
    point(found.length ? 0 : -1);
  };
  input.addEventListener("input", () => {
    isLeft = true;
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    // Before the form is sent by the same key.
    if (event.key === "Enter" && (list.hidden || at < 0)) return leave();
    if (list.hidden) return;
    if (event.key === "ArrowDown") point(Math.min(at + 1, found.length - 1));
    else if (event.key === "ArrowUp") point(Math.max(at - 1, 0));
    else if (event.key === "Enter" && at >= 0) take(at);
    else if (event.key === "Escape") show(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener("blur", leave);
  return element("span", { className: "complete" }, input, list);
}
