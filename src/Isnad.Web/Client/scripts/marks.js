// What is drawn over the base map. Nothing is drawn finer than it is told: a town is a dot with the circle of its radius, a district a circle
// without a dot, a governorate or a country its area.
import { colour } from "./basemap.js";

const FINE = new Set(["point", "neighbourhood", "place", "near"]);
const METRES_A_PIXEL = 78271.517; // at zoom 0 on the equator, tiles of 512
const KILOMETRE = 1000;

/** dot, circle, area or null: how a place may be drawn. */
export function kindOf({ lat, lon, precision, radius, area }, areas) {
  const hasPoint = lat != null && lon != null;
  if (hasPoint && FINE.has(precision)) return "dot";
  if ((precision === "governorate" || precision === "country" || !hasPoint) && areas.has(area)) return "area";
  return hasPoint && radius ? "circle" : null;
}

/** Pixels at zoom 0 of a radius on the ground. */
export const pixels = (kilometres, latitude) => (kilometres * KILOMETRE) / (METRES_A_PIXEL * Math.cos((latitude * Math.PI) / 180));

/** Radius in pixels that stays true to the ground at every zoom. */
export const trueRadius = ["interpolate", ["exponential", 2], ["zoom"], 0, ["get", "pixels"], 22, ["*", ["get", "pixels"], 2 ** 22]];

const collection = (features) => ({ type: "FeatureCollection", features });

/** Sources and layers for marks; they start empty. */
export function addMarks(map, before) {
  const mark = colour("map-mark");
  const ink = colour("map-mark-ink");
  map.addSource("dots", { type: "geojson", data: collection([]), cluster: true, clusterRadius: 38, clusterMaxZoom: 9, clusterProperties: { count: ["+", ["get", "count"]] } });
  map.addSource("wide", { type: "geojson", data: collection([]) });
  const size = ["interpolate", ["linear"], ["sqrt", ["get", "count"]], 1, 5, 40, 26];
  const share = ["coalesce", ["feature-state", "share"], 0];
  for (const source of ["land", "areas"]) {
    map.addLayer({ id: `${source}-told`, type: "fill", source, paint: { "fill-color": mark, "fill-opacity": ["*", source === "land" ? 0.12 : 0.45, share] } }, before);
  }
  map.addLayer({ id: "radius", type: "circle", source: "dots", minzoom: 6, filter: ["!", ["has", "point_count"]], paint: { "circle-radius": trueRadius, "circle-color": mark, "circle-opacity": 0.12, "circle-stroke-color": mark, "circle-stroke-width": 1, "circle-stroke-opacity": 0.6 } });
  map.addLayer({ id: "wide", type: "circle", source: "wide", paint: { "circle-radius": trueRadius, "circle-color": mark, "circle-opacity": 0.08, "circle-stroke-color": mark, "circle-stroke-width": 1.2, "circle-stroke-opacity": 0.7 } });
  map.addLayer({ id: "dots", type: "circle", source: "dots", paint: { "circle-radius": size, "circle-color": mark, "circle-opacity": 0.85, "circle-stroke-color": ink, "circle-stroke-width": 1 } });
  const counts = { "text-field": ["to-string", ["get", "count"]], "text-font": ["Noto Sans Arabic", "sans-serif"], "text-size": 11, "text-allow-overlap": true };
  map.addLayer({ id: "dot-counts", type: "symbol", source: "dots", filter: [">", ["get", "count"], 9], layout: counts, paint: { "text-color": ink } });
  map.addLayer({ id: "wide-counts", type: "symbol", source: "wide", layout: { ...counts, "text-allow-overlap": false }, paint: { "text-color": mark, "text-halo-color": colour("map-land"), "text-halo-width": 1.5 } });
}

/** Puts places with their counts onto the map: [{ id, kind, lat, lon, radius, area, count }]. */
export function setMarks(map, places, told) {
  const feature = ({ id, lat, lon, radius, count }) => ({ type: "Feature", properties: { id, count, pixels: pixels(radius ?? 0, lat) }, geometry: { type: "Point", coordinates: [lon, lat] } });
  map.getSource("dots").setData(collection(places.filter((place) => place.kind === "dot").map(feature)));
  map.getSource("wide").setData(collection(places.filter((place) => place.kind === "circle").map(feature)));
  const counts = new Map();
  for (const { kind, area, count } of places) if (kind === "area") counts.set(area, (counts.get(area) ?? 0) + count);
  const most = Math.max(1, ...counts.values());
  for (const [source, id] of told) map.setFeatureState({ source, id }, { share: counts.has(id) ? 0.25 + 0.75 * Math.sqrt(counts.get(id) / most) : 0 });
  return counts;
}
