// The base map: shapes and names of one file, drawn in the colours of the page. Nothing comes from elsewhere.
import { setWorkerUrl, worker } from "./maplibre.js";
import { feature } from "topojson-client";

const FONT = ["Noto Sans Arabic", "sans-serif"];
const TOWN_ZOOMS = [4, 4.5, 5.5, 7];

let workerUrl;

/** A colour of the page as the map understands it. */
export function colour(name) {
  const probe = document.createElement("span");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Makes the map's worker known; once. */
export function prepare() {
  if (workerUrl) return;
  workerUrl = URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
  setWorkerUrl(workerUrl);
}

/** The file, unpacked. */
export async function load(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`base map: ${answer.status}`);
  const file = await answer.json();
  const shapes = (name) => feature(file, file.objects[name]);
  return { ...Object.fromEntries(Object.keys(file.objects).map((name) => [name, shapes(name)])), names: file.names, towns: file.towns };
}

const point = (longitude, latitude, properties) => ({ type: "Feature", properties, geometry: { type: "Point", coordinates: [longitude, latitude] } });

/** A style of the base map, under whatever the page puts over it. */
export function style(base, attribution) {
  const arabic = document.documentElement.lang === "ar";
  const line = { "line-color": colour("map-line") };
  const text = { "text-color": colour("map-text"), "text-halo-color": colour("map-land"), "text-halo-width": 1.2 };
  const names = base.names.map(([id, ar, en, longitude, latitude]) => point(longitude, latitude, { name: arabic ? ar : en || ar }));
  const towns = base.towns.map(([name, rank, longitude, latitude]) => point(longitude, latitude, { name, rank }));
  const geojson = (data) => ({ type: "geojson", data });
  return {
    version: 8,
    sources: {
      land: { ...geojson(base.land), promoteId: "id", attribution },
      areas: { ...geojson(base.areas), promoteId: "id" },
      lakes: geojson(base.lakes),
      rivers: geojson(base.rivers),
      disputed: geojson(base.disputed),
      names: geojson({ type: "FeatureCollection", features: names }),
      towns: geojson({ type: "FeatureCollection", features: towns }),
    },
    layers: [
      { id: "water", type: "background", paint: { "background-color": colour("map-water") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("map-land") } },
      { id: "lakes", type: "fill", source: "lakes", paint: { "fill-color": colour("map-water") } },
      { id: "rivers", type: "line", source: "rivers", paint: { "line-color": colour("map-water"), "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0.6, 9, 2.5] } },
      { id: "areas", type: "line", source: "areas", paint: { ...line, "line-width": 0.6, "line-opacity": 0.7 } },
      { id: "borders", type: "line", source: "land", paint: { ...line, "line-width": 1.4 } },
      { id: "disputed", type: "line", source: "disputed", paint: { "line-color": colour("map-land"), "line-width": 1.8, "line-dasharray": [2, 2] } },
      { id: "names", type: "symbol", source: "names", minzoom: 5.5, maxzoom: 9, layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": 11, "text-letter-spacing": 0 }, paint: { ...text, "text-opacity": 0.75 } },
      ...TOWN_ZOOMS.map((minzoom, rank) => ({ id: `towns-${rank}`, type: "symbol", source: "towns", minzoom, filter: ["==", ["get", "rank"], rank], layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": rank < 2 ? 13 : 11 }, paint: text })),
    ],
  };
}
