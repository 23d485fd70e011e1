// Who holds which place on a day: a layer of the map and a table of the same. It is fetched when it is first switched on.
import { ask } from "./server.js";
import { element, plain } from "./elements.js";

// Okabe and Ito's colours, which can be told apart without red and green. They only help the eye: the name stands beside each.
const COLOURS = ["#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#b8a800"];
const OTHERS = "#7a7a7a";
const PAUSE = 200;
const HATCH = 8; // pixels
const collection = (features) => ({ type: "FeatureCollection", features });

/** Slanted lines in a colour of the page. */
function hatch(colour) {
  const canvas = element("canvas", { width: HATCH, height: HATCH }), pen = canvas.getContext("2d");
  pen.strokeStyle = colour;
  for (const from of [-HATCH, 0, HATCH]) { pen.moveTo(from, HATCH); pen.lineTo(from + HATCH, 0); }
  pen.stroke();
  return pen.getImageData(0, 0, HATCH, HATCH);
}

function addLayers(map, colour, radius) {
  const disputed = ["get", "disputed"], font = ["Noto Sans Arabic", "sans-serif"];
  map.addImage("hatch", hatch(colour("ink")));
  for (const name of ["held", "held-areas"]) map.addSource(name, { type: "geojson", data: collection([]) });
  map.addLayer({ id: "held-areas", type: "fill", source: "held-areas", paint: { "fill-color": ["get", "first"], "fill-opacity": 0.35 } }, "names");
  map.addLayer({ id: "held-hatched", type: "fill", source: "held-areas", filter: disputed, paint: { "fill-pattern": "hatch", "fill-opacity": 0.5 } }, "names");
  map.addLayer({ id: "held-wide", type: "circle", source: "held", filter: ["==", ["get", "kind"], "circle"], paint: { "circle-radius": radius, "circle-color": ["get", "first"], "circle-opacity": 0.15, "circle-stroke-color": ["get", "first"], "circle-stroke-width": ["case", disputed, 4, 2] } });
  const ring = (id, size, side, filter) => map.addLayer({ id, type: "circle", source: "held", filter: ["all", ["==", ["get", "kind"], "dot"], filter], paint: { "circle-radius": size, "circle-opacity": 0, "circle-stroke-color": ["get", side], "circle-stroke-width": 3 } });
  ring("held-ring", 9, "first", true);
  ring("held-second", 14, "second", disputed);
  map.addLayer({ id: "held-names", type: "symbol", source: "held", layout: { "text-field": ["get", "name"], "text-font": font, "text-size": 12, "text-offset": [0, 1.6], "text-anchor": "top", "text-optional": true }, paint: { "text-color": colour("ink"), "text-halo-color": colour("map-land"), "text-halo-width": 1.6 } });
}

const tints = ["areas-told", "land-told"];
const layers = ["held-areas", "held-hatched", "held-wide", "held-ring", "held-second", "held-names"];

/** @param {object} tools of map.js */
export function control({ map, base, areas, kindOf, pixels, bounds, colour, radius, dayText, failed }, part) {
  const shapes = new Map([...base.land.features, ...base.areas.features].map((shape) => [shape.properties.id, shape]));
  const colours = new Map();
  let timer = 0, asked = 0;
  addLayers(map, colour, radius);

  /** The sides that hold most get a colour; whoever has one keeps it from day to day. */
  function colourSides(places) {
    const counts = new Map();
    for (const { side } of places.flatMap((place) => place.holders)) counts.set(side, (counts.get(side) ?? 0) + 1);
    for (const [side] of [...counts].sort((a, b) => b[1] - a[1])) if (!colours.has(side) && colours.size < COLOURS.length) colours.set(side, COLOURS[colours.size]);
  }
  const colourOf = (side) => colours.get(side) ?? OTHERS;
  // Brackets, which the map's letters would turn round, say what the table says too.
  const short = (label) => label.replace(/\s*\([^)]*\)/g, "");

  const show = (isShown) => {
    for (const id of layers) map.setLayoutProperty(id, "visibility", isShown ? "visible" : "none");
    // A tint for many incidents would mix with that of a holder.
    for (const id of tints) map.setLayoutProperty(id, "visibility", isShown ? "none" : "visible");
  };

  function draw({ places }) {
    colourSides(places);
    const points = [], filled = new Map();
    for (const place of places) {
      const { lat, lon, radius_km, precision, holders, disputed } = place, area = precision === "country" ? place.country : place.admin1 ?? place.country;
      const kind = kindOf({ lat, lon, precision, radius: radius_km, area }, areas);
      // A town whose point is not known is not its governorate, and what lies somewhere in a country is not the country: they stand in the table alone.
      if (!kind || (kind === "area" && precision !== "governorate")) continue;
      const properties = { kind, disputed, first: colourOf(holders[0].side), second: holders[1] ? colourOf(holders[1].side) : colour("ink"), name: holders.map((holder) => short(holder.label)).join(part.dataset.or), pixels: lat == null ? 0 : pixels(radius_km ?? 0, lat) };
      if (kind === "area") {
        const [west, south, east, north] = bounds(shapes.get(area).geometry);
        filled.set(area, { ...shapes.get(area), properties });
        points.push({ type: "Feature", properties, geometry: { type: "Point", coordinates: [(west + east) / 2, (south + north) / 2] } });
      } else points.push({ type: "Feature", properties, geometry: { type: "Point", coordinates: [lon, lat] } });
    }
    map.getSource("held").setData(collection(points));
    map.getSource("held-areas").setData(collection([...filled.values()]));
  }

  function table({ places, unheld }, day) {
    const { now, day: onDay, unheld: unknown, several, denied, before, or } = part.dataset;
    part.querySelector("[role=status]").textContent = (day ? onDay.replace("{1}", `\u2066${day}\u2069`) : now).replace("{0}", places.length) + (unheld ? ` · ${unknown.replace("{0}", unheld)}` : "");
    part.querySelector("tbody").replaceChildren(...places.map((place) => element("tr", {},
      element("td", {}, element("bdi", {}, plain(place.quote))), element("td", {}, place.within ?? ""),
      element("td", {}, place.holders.flatMap((holder, i) => [i ? element("span", {}, or, element("br")) : null, element("bdi", {}, holder.label)])),
      element("td", { className: "number" }, place.holders.flatMap((holder, i) => [i ? element("br") : null, holder.taken ? element("a", { href: `/incidents/${holder.taken}` }, element("bdi", { dir: "ltr" }, holder.from ?? "")) : before])),
      element("td", {}, place.holders.length > 1 ? several : place.disputed ? denied : ""))));
  }

  async function look(day) {
    const mine = ++asked, url = new URL(part.dataset.url, location.href);
    if (day) url.searchParams.set("day", day);
    const answer = await ask(url);
    if (mine !== asked) return;
    show(true);
    draw(answer);
    table(answer, day);
    part.hidden = false;
    part.dataset.shown = day ?? "now";
  }

  return {
    /** Shows a day, null for what holds by the latest account; while the brush is dragged only the last one is asked for. */
    show(day) {
      clearTimeout(timer);
      timer = setTimeout(() => look(day == null ? null : dayText(day)).catch(failed), PAUSE);
    },
    hide() {
      clearTimeout(timer);
      asked++;
      part.hidden = true;
      show(false);
    },
  };
}
