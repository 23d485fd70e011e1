// Where a map opens: on what it has to show.
const SMALLEST = 1.2; // degrees from north to south, so that one town stands among its neighbours
const KILOMETRES_A_DEGREE = 111;
const LARGEST = 9; // zoom
const PADDING = 36; // pixels

/** West, south, east and north of a shape. */
export function bounds(geometry) {
  const box = [180, 90, -180, -90];
  const walk = (part) => {
    if (typeof part[0] === "number") {
      box[0] = Math.min(box[0], part[0]); box[1] = Math.min(box[1], part[1]); box[2] = Math.max(box[2], part[0]); box[3] = Math.max(box[3], part[1]);
    } else part.forEach(walk);
  };
  walk(geometry.coordinates);
  return box;
}

const join = (one, other) => [Math.min(one[0], other[0]), Math.min(one[1], other[1]), Math.max(one[2], other[2]), Math.max(one[3], other[3])];

/**
 * A view that holds all places that are drawn; null where none is. Whole countries count where nothing finer is told: one report on Russia would take the eye off every town.
 * @param {object[]} places with their kind (marks.js)
 * @param {object} base the base map
 */
export function extent(places, base) {
  const drawn = places.filter((place) => place.kind);
  const finer = drawn.filter((place) => place.kind !== "area" || place.precision !== "country");
  const shapes = new Map([...base.land.features, ...base.areas.features].map((shape) => [shape.properties.id, shape.geometry]));
  const box = ({ kind, area, lat, lon, radius }) => {
    if (kind === "area") return bounds(shapes.get(area));
    const degrees = Math.max(SMALLEST / 2, (radius ?? 0) / KILOMETRES_A_DEGREE);
    const across = degrees / Math.cos((lat * Math.PI) / 180);
    return [lon - across, lat - degrees, lon + across, lat + degrees];
  };
  const all = (finer.length ? finer : drawn).map(box);
  return all.length === 0 ? null : { bounds: all.reduce(join), fitBoundsOptions: { padding: PADDING, maxZoom: LARGEST } };
}
