// A save that came too late: what was there, what others made of it and what was to be saved, field by field, and whose of it shall hold.
import { choose } from "../dialog.js";
import { element } from "../elements.js";
import { notice } from "../notice.js";

const sides = ["before", "theirs", "mine"];

export class Conflict {
  /**
   * @param {object} body the server's answer: decisions, whole, difference
   * @param {object} change that was refused
   * @param {object} texts words of the interface
   */
  constructor(body, change, texts) {
    Object.assign(this, { body, change, texts, met: body.difference ?? [], groups: [] });
    this.steps = change.steps ?? [];
    const isBack = this.steps.some((step) => step.verb === "taken-back");
    // Another text, or a decision that holds no more: saving it again would be refused again.
    this.mayKeep = body.outcome === "conflict" && !isBack;
    // Records that were merged or split hang together: of them nothing is taken in part.
    this.isParted = this.mayKeep && this.steps.length > 0 && this.met.length > 0 && !this.steps.some((step) => step.from?.length) && (this.met.some(isByField) || this.met.length + (this.onReport ? 1 : 0) > 1);
  }

  /** "theirs" where nothing is left to be saved; what is left of the change; null where it was only looked at. */
  async settle() {
    if (this.isAlike()) {
      notice(this.texts["conflict-alike"]);
      return this.left(() => "theirs");
    }
    this.status = element("p", { className: "fault", role: "alert", hidden: true }, this.texts["conflict-open"]);
    const content = element("div", { className: "stack", onkeydown: (event) => this.key(event) },
      this.isParted ? element("p", { className: "hint" }, this.texts["conflict-hint"]) : null,
      this.met.length ? this.met.map((one) => this.event(one)) : this.decisions(this.body.decisions), this.report(), this.status);
    const buttons = [
      this.isParted ? ["chosen", this.texts["conflict-chosen"], true] : null,
      ["theirs", this.texts["conflict-theirs"], !this.isParted],
      this.mayKeep ? ["mine", this.texts["conflict-mine"]] : null,
    ].filter(Boolean);
    const pressed = await choose(this.texts.conflict, content, buttons, { className: "conflict", may: (value) => value !== "chosen" || this.isComplete() });
    if (pressed === "chosen") return this.left((group) => group?.value() ?? "theirs");
    return pressed === "mine" ? this.left(() => "mine") : pressed;
  }

  /** Others made the same of every event. */
  isAlike() {
    return this.mayKeep && this.met.length > 0 && !this.onReport && !this.steps.some((step) => step.from?.length)
      && this.met.every((one) => !one.theirs === !one.mine && one.one_text && one.fields.every((field) => field.between === "none"));
  }

  /** What others decided on the report, where the change does too. */
  get onReport() { return this.body.whole?.at(-1) ?? null; }

  // What is shown.

  event(one) {
    const name = `${one.label} ${one.mention}`, byField = isByField(one), isEither = !one.theirs !== !one.mine;
    const rows = one.fields.map((field) => this.row(one, { ...field, label: this.texts[`field.${field.field}`], isAsked: this.isParted && byField && field.between !== "none" }));
    if (isEither || !one.one_text) rows.unshift(this.row(one, this.isEvent(one)));
    const head = (words, key) => element("th", { scope: "col" }, words, key && this.isParted ? [" ", element("kbd", {}, key)] : null);
    const table = element("table", { className: "fields" },
      element("thead", {}, element("tr", {}, head(this.texts["adjudication-field"]), head(this.texts["conflict-before"]), head(this.texts["conflict-their"], "1"), head(this.texts["conflict-own"], "2"))),
      element("tbody", {}, rows));
    return element("section", { className: "event pair", "aria-label": name }, element("header", {}, element("h3", {}, one.label), element("span", { className: "quiet number" }, one.mention)),
      this.decisions(this.body.decisions.filter((decision) => decision.mention === one.mention)),
      element("div", { className: "scroll", role: "group", "aria-label": name, tabIndex: table.querySelector("input") ? null : 0 }, table));
  }

  /** The row that asks whether it is an event at all. */
  isEvent(one) {
    return { field: "is-event", label: this.texts["adjudication-is-event"], theirs: "value", mine: "value", between: "value", isAsked: this.isParted, said: Object.fromEntries(sides.map((side) => [side, [{ said: this.texts[one[side] ? "adjudication-take" : "adjudication-leave"] }]])) };
  }

  decisions(list) {
    return element("ul", { className: "rows" }, list.map((decision) => element("li", {},
      element("span", {}, element("bdi", {}, decision.by), ` · ${decision.label ?? decision.verb}`), decision.reason ? element("q", {}, element("bdi", {}, decision.reason)) : null)));
  }

