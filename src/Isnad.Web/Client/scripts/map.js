// Pages with a map: that of one incident, and that of all.
import { Map as BaseMap, NavigationControl, AttributionControl, Marker } from "./maplibre.js";
import { colour, load, prepare, style } from "./basemap.js";
import { bounds, extent } from "./extent.js";
import { addMarks, kindOf, pixels, setMarks, trueRadius } from "./marks.js";
import { dayOf, dayText, timeline } from "./timeline.js";
import { plain } from "./elements.js";
import { notice } from "./notice.js";

const MOST_LISTED = 60;
const MOST_ROWS = 100;
const START = { center: [42, 29], zoom: 3.6 };

/** Makes a map; `opens` says where it opens, once it is known which areas there are. */
async function make(root, opens) {
  prepare();
  const base = await load(root.dataset.base);
  const areas = new Map([...base.land.features.map((land) => [land.properties.id, "land"]), ...base.areas.features.map((area) => [area.properties.id, "areas"])]);
  const view = typeof opens === "function" ? opens(base, areas) : opens;
  const map = new BaseMap({ container: root, style: style(base, root.dataset.attribution), attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, maxZoom: 13, minZoom: 2, locale: { "Map.Title": root.getAttribute("aria-label") }, ...view });
  map.touchZoomRotate.disableRotation();
  map.addControl(new AttributionControl({ compact: false }));
  map.addControl(new NavigationControl({ showCompass: false }), document.dir === "rtl" ? "top-left" : "top-right");
  await new Promise((ready) => map.once("load", ready));
  addMarks(map, "names");
  return { map, base, areas };
}

async function one(root) {
  const number = (name) => (root.dataset[name] ? Number(root.dataset[name]) : null);
  const place = { id: 0, lat: number("lat"), lon: number("lon"), radius: number("radius"), precision: root.dataset.precision, area: root.dataset.area, count: 1 };
  const { map, base, areas } = await make(root, START);
  const kind = kindOf(place, areas);
  if (!kind) return;
  if (kind === "area") {
    const shape = [...base.areas.features, ...base.land.features].find((feature) => feature.properties.id === place.area);
    map.fitBounds(bounds(shape.geometry), { padding: 20, animate: false, maxZoom: 8 });
  } else {
    const degrees = Math.max(0.25, ((place.radius ?? 5) / 111) * 2.5);
    map.fitBounds([place.lon - degrees, place.lat - degrees, place.lon + degrees, place.lat + degrees], { animate: false, maxZoom: 9 });
  }
  setMarks(map, [{ ...place, kind }], [...areas].map(([id, source]) => [source, id]));
}

const text = (root, name, ...values) => values.reduce((words, value, i) => words.replace(`{${i}}`, value), root.dataset[name]);

function link(incident, label) {
  const made = document.createElement("a");
  made.href = `/incidents/${incident.number}`;
  made.textContent = label;
  return made;
}

const isolated = (words, direction) => {
  const made = document.createElement("bdi");
  made.textContent = plain(words);
  if (direction) made.dir = direction;
  return made;
};

const killed = ({ low, high }) => (high == null ? "" : low < high ? `${low}–${high}` : `${high}`);
const days = ({ from, to }) => (from == null ? "" : from === to ? dayText(from) : `${dayText(from)} – ${dayText(to)}`);

/** Columns of the answer as one object an incident. */
function unpack(data) {
  let number = 0;
  return data.numbers.map((step, i) => ({
    number: (number += step), from: data.from[i], to: data.from[i] == null ? null : data.from[i] + data.length[i],
    type: data.types[data.type[i]], place: data.place[i] < 0 ? null : data.places[data.place[i]], high: data.high[i], low: data.low[i], reports: data.reports[i],
  }));
}

