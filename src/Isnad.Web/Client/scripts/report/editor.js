// The form in which one event is corrected or added. It works on a copy of the contract's event and hands it back whole.
import { dayField } from "../fields.js";
import { element } from "../elements.js";
import { complete } from "./complete.js";
import { PlaceReadings, precisionOf } from "./readings.js";

/** Fields whose values are a list, with an empty value each. */
const lists = {
  more_places: () => ({ kind: "town", precision: "place" }),
  actors: () => ({ id: "", role: "actor" }),
  casualties: () => ({ kind: "killed", min: 1, max: 1 }),
  weapons: () => ({ kind: "other" }),
  sources: () => ({ kind: "official" }),
  denied_by: () => ({ of: "occurrence" }),
};
const order = ["triggers", "time", "place", "more_places", "actors", "casualties", "weapons", "sources", "denied_by"];

/** Fields that words may be used for, by the key that chooses them. */
export const uses = { t: "triggers", d: "time", p: "place", o: "more_places", a: "actors", c: "casualties", w: "weapons", s: "sources", n: "denied_by" };

export class Editor {
  /**
   * @param {object} event of the contract
   * @param {object} context texts, lists, guide, labels; words of the text
   * @param {{ save(event: object): void, cancel(): void, changed(event: object): void }} told
   */
  constructor(event, context, told) {
    this.event = structuredClone(event);
    this.context = context;
    this.told = told;
    this.root = element("form", { className: "editor", "aria-label": context.texts.edit ?? "", onsubmit: (submit) => { submit.preventDefault(); told.save(this.event); } });
    this.target = null;
    this.readings = new PlaceReadings(context, (value, place) => this.take(value, place));
    this.draw();
  }

  /** Uses marked words: for the value whose words are being marked, else as a new value of a field. */
  use(quoted, field) {
    const at = field ? null : this.target;
    if (at) Object.assign(at, quoted);
    else if (field === "triggers") this.event.triggers = [...(this.event.triggers ?? []), quoted].slice(0, 4);
    else if (field === "time") this.event.time = { ...(this.event.time ?? { basis: "stated", from: this.context.day, to: this.context.day }), ...quoted };
    else if (field === "place") this.event.place = { ...(this.event.place ?? { kind: "town", precision: "place" }), ...quoted };
    else if (field) this.event[field] = [...(this.event[field] ?? []), { ...lists[field](), ...quoted }];
    else return false;
    this.target = null;
    this.draw(field);
    this.told.changed(this.event);
    return true;
  }

  draw(focus) {
    const { texts } = this.context;
    this.lines = new Map();
    this.root.replaceChildren(
      this.row("type", this.types()),
      this.row("status", element("span", { className: "line" }, this.select(this.event, "status", "status", texts["field.status"]),
        element("label", {}, element("input", { type: "checkbox", checked: !!this.event.background, onchange: (change) => this.set(this.event, "background", change.target.checked) }), ` ${texts.background}`))),
      ...order.map((field) => this.row(field, this.field(field))),
      element("div", { className: "line" }, element("button", { className: "first" }, texts.save, " ", element("kbd", {}, "Ctrl+Enter")), element("button", { type: "button", onclick: () => this.told.cancel() }, texts.cancel, " ", element("kbd", {}, "Esc"))));
    const opened = this.lines.get(this.readings.value);
    if (opened) this.readings.show(this.readings.value, opened);
    if (focus) this.root.querySelector(`[data-field="${focus}"] :is(input, select):not([type="checkbox"])`)?.focus();
  }

  row(field, content) {
    return element("fieldset", { "data-field": field }, element("legend", { className: field }, this.context.texts[`field.${field}`]), element("p", { className: "hint" }, this.context.guide[field]), content);
  }

  types() {
    const groups = Object.entries(Object.groupBy(this.context.types, (type) => type.family)).map(([family, types]) =>
      element("optgroup", { label: family }, types.map((type) => element("option", { value: type.id, selected: type.id === this.event.type }, type.label))));
    return element("select", { "aria-label": this.context.texts["field.type"], onchange: (change) => this.set(this.event, "type", change.target.value) }, groups);
  }

  field(field) {
    const { texts } = this.context;
    if (field === "triggers") {
      return element("span", { className: "line" }, (this.event.triggers ?? []).map((value, i) => element("span", { className: "value" }, this.words(value), this.remove(() => this.event.triggers.splice(i, 1)))));
    }
    if (field === "time" || field === "place") {
      const value = this.event[field];
      return value ? this.line(field, value, () => { this.event[field] = null; })
        : element("button", { type: "button", onclick: () => { this.event[field] = field === "time" ? { from: this.context.day, to: this.context.day, basis: "stated" } : { kind: "town", precision: "place" }; this.again(field); } }, texts["add-value"]);
    }
    const part = field === "more_places" ? "place" : field;
    return element("div", { className: "stack" },
      (this.event[field] ?? []).map((value, i) => this.line(part, value, () => this.event[field].splice(i, 1))),
      element("button", { type: "button", onclick: () => { this.event[field] = [...(this.event[field] ?? []), lists[field]()]; this.again(field); } }, texts["add-value"]));
  }

  /** One value. The readings of a place are fetched when somebody comes to it. */
  line(part, value, removed) {
    const line = element("span", { className: "line value", onfocusin: part === "place" ? () => { if (this.readings.value !== value) this.readings.show(value, line); } : null }, this.words(value), ...this[part](value), this.remove(removed));
    this.lines.set(value, line);
    return line;
  }

