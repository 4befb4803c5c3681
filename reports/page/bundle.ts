import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type BuildOptions, buildSync } from "esbuild";

/** Build step, run after tsc: writes the page's script and style, minified, beside the compiled render-report.js. */
const common: BuildOptions = { bundle: true, minify: true, legalComments: "none", logLevel: "warning" };

buildSync({
  ...common,
  entryPoints: [locate("./page.js")],
  outfile: locate("./page-bundle.js"),
  format: "iife",
  platform: "browser",
  target: "es2023",
  charset: "ascii",
  banner: { js: `/*! D3\n${readFileSync(locate("../../../node_modules/d3/LICENSE"), "utf8").trim()}\n*/` },
});
// The simulation itself, for a Web Worker of the page.
buildSync({
  ...common,
  entryPoints: [locate("./what-if-worker.js")],
  outfile: locate("./what-if-bundle.js"),
  format: "iife",
  platform: "browser",
  target: "es2023",
  charset: "ascii",
});
// The page of `serve`, which draws no figure.
buildSync({
  ...common,
  entryPoints: [locate("./serve-page.js")],
  outfile: locate("./serve-bundle.js"),
  format: "iife",
  platform: "browser",
  target: "es2023",
  charset: "ascii",
});
buildSync({
  ...common,
  entryPoints: [locate("../../../reports/page/serve.css")],
  outfile: locate("./serve-bundle.css"),
  charset: "ascii",
});
buildSync({
  ...common,
  entryPoints: [locate("../../../reports/page/styles.css")],
  outfile: locate("./page-bundle.css"),
  charset: "ascii",
});

function locate(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