async function all(page) {
  const root = page.querySelector("[data-map='all']");
  const answer = await fetch(root.dataset.incidents, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${root.dataset.incidents}: ${answer.status}`);
  const data = await answer.json();
  data.places = data.places.map(([words, lat, lon, radius, precision, area], id) => ({ id, words, lat, lon, radius, precision: data.precisions[precision], area: data.areas[area] }));
  const incidents = unpack(data);
  const address = new URL(location.href);
  const [zoom, latitude, longitude] = (address.searchParams.get("at") ?? "").split("/").map(Number);
  const [from, to] = (address.searchParams.get("brush") ?? "").split("..").map((day) => (day ? dayOf(day) : null));
  const within = (first, last) => (first == null && last == null ? incidents : incidents.filter((incident) => incident.from != null && (last == null || incident.from <= last) && (first == null || incident.to >= first)));
  const { map, base, areas } = await make(root, (drawnOn, known) => {
    for (const place of data.places) place.kind = kindOf(place, known);
    if (Number.isFinite(longitude)) return { center: [longitude, latitude], zoom };
    return extent([...new Set(within(from, to).map((incident) => incident.place).filter(Boolean))], drawnOn) ?? START;
  });
  const told = [...areas].map(([id, source]) => [source, id]);
  const state = { shown: incidents, chosen: null };

  const remember = (name, value) => {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
    history.replaceState(null, "", address);
  };
  map.on("moveend", () => remember("at", `${map.getZoom().toFixed(2)}/${map.getCenter().lat.toFixed(3)}/${map.getCenter().lng.toFixed(3)}`));

  const draw = () => {
    const counts = new Map();
    let without = 0;
    for (const { place } of state.shown) {
      if (place?.kind) counts.set(place, (counts.get(place) ?? 0) + 1);
      else without++;
    }
    setMarks(map, [...counts].map(([place, count]) => ({ ...place, count })), told);
    page.querySelector("[data-count]").textContent = text(root, "found", state.shown.length.toLocaleString("en")) + (without ? ` · ${text(root, "without", without.toLocaleString("en"))}` : "");
    table(page, root, state.shown);
    if (state.chosen) list(page, root, state);
  };

  const choose = (title, matches) => {
    state.chosen = { title, matches };
    list(page, root, state);
  };
  map.on("click", async (event) => {
    const [hit] = map.queryRenderedFeatures([[event.point.x - 4, event.point.y - 4], [event.point.x + 4, event.point.y + 4]], { layers: ["dots", "wide-counts", "wide", "areas-told", "land-told"] });
    if (!hit) return;
    if (hit.properties.cluster_id != null) {
      const source = map.getSource("dots");
      const leaves = await source.getClusterLeaves(hit.properties.cluster_id, Infinity, 0);
      const ids = new Set(leaves.map((leaf) => leaf.properties.id));
      choose(text(root, "group", ids.size), (place) => ids.has(place.id));
      map.easeTo({ center: hit.geometry.coordinates, zoom: await source.getClusterExpansionZoom(hit.properties.cluster_id) });
    } else if (hit.layer.id === "areas-told" || hit.layer.id === "land-told") {
      const area = hit.properties.id;
      choose(data.names[area] ?? area, (place) => place.kind === "area" && place.area === area);
    } else {
      const place = data.places[hit.properties.id];
      choose(place.words, (other) => other.id === place.id);
    }
  });
  for (const layer of ["dots", "wide-counts"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }

  const box = page.querySelector("[data-control]");
  let layer = null;
  const control = async () => {
    remember("control", box.checked ? "yes" : null);
    if (!box.checked && !layer) return;
    layer ??= import("./control.js").then((part) => part.control({ map, base, areas, kindOf, pixels, bounds, colour, radius: trueRadius, dayText, failed }, page.querySelector("[data-control-part]")));
    const made = await layer;
    if (box.checked) made.show(state.day);
    else made.hide();
  };
  // Who was quicker than the map keeps what they chose.
  box.checked ||= address.searchParams.get("control") === "yes";
  box.addEventListener("change", () => control().catch(failed));

  timeline(page.querySelector(".timeline"), incidents.map((incident) => incident.from), data.published, [from ?? null, to ?? null], (first, last) => {
    state.shown = within(first, last);
    remember("brush", first == null && last == null ? null : `${first == null ? "" : dayText(first)}..${last == null ? "" : dayText(last)}`);
    const wider = new URLSearchParams(address.searchParams);
    for (const name of ["at", "brush", "control"]) wider.delete(name);
    if (first != null) wider.set("from", dayText(first));
    if (last != null) wider.set("to", dayText(last));
    page.querySelector("[data-list]").href = `/incidents?${wider}`;
    draw();
    state.day = last;
    control().catch(failed);
  });
  root.dataset.ready = "yes";
}

/** The incidents of what was clicked, beside the map. */
function list(page, root, { shown, chosen }) {
  const found = shown.filter((incident) => incident.place?.kind && chosen.matches(incident.place));
  const heading = document.createElement("h2");
  heading.append(isolated(chosen.title));
  const count = document.createElement("p");
  count.className = "quiet";
  count.textContent = text(root, "found", found.length) + (found.length > MOST_LISTED ? ` · ${text(root, "first", MOST_LISTED)}` : "");
  const items = document.createElement("ol");
  for (const incident of found.slice(0, MOST_LISTED)) {
    const item = document.createElement("li");
    item.append(link(incident, incident.type), " ", isolated(incident.place.words), " ", isolated(days(incident), "ltr"));
    if (incident.high != null) item.append(` · ${text(root, "killed", killed(incident))}`);
    items.append(item);
  }
  page.querySelector(".chosen").replaceChildren(heading, count, items);
}

/** The same view as a table: the latest of what is shown. */
function table(page, root, shown) {
  const rows = shown.slice(0, MOST_ROWS).map((incident) => {
    const row = document.createElement("tr");
    const cell = (content) => {
      const made = row.insertCell();
      made.append(content);
      return made;
    };
    cell(isolated(days(incident), "ltr")).className = "days number";
    cell(link(incident, incident.type));
    cell(isolated(incident.place?.words ?? ""));
    cell(isolated(killed(incident), "ltr")).className = "number";
    cell(String(incident.reports)).className = "number";
    return row;
  });
  page.querySelector("[data-rows]").replaceChildren(...rows);
}

/** The readings of a place on a small map, which the report's editor asks for. */
export async function placeMap(root, chosen) {
  const part = await import("./place-map.js");
  return part.placeMap({ make, kindOf, pixels, bounds, colour, radius: trueRadius, Marker }, root, chosen);
}

const failed = (error) => notice(String(error.message ?? error), true);
for (const root of document.querySelectorAll("[data-map='incident']")) one(root).catch(failed);
for (const page of document.querySelectorAll("[data-page='map']")) all(page).catch(failed);
