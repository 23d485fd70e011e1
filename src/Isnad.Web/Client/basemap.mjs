// Makes basemap/base.json from the folder of GeoJSON files that NOTICE names. Run: node basemap.mjs FOLDER
// Borders that two areas share are simplified as one (TopoJSON); a kilometre is as fine as a desk's map needs.
import { readFile, writeFile } from "node:fs/promises";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";
import { quantize } from "topojson-client";

const LEAST_AREA = 2e-3; // square degrees of the triangle that a point must span to stay
const GRID = 5000;
const folder = process.argv[2];
if (!folder) throw new Error("name the folder of the base map's files: node basemap.mjs FOLDER");

const read = async (name) => JSON.parse(await readFile(`${folder}/${name}.json`, "utf8")).features;
const collection = (features, keep) => ({ type: "FeatureCollection", features: features.map((feature) => ({ type: "Feature", properties: keep(feature.properties), geometry: feature.geometry })) });
const round = (degrees) => Math.round(degrees * 100) / 100;

const areas = await read("adm1_ar");
const map = quantize(
  simplify(
    presimplify(
      topology({
        land: collection(await read("land"), (of) => ({ id: of.iso_a2 })),
        areas: collection(areas, (of) => ({ id: of.iso_3166_2 })),
        lakes: collection(await read("lakes"), () => ({})),
        rivers: collection(await read("rivers"), (of) => ({ rank: of.scalerank })),
        disputed: collection(await read("disputed"), () => ({})),
      }),
    ),
    LEAST_AREA,
  ),
  GRID,
);
// Names beside the shapes: [id, Arabic, English, longitude, latitude] and [Arabic, rank, longitude, latitude]; a lower rank shows earlier, towns of fewer than 50,000 people not at all.
map.names = areas.map(({ properties: of }) => [of.iso_3166_2, of.name_ar, of.name_en, round(of.longitude), round(of.latitude)]);
const rank = ({ c, p }) => (c === "PPLC" ? 0 : p > 1e6 ? 1 : c === "PPLA" || p > 3e5 ? 2 : p > 5e4 ? 3 : null);
map.towns = (await read("labels"))
  .map(({ properties: of, geometry }) => [of.n, rank(of), round(geometry.coordinates[0]), round(geometry.coordinates[1])])
  .filter(([, shown]) => shown != null)
  .sort((a, b) => a[1] - b[1] || a[2] - b[2] || a[3] - b[3]);
await writeFile(new URL("basemap/base.json", import.meta.url), JSON.stringify(map));
