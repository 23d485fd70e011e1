// Builds what the browser gets, from scripts/, styles/ and basemap/ into ../Assets, or into the folder given. Run: npm ci && npm run build
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import subsetFont from "subset-font";

const target = process.argv[2] ? `${resolve(process.argv[2])}/` : fileURLToPath(new URL("../Assets/", import.meta.url));
// Parts of the map's script that are fetched when they are first used.
const later = ["place-map", "control"];
const fonts = ["noto-naskh-arabic", "noto-sans-arabic"];
// Every page asks for the letters of the first (the map draws them by their shapes, FE70 and on); nearly all text does without the second: ligatures of words, Qur'anic marks, letters of African languages. unicode-range in styles/base.css says the same.
const letters = { "": [[0x600, 0x6ff], [0xfe70, 0xfefc]], "-rare": [[0x750, 0x77f], [0x8a0, 0x8ff], [0xfb50, 0xfdff]] };
// From so many bytes on a file is packed here, as tightly as can be, which takes too long while somebody waits for it.
const PACKED_FROM = 100_000;

// Plot puts a style element into every plot, which the pages' security policy forbids; the same rules stand in styles/plot.css.
const styles = {
  name: "styles",
  setup(build) {
    build.onLoad({ filter: /@observablehq\/plot\/src\/(plot|legends\/ramp)\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const without = source.replace(/svg\.append\("style"\)\.text\(\s*`[^`]*`\s*\)/, "svg");
      if (without === source) throw new Error(`${path}: holds no style element any more; take this step out of build.mjs`);
      return { contents: without, loader: "js" };
    });
  },
};

await rm(target, { recursive: true, force: true });
await mkdir(`${target}fonts`, { recursive: true });
// The map's library and its worker hold much the same code under the same names. In one file and as they come, what they share is packed once: a quarter less to be sent.
const library = (name) => readFile(new URL(`node_modules/maplibre-gl/dist/${name}.mjs`, import.meta.url), "utf8").then((source) => source.replace(/^\/\/# sourceMappingURL=.*$/gm, ""));
const maplibre = `${await library("maplibre-gl")}\nexport const worker = ${JSON.stringify(await library("maplibre-gl-worker"))};\n`;
await writeFile(`${target}maplibre.js`, maplibre);
const options = {
  absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
  entryNames: "[name]",
  outdir: target,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome123", "firefox120", "safari17.5"],
  charset: "utf8",
  legalComments: "none",
  external: ["fonts/*", "./maplibre.js", ...later.map((name) => `./${name}.js`)],
  plugins: [styles],
};
await build({ ...options, entryPoints: later.map((name) => `scripts/${name}.js`) });
// The address of what a script names is that of the script: other parts make it another script.
const parts = createHash("sha256").update(maplibre);
for (const name of later) parts.update(await readFile(`${target}${name}.js`));
await build({
  ...options,
  entryPoints: ["scripts/desk.js", "scripts/map.js", "scripts/figures.js", "styles/desk.css", "styles/map.css"],
  banner: { js: `// with ${parts.digest("hex").slice(0, 12)}` },
});
for (const font of fonts) {
  for (const weight of [400, 700]) {
    const whole = await readFile(new URL(`node_modules/@fontsource/${font}/files/${font}-arabic-${weight}-normal.woff2`, import.meta.url));
    for (const [name, ranges] of Object.entries(letters)) {
      const text = ranges.map(([from, to]) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i))).join("");
      await writeFile(`${target}fonts/${font}${name}-${weight}.woff2`, await subsetFont(whole, text, { targetFormat: "woff2" }));
    }
  }
}
await cp(new URL("icon.svg", import.meta.url), `${target}icon.svg`);
await cp(new URL("basemap/base.json", import.meta.url), `${target}base.json`);
await mkdir(`${target}packed`);
for (const name of await readdir(target)) {
  if (!/\.(js|css|json)$/.test(name)) continue;
  const content = await readFile(`${target}${name}`);
  if (content.length < PACKED_FROM) continue;
  await writeFile(`${target}packed/${name}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }));
}