  time(value) {
    const { texts } = this.context;
    const day = (name, label) => element("label", {}, `${label} `, dayField(element("input", { required: true, value: value[name] ?? "", onchange: (change) => {
      value.basis = "stated";
      if (name === "from" && (!value.to || value.to < change.target.value)) value.to = change.target.value;
      this.set(value, name, change.target.value);
      this.draw();
    } }), label));
    return [day("from", texts["from-day"]), day("to", texts["to-day"])];
  }

  place(value) {
    const { texts, labels } = this.context;
    return [
      complete({ url: "/api/places", value: labels[value.place_id] ?? "", label: texts["field.place"], none: texts["no-matches"], chosen: (place) => {
        if (!place) return;
        this.readings.add(value, place);
        this.take(value, place);
      } }),
      this.select(value, "kind", "place_kind", texts["place-kind"]), this.select(value, "precision", "precision", texts.precision),
    ];
  }

  /** A place of the gazetteer, or the one that the value had of itself, becomes the value's. */
  take(value, place) {
    const { place_id, kind, country, admin1, lat, lon, radius_km } = place;
    if (place_id) this.context.labels[place_id] = place.label;
    for (const name of ["candidates", "place_id", "lat", "lon", "radius_km", "country", "admin1"]) delete value[name];
    for (const [name, known] of Object.entries({ place_id, country, admin1, lat, lon, radius_km })) if (known != null) value[name] = known;
    Object.assign(value, { kind: kind || value.kind, precision: place.precision ?? precisionOf(kind) });
    this.again();
  }

  /** Lets go of what it holds. */
  close() {
    this.readings.close();
    this.root.remove();
  }

  actors(value) {
    const { texts } = this.context;
    return [this.actor(value, "id", texts.who), this.select(value, "role", "role", texts.role),
      element("label", {}, `${texts.person} `, element("input", { value: value.person ?? "", dir: "auto", size: 12, onchange: (change) => this.set(value, "person", change.target.value.trim() || undefined) }))];
  }

  casualties(value) {
    const { texts } = this.context;
    const figure = (name, label) => element("label", {}, `${label} `, element("input", { type: "number", min: 0, max: 1000000, value: value[name] ?? "", required: name === "min", onchange: (change) => this.set(value, name, change.target.value === "" ? null : Number(change.target.value)) }));
    return [this.select(value, "kind", "toll", texts.kind), figure("min", texts.least), figure("max", texts.greatest),
      element("label", {}, element("input", { type: "checkbox", checked: !!value.approx, onchange: (change) => this.set(value, "approx", change.target.checked || undefined) }), ` ${texts.approximately}`),
      this.actor(value, "group", texts.group), this.select(value, "demographic", "demographic", texts.demographic, true)];
  }

  weapons(value) { return [this.select(value, "kind", "weapon", this.context.texts.kind)]; }

  sources(value) { return [this.select(value, "kind", "source", this.context.texts.kind), this.actor(value, "actor", this.context.texts.who)]; }

  denied_by(value) { return [this.select(value, "of", "denial", this.context.texts.kind)]; }

  actor(value, name, label) {
    const { texts, labels } = this.context;
    // A participant may be a finer actor than the one under which it is recorded; whose words or victims they are is said by that one alone.
    const shown = (name === "id" && value.as) || value[name];
    return complete({ url: "/api/actors", value: labels[shown] ?? shown ?? "", label, none: texts["no-actor"], chosen: (actor, typed) => {
      if (!actor && typed === (labels[shown] ?? shown ?? "")) return;
      if (actor) labels[actor.id] = actor.within ?? actor.label;
      if (actor?.as) labels[actor.as] = actor.label;
      if (name === "id" && (actor || typed === "" || /^x:[a-z0-9-]+$/.test(typed))) this.set(value, "as", actor?.as);
      this.set(value, name, actor ? actor.id : typed === "" ? undefined : /^x:[a-z0-9-]+$/.test(typed) ? typed : value[name]);
    } });
  }

  select(value, name, list, label, mayBeNone = false) {
    return element("select", { "aria-label": label, onchange: (change) => this.set(value, name, change.target.value || undefined) },
      mayBeNone ? element("option", { value: "" }, `(${label})`) : null,
      this.context.lists[list].map((item) => element("option", { value: item.id, selected: item.id === value[name] }, item.label)));
  }

  /** The words of a value, and the button by which others are marked for it. */
  words(value) {
    const { texts } = this.context;
    return element("button", { type: "button", className: `words${value.quote ? "" : " missing"}`, title: texts["words-mark"], "aria-pressed": String(this.target === value), onclick: (click) => {
      this.target = value;
      for (const other of this.root.querySelectorAll(".words")) other.setAttribute("aria-pressed", "false");
      click.currentTarget.setAttribute("aria-pressed", "true");
      this.told.marking(value);
    } }, element("bdi", {}, value.quote ?? texts["words-none"]));
  }

  remove(how) {
    return element("button", { type: "button", className: "plain", "aria-label": this.context.texts.remove, onclick: () => { how(); this.again(); } }, "×");
  }

  set(value, name, to) {
    if (to === undefined) delete value[name];
    else value[name] = to;
    this.told.changed(this.event);
  }

  again(focus) {
    this.draw(focus);
    this.told.changed(this.event);
  }
}
