// Writes build/assets from static/ and the packages: run by `npm run build`.
import { copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { compile } from "sass";

const source = dirname(fileURLToPath(import.meta.url));
const root = dirname(source);
const assets = join(root, "build", "assets");
const packages = join(root, "node_modules");

function makeFolders() {
  rmSync(assets, { recursive: true, force: true });
  for (const folder of ["css", "js"]) mkdirSync(join(assets, folder), { recursive: true });
}

function writeStyles(name) {
  const { css } = compile(join(source, "css", `${name}.scss`), {
    loadPaths: [root, packages],
    quietDeps: true,
    style: "compressed",
  });
  writeFileSync(join(assets, "css", `${name}.css`), css);
}

function writeScript() {
  buildSync({
    entryPoints: [join(source, "js", "app.js")],
    outfile: join(assets, "js", "app.js"),
    bundle: true,
    format: "esm",
    minify: true,
    target: "es2022",
  });
}

makeFolders();
writeStyles("app");
writeStyles("plotly");
writeScript();
copyFileSync(join(packages, "plotly.js-basic-dist-min", "plotly-basic.min.js"), join(assets, "js", "plotly.js"));
cpSync(join(source, "img"), join(assets, "img"), { recursive: true });
