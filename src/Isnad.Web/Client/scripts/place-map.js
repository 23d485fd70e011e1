// The readings of a place on a small map. It is fetched when one is opened: what every map needs comes with the tools.
import { element } from "./elements.js";

const LARGEST = 9; // zoom
const SMALLEST = 0.15; // degrees
const KILOMETRES_A_DEGREE = 111;
const BESIDE = 28; // pixels between the numbers of readings in one area

/**
 * @param {object} tools of map.js
 * @param {HTMLElement} root
 * @param {(index: number) => void} chosen hears of the reading that was clicked
 */
export async function placeMap({ make, kindOf, pixels, bounds, colour, radius, Marker }, root, chosen) {
  const { map, base, areas } = await make(root, { center: [42, 29], zoom: 2.5 });
  const mark = colour("map-mark"), lead = colour("focus");
  const isChosen = ["get", "chosen"];
  map.addSource("readings", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
  map.addLayer({ id: "readings", type: "circle", source: "readings", paint: { "circle-radius": radius, "circle-color": ["case", isChosen, lead, mark], "circle-opacity": 0.14, "circle-stroke-color": ["case", isChosen, lead, mark], "circle-stroke-width": ["case", isChosen, 3, 1.2], "circle-stroke-opacity": 0.8 } }, "names");
  let readings = [], markers = [], isShown = false;

  const shapes = [...base.areas.features, ...base.land.features];
  /** West, south, east and north of a reading with what lies around it; null for what cannot be drawn. */
  const box = ({ kind, area, lat, lon, radius: kilometres }) => {
    if (kind === "area") return bounds(shapes.find((shape) => shape.properties.id === area).geometry);
    const degrees = Math.max(SMALLEST, ((kilometres ?? 0) / KILOMETRES_A_DEGREE) * 1.5);
    return [lon - degrees, lat - degrees, lon + degrees, lat + degrees];
  };
  const centre = (reading) => {
    if (reading.kind !== "area") return [reading.lon, reading.lat];
    const [west, south, east, north] = box(reading);
    return [(west + east) / 2, (south + north) / 2];
  };
  /** Goes to one, or to all. */
  const go = (to) => map.fitBounds(to.map(box).reduce((one, other) => [Math.min(one[0], other[0]), Math.min(one[1], other[1]), Math.max(one[2], other[2]), Math.max(one[3], other[3])]), { padding: 24, maxZoom: LARGEST, animate: isShown });

  map.on("click", (event) => {
    const [hit] = map.queryRenderedFeatures(event.point, { layers: ["areas-told", "land-told"] });
    const at = hit ? readings.findIndex((reading) => reading.kind === "area" && reading.area === hit.properties.id) : -1;
    if (at >= 0) chosen(at);
  });

  return {
    /** Draws them; with `moves` the map goes to the chosen one, else only where that cannot be seen. */
    show(places, moves) {
      for (const { kind, area } of readings) if (kind === "area") map.setFeatureState({ source: areas.get(area), id: area }, { share: 0 });
      readings = places.map((place) => ({ ...place, kind: kindOf(place, areas) }));
      // A town whose point is not known is not its governorate: it stands in the list alone.
      for (const reading of readings) if (reading.kind === "area" && reading.precision !== "governorate" && reading.precision !== "country") reading.kind = null;
      const drawn = readings.filter((reading) => reading.kind);
      const round = drawn.filter((reading) => reading.kind !== "area");
      map.getSource("readings").setData({ type: "FeatureCollection", features: round.map((reading) => ({ type: "Feature", properties: { pixels: pixels(reading.radius ?? 0, reading.lat), chosen: reading.chosen }, geometry: { type: "Point", coordinates: [reading.lon, reading.lat] } })) });
      const within = Map.groupBy(drawn.filter((reading) => reading.kind === "area"), (reading) => reading.area);
      for (const [area, all] of within) map.setFeatureState({ source: areas.get(area), id: area }, { share: all.some((reading) => reading.chosen) ? 1 : 0.45 });
      for (const marker of markers) marker.remove();
      // They are in no row of the Tab key: the list beside the map holds the same choices.
      markers = drawn.map((reading) => new Marker({ element: element("button", { type: "button", tabIndex: -1, className: `reading ${reading.kind}${reading.chosen ? " chosen" : ""}`, "aria-label": `${reading.key} ${reading.label}`, title: reading.label,
        onclick: (event) => { event.stopPropagation(); chosen(readings.indexOf(reading)); } }, reading.key), offset: [BESIDE * Math.max(0, within.get(reading.area)?.indexOf(reading) ?? 0), 0] }).setLngLat(centre(reading)).addTo(map));
      const one = drawn.find((reading) => reading.chosen);
      if (drawn.length === 0) return;
      if (!isShown) go(drawn);
      else if (one && (moves || !map.getBounds().contains(centre(one)))) go([one]);
      isShown = true;
    },
    remove() { map.remove(); },
  };
}
