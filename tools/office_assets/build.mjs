// Builds what the office's pages are drawn with into src/tongguan/assets, from the locked npm packages:
// Tabler's style sheet and script, htmx, and one sheet of the icons that icons.txt names.
import { readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const TARGET = "src/tongguan/assets";
const PACKAGES = "node_modules";

await build({
  entryPoints: {
    tabler: `${PACKAGES}/@tabler/core/dist/css/tabler.css`,
  },
  outdir: TARGET,
  outExtension: { ".css": ".min.css" },
  minify: true,
  legalComments: "inline",
  logLevel: "warning",
});

// The maps of these scripts are not carried, so neither is the line that asks for them.
for (const [from, to] of [
  ["@tabler/core/dist/js/tabler.min.js", "tabler.min.js"],
  ["htmx.org/dist/htmx.min.js", "htmx.min.js"],
]) {
  const text = readFileSync(`${PACKAGES}/${from}`, "utf8");
  writeFileSync(`${TARGET}/${to}`, text.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n"));
}

const names = readFileSync("tools/office_assets/icons.txt", "utf8")
  .split("\n")
  .map((line) => line.trim())
  .filter((line) => line && !line.startsWith("#"));
const symbols = names.map((name) => {
  const [folder, file] = name.startsWith("filled/") ? ["filled", name.slice(7)] : ["outline", name];
  const svg = readFileSync(`${PACKAGES}/@tabler/icons/icons/${folder}/${file}.svg`, "utf8");
  const inside = svg.replace(/<!--[\s\S]*?-->/g, "").replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>[\s\S]*$/, "");
  const drawn = folder === "filled" ? 'fill="currentColor"' : 'fill="none" stroke="currentColor"';
  const lines = 'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';
  return `<symbol id="${name.replace("filled/", "filled-")}" viewBox="0 0 24 24" ${drawn} ${lines}>${inside.replace(/\s+/g, " ").trim()}</symbol>`;
});
writeFileSync(
  `${TARGET}/icons.svg`,
  `<!-- Tabler Icons, MIT licence, Paweł Kuna -->\n<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("\n")}</svg>\n`,
);
