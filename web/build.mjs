// Bundles web/assets into build/web and keeps it within its budgets. Called by scripts/build-web.
import * as esbuild from 'esbuild';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';
import { missingIcons, sprite } from './icons.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const assets = path.join(root, 'web/assets');
const out = path.join(root, 'build/web');
const kilobyte = 1024;
const budgets = { css: 15 * kilobyte, js: 25 * kilobyte, ownJs: 10 * kilobyte };

const common = {
  bundle: true,
  minify: true,
  write: false,
  logLevel: 'warning',
  charset: 'utf8',
  absWorkingDir: root,
  target: ['chrome111', 'firefox121', 'safari16.4'],
  loader: { '.csv': 'text' },
};
const bundle = async (file, options = {}) =>
  (await esbuild.build({ ...common, ...options, entryPoints: [path.join(assets, file)] })).outputFiles[0].contents;

const gzip = (bytes) => zlib.gzipSync(bytes, { level: 9 });
const over = [];
const weigh = (what, size, budget) => {
  if (size > budget) over.push(`${what}: ${size} bytes compressed, allowed ${budget}`);
};

/** Every file to serve: name → bytes. */
async function files() {
  const made = new Map();
  for (const name of fs.readdirSync(path.join(assets, 'css')).filter((name) => name.endsWith('.css'))) {
    made.set(name, await bundle(`css/${name}`));
    // The components page carries all portals at once; no visitor ever loads it.
    if (name !== 'dev.css') weigh(name, gzip(made.get(name)).length, budgets.css);
  }
  made.set('app.js', await bundle('js/app.js', { format: 'iife' }));
  weigh('app.js', gzip(made.get('app.js')).length, budgets.js);
  const own = await bundle('js/app.js', { format: 'esm', external: ['htmx.org'] });
  weigh('our own scripts', gzip(own).length, budgets.ownJs);
  made.set('icons.svg', Buffer.from(sprite(root)));
  made.set('emblem.svg', fs.readFileSync(path.join(assets, 'icons/emblem.svg')));
  return made;
}

const missing = missingIcons(root);
if (missing.length) {
  console.error(`web/assets/icons/icons.txt has no such icons:\n  ${missing.join('\n  ')}`);
  process.exit(1);
}
const manifest = {};
const made = await files();
if (over.length) {
  console.error(`The pages have grown too heavy:\n  ${over.join('\n  ')}`);
  process.exit(1);
}
fs.mkdirSync(out, { recursive: true });
for (const [name, bytes] of made) {
  const hash = crypto.createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const { name: stem, ext } = path.parse(name);
  manifest[name] = `${stem}-${hash}${ext}`;
  fs.writeFileSync(path.join(out, manifest[name]), bytes);
  fs.writeFileSync(path.join(out, `${manifest[name]}.gz`), gzip(bytes));
}
const wanted = new Set(['manifest.json', ...Object.values(manifest).flatMap((name) => [name, `${name}.gz`])]);
for (const name of fs.readdirSync(out)) {
  if (!wanted.has(name)) fs.rmSync(path.join(out, name), { recursive: true });
}
fs.writeFileSync(path.join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
