// The places that the words of a place may mean: a list to choose from by key or mouse, and a map beside it that shows the same. All that the map does the list does too.
import { ask } from "../server.js";
import { element } from "../elements.js";
import { letterOf } from "./keys.js";

const KEYS = "123456789abc";
const OWN = ["kind", "precision", "country", "admin1", "lat", "lon", "radius_km"];
const EXTENTS = new Set(["governorate", "district", "region", "country", "neighbourhood", "water"]);

/** How finely a place of the gazetteer is known. */
export const precisionOf = (kind) => (EXTENTS.has(kind) ? kind : "place");

/** The map's styles, asked for once. */
let styled = null;
const styles = (href) => (styled ??= new Promise((resolve, reject) => document.head.append(element("link", { rel: "stylesheet", href, onload: resolve, onerror: () => reject(new Error(href)) }))));

export class PlaceReadings {
  /**
   * @param {object} context texts, lists and the map's addresses
   * @param {(value: object, place: object) => void} taken hears of a choice
   */
  constructor({ texts, lists, map }, taken) {
    Object.assign(this, { texts, lists, addresses: map, taken, value: null, places: [], drawn: null, opening: null });
    this.list = element("ol", { className: "readings", "aria-label": texts["place-readings"] });
    this.map = element("div", { className: "map small-map", role: "region", "aria-label": texts["place-map"], "data-base": map.base, "data-attribution": map.attribution });
    this.root = element("div", { className: "place-choice", hidden: true, onkeydown: (event) => this.key(event) }, this.list, this.map);
  }

  /** Shows the readings of a value below its line. */
  async show(value, line) {
    line.after(this.root);
    if (this.value === value && this.words === value.quote) return this.draw(false);
    Object.assign(this, { value, words: value.quote, places: [] });
    this.draw(false);
    const ids = [value.place_id, ...(value.candidates ?? [])].filter(Boolean).join(",");
    const found = ids || value.quote ? await ask(`/api/places?${new URLSearchParams({ ids, named: value.quote ?? "" })}`) : [];
    if (this.value !== value) return;
    // A point of no gazetteer is a reading of its own: who chooses another can come back to it.
    const own = value.lat != null && !value.place_id ? [{ label: value.quote ?? "", ...Object.fromEntries(OWN.map((name) => [name, value[name]])) }] : [];
    this.places = [...own, ...found, ...this.places.filter((place) => !found.some((other) => other.place_id === place.place_id))].slice(0, KEYS.length);
    this.draw(true);
  }

  /** A place that was found by typing stands among the readings of the value, and the map goes there. */
  add(value, place) {
    if (this.value !== value) return;
    if (!this.places.some((other) => other.place_id === place.place_id)) this.places = [...this.places.slice(0, KEYS.length - 1), place];
    this.moves = true;
  }

  draw(moves) {
    this.moves ||= moves;
    this.root.hidden = this.places.length === 0;
    if (this.root.hidden) return;
    this.list.replaceChildren(...this.places.map((place, i) => element("li", {}, this.row(place, i))));
    if (!this.opening) this.opening = this.open();
    this.drawn?.show(this.shown(), this.moves);
    if (this.drawn) this.moves = false;
  }

  row(place, i) {
    const more = [this.label(place.kind), place.within, place.radius_km ? this.texts["place-within"].replace("{0}", Math.round(place.radius_km * 10) / 10) : null].filter(Boolean).join(" · ");
    return element("button", { type: "button", "aria-pressed": String(this.isChosen(place)), "aria-keyshortcuts": KEYS[i], onclick: () => this.take(i) },
      element("kbd", {}, KEYS[i].toUpperCase()), " ", element("bdi", {}, place.label), element("span", { className: "quiet" }, ` ${more}`));
  }

  label(kind) { return this.lists.place_kind.find((item) => item.id === kind)?.label; }

  isChosen(place) { return place.place_id ? this.value.place_id === place.place_id : !this.value.place_id && this.value.lat === place.lat; }

  /** The readings as the map takes them. */
  shown() {
    return this.places.map((place, i) => {
      const precision = place.precision ?? precisionOf(place.kind);
      return { key: KEYS[i].toUpperCase(), label: place.label, lat: place.lat, lon: place.lon, radius: place.radius_km, precision, area: precision === "country" ? place.country : place.admin1 ?? place.country, chosen: this.isChosen(place) };
    });
  }

  /** Fetches the map with the first readings that there are to show; where it cannot be drawn the list stays. */
  async open() {
    try {
      const [{ placeMap }] = await Promise.all([import(this.addresses.script), styles(this.addresses.style)]);
      this.drawn = await placeMap(this.map, (i) => this.take(i));
    } catch (error) {
      console.warn(error);
      this.map.replaceWith(element("p", { className: "quiet" }, this.texts["place-map-none"]));
      return;
    }
    if (this.isClosed) this.drawn.remove();
    else this.draw(true);
  }

  take(i) {
    const onMap = this.map.contains(document.activeElement);
    this.taken(this.value, this.places[i]);
    (onMap ? this.map.querySelector("canvas") : this.list.children[i]?.firstChild)?.focus({ preventScroll: true });
  }

  key(event) {
    // The arrows move the map and go through the list; the page's own would go to the next event.
    if (event.key.startsWith("Arrow")) {
      event.stopPropagation();
      const row = event.target.closest("li"), next = event.key === "ArrowDown" ? row?.nextSibling : event.key === "ArrowUp" ? row?.previousSibling : null;
      if (next) { event.preventDefault(); next.firstChild.focus(); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const key = /^(?:Digit|Numpad)[1-9]$/.test(event.code) ? event.code.at(-1) : letterOf(event).toLowerCase();
    const at = KEYS.indexOf(key);
    if (key.length !== 1 || at < 0 || at >= this.places.length) return;
    event.preventDefault();
    event.stopPropagation();
    this.take(at);
  }

  /** Gives the map's memory back. */
  close() {
    this.isClosed = true;
    this.drawn?.remove();
    this.drawn = null;
  }
}
