// Recomputes the contrast of every pair of named colours that stand on one another, for each theme:
// 4.5:1 for text, 3:1 for the lines of controls and for drawings (WCAG 2.2, 1.4.3 and 1.4.11).
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const read = (file) => fs.readFileSync(path.join(root, file), 'utf8').replace(/\/\*[^]*?\*\//g, '');
const tokens = read('node_modules/@digital-go-jp/design-tokens/dist/tokens.css');
const names = read('web/assets/css/parts/names.css');

/** All custom properties of the blocks whose selector list names `selector`. */
function declared(css, selector) {
  const found = {};
  for (const [, selectors, block] of css.matchAll(/([^{}]+)\{([^}]*)\}/g)) {
    if (!selectors.split(',').map((one) => one.trim()).includes(selector)) continue;
    for (const [, name, value] of block.matchAll(/(--[\w-]+):\s*([^;]+);/g)) found[name] = value.trim();
  }
  return found;
}

function colour(theme, value) {
  const name = value.match(/^var\((--[\w-]+)/)?.[1];
  if (name) {
    if (!(name in theme)) throw new Error(`no value for ${name}`);
    return colour(theme, theme[name]);
  }
  const hex = value.length === 4 ? value.replace(/[^#]/g, '$&$&') : value;
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(theme, one, other) {
  const [light, dark] = [one, other].map((value) => luminance(colour(theme, value))).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const v = (name) => (name.startsWith('#') ? name : `var(--${name})`);
const paper = ['card', 'page', 'faint', 'quiet'];
const text = [
  ...['ink', 'ink-2', 'ink-3', 'link', 'key', 'ng', 'ng-ink'].flatMap((ink) => paper.map((on) => [ink, on])),
  ...['ink', 'ink-2', 'key', 'key-ink', 'link'].flatMap((ink) => ['key-50', 'key-100'].map((on) => [ink, on])),
  ['#ffffff', 'key'], ['#ffffff', 'key-hover'], ['#ffffff', 'ng'], ['#ffffff', 'navy'],
  ['ok-ink', 'ok-50'], ['ng-ink', 'ng-50'], ['ng', 'card'],
  ['warn-ink', 'warn-50'], ['warn-ink', 'warn-100'], ['warn-ink', 'card'], ['ink-2', 'warn-50'],
  ['ink-3', 'key-50'], ['ink-3', 'warn-50'], ['ink', 'ok-50'], ['ink', 'line-2'],
  // the drawings of figures, with their numbers on them
  ['#ffffff', 'color-primitive-light-blue-1000'], ['#ffffff', 'color-primitive-light-blue-800'],
  ['navy', 'color-primitive-light-blue-200'], ['ink', 'color-primitive-orange-300'],
  // the axis and the strip: words inside an SVG, which no scanner reads
  ['key', 'card'], ['ink-3', 'warn-50'], ['key', 'warn-50'],
  // the navy bar and its striped sister
  ['color-primitive-light-blue-200', 'navy'], ['color-primitive-light-blue-100', 'navy'],
  ['ink', 'color-primitive-yellow-300'], ['ink', 'color-primitive-yellow-200'],
];
const lines = [
  ['line-field', 'card'], ['line-field', 'page'], ['key', 'card'], ['key', 'page'], ['ng', 'card'], ['ok', 'ok-50'],
  ['focus', 'card'], ['focus', 'page'], ['focus-halo', 'navy'], ['key', 'key-50'],
];

let wrong = 0;
for (const selector of ['.theme-resident', '.theme-staff', '.theme-pref']) {
  const theme = { ...declared(tokens, ':root'), ...declared(names, ':root'), ...declared(names, selector) };
  for (const [pairs, least] of [[text, 4.5], [lines, 3]]) {
    for (const [ink, on] of pairs) {
      const ratio = contrast(theme, v(ink), v(on));
      if (ratio >= least) continue;
      wrong += 1;
      console.log(`${selector}: ${ink} on ${on} is ${ratio.toFixed(2)}:1, at least ${least}:1 is needed`);
    }
  }
}
process.exit(wrong ? 1 : 0);