  report() {
    if (!this.onReport) return null;
    const name = this.texts["conflict-report"];
    const [theirs, mine] = this.isParted ? this.ask(null, "whole", name, this.onReport.verb === this.change.whole ? "theirs" : null) : [];
    return element("section", { className: "event pair", "aria-label": name }, element("header", {}, element("h3", {}, name)), this.decisions(this.body.whole),
      theirs ? element("fieldset", { className: "line", "data-choice": "whole" }, element("legend", { className: "unseen" }, name), element("label", {}, theirs, ` ${this.texts["conflict-their"]}`), element("label", {}, mine, ` ${this.texts["conflict-own"]}`)) : null);
  }

  /** A field in three columns; where it is asked about, one of the last two is chosen. What one person alone changed is chosen already, and where only the words differ one's own. */
  row(one, { field, label, theirs, mine, between, said, isAsked }) {
    const isOpen = theirs !== "none" && mine !== "none" && between === "value";
    const inputs = isAsked ? this.ask(one, field, label, isOpen ? null : mine === "none" ? "theirs" : "mine") : [];
    const cells = sides.map((side, i) => element("td", {}, inputs[i - 1] ? element("label", {}, inputs[i - 1], " ", ...this.values(said[side])) : this.values(said[side])));
    return element("tr", { className: between === "none" ? "" : `differs ${isOpen ? "value" : ""}`, "data-field": field, "data-choice": isAsked ? field : null },
      element("th", { scope: "row", className: field }, label, between === "words" ? element("span", { className: "quiet" }, ` ${this.texts["adjudication-words-only"]}`) : null), cells);
  }

  values(values) {
    if (!values?.length) return [element("span", { className: "quiet" }, this.texts["adjudication-none"])];
    return values.flatMap((value) => [element("span", { className: "value" }, value.said ? [element("b", {}, value.said), " "] : null, value.words ? element("q", {}, element("bdi", {}, value.words)) : null), " "]);
  }

  /** Two buttons, of which the one for what was chosen is pressed. */
  ask(one, field, label, chosen) {
    const name = `conflict-${this.groups.length}`;
    const inputs = [["theirs", "conflict-their"], ["mine", "conflict-own"]].map(([value, whose]) =>
      element("input", { type: "radio", name, value, checked: value === chosen, "aria-label": `${label}: ${this.texts[whose]}`, onchange: () => this.answered() }));
    this.groups.push({ one, field, inputs, value: () => inputs.find((input) => input.checked)?.value ?? null });
    return inputs;
  }

  // What is chosen.

  isComplete() {
    const open = this.groups.filter((group) => group.value() === null);
    for (const group of this.groups) group.inputs[0].closest("[data-choice]").classList.toggle("open", open.includes(group));
    this.status.hidden = open.length === 0;
    open[0]?.inputs[0].focus();
    return open.length === 0;
  }

  answered() { this.status.hidden = true; }

  /** 1 and 2 choose and go on to the next; Ctrl+Enter saves. */
  key(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      // The page behind would save its editor by the same key once the dialog is gone.
      event.stopPropagation();
      return event.currentTarget.closest("form").querySelector("button.first").click();
    }
    const digit = /^(?:Digit|Numpad)([12])$/.exec(event.code)?.[1], at = this.groups.findIndex((group) => group.inputs.includes(event.target));
    if (!digit || at < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const input = this.groups[at].inputs[digit - 1], next = this.groups[at + 1];
    input.checked = true;
    this.answered();
    (next ? next.inputs.find((other) => other.checked) ?? next.inputs[0] : input).focus();
  }

  /** What is left to be saved; "theirs" for nothing. @param {(group?: object) => "theirs" | "mine"} whose value of a group is taken; of what nothing was asked, without one */
  left(whose) {
    const steps = this.steps.map((step, i) => {
      const one = this.met.find((met) => met.step === i);
      return one ? this.step(step, one, whose) : step;
    }).filter(Boolean);
    const asked = this.groups.find((group) => group.field === "whole");
    const isLetGo = this.onReport && whose(asked) === "theirs";
    const { whole, reason } = isLetGo ? {} : this.change;
    return steps.length === 0 && !whole ? "theirs" : { steps, whole, reason };
  }

  step(step, one, whose) {
    const asked = this.groups.filter((group) => group.one === one);
    const theirs = asked.filter((group) => whose(group) === "theirs");
    if (asked.length ? theirs.length === asked.length : whose() === "theirs") return null;
    // Kept before under another record: it is there, and is corrected.
    const onIt = step.verb === "added" ? { ...step, verb: "corrected", mention: one.mention } : step;
    if (theirs.length === 0) return onIt;
    const { derivation, ...record } = one.mine;
    return { ...onIt, verb: "corrected", record, theirs: theirs.map((group) => group.field) };
  }
}

/** Both have the event, over one text, so that a record can be put together from both. */
function isByField(one) { return !!one.theirs && !!one.mine && one.one_text; }
