// The icon sprite: one <symbol> for each line of web/assets/icons/icons.txt.
import fs from 'node:fs';
import path from 'node:path';

/** "ok = check_circle-fill" → ["ok", "check_circle-fill"] */
export function iconList(root) {
  return fs.readFileSync(path.join(root, 'web/assets/icons/icons.txt'), 'utf8').split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split(' = '))
    .map(([name, drawing]) => [name, drawing ?? name]);
}

export function sprite(root) {
  const folder = path.join(root, 'node_modules/@material-symbols/svg-400/outlined');
  const symbols = iconList(root).map(([name, drawing]) => {
    const svg = fs.readFileSync(path.join(folder, `${drawing}.svg`), 'utf8');
    const box = svg.match(/viewBox="([^"]+)"/)[1];
    const inside = svg.replace(/^<svg[^>]*>/, '').replace('</svg>', '');
    return `<symbol id="${name}" viewBox="${box}">${inside}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`;
}

/** Icons that a page asks for and the list does not have: "staff/cases.html: [[icon:x]]". */
export function missingIcons(root) {
  const known = new Set(iconList(root).map(([name]) => name));
  const templates = path.join(root, 'web/templates');
  const pages = fs.readdirSync(templates).flatMap((folder) =>
    fs.readdirSync(path.join(templates, folder)).filter((name) => name.endsWith('.html')).map((name) => `${folder}/${name}`));
  return pages.flatMap((page) => [...fs.readFileSync(path.join(templates, page), 'utf8').matchAll(/\[\[icon:([^\]]+)\]\]/g)]
    .filter(([, name]) => !known.has(name)).map(([mark]) => `${page}: ${mark}`));
}
