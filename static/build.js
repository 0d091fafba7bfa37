// Writes build/assets from static/ and the packages: run by `npm run build`.
import { copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { compile } from "sass";

const source = dirname(fileURLToPath(import.meta.url));
const root = dirname(source);
const packages = join(root, "node_modules");
const assets = join(root, "build", "assets");

// The root is there for the Ministry of Justice's styles, which name node_modules themselves.
function style(name) {
  const options = { loadPaths: [root, packages], quietDeps: true, style: "compressed" };
  return compile(join(source, "css", `${name}.scss`), options).css;
}

function script() {
  const entryPoints = [join(source, "js", "app.js")];
  const built = buildSync({ entryPoints, bundle: true, format: "esm", minify: true, target: "es2022", write: false });
  return built.outputFiles[0].contents;
}

// All is made before the last build is cleared, so that a mistake leaves the last one in place.
const files = {
  "css/app.css": style("app"),
  "css/plotly.css": style("plotly"),
  "css/reference.css": style("reference"),
  "js/app.js": script(),
};
rmSync(assets, { recursive: true, force: true });
for (const folder of ["css", "js"]) mkdirSync(join(assets, folder), { recursive: true });
for (const [path, content] of Object.entries(files)) writeFileSync(join(assets, path), content);
copyFileSync(join(packages, "plotly.js-basic-dist-min", "plotly-basic.min.js"), join(assets, "js", "plotly.js"));
cpSync(join(source, "img"), join(assets, "img"), { recursive: true });
