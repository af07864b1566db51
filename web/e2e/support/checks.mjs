// What is true of every page, whoever made it.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  elements: ['html5', {
    'x-keys': { flow: true }, 'x-date': { flow: true, phrasing: true }, 'x-combo': { flow: true }, 'x-table': { flow: true },
    'x-busy': { flow: true }, 'x-asof': { flow: true }, 'x-live': { flow: true },
  }],
  rules: {
    // Whitespace is the server's: it leaves out what a reader would not see.
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    // <section aria-label> and <svg role> are checked by axe, with what is seen around them.
    'aria-label-misuse': 'off',
    'prefer-native-element': ['error', { exclude: ['region', 'status', 'listbox', 'combobox', 'group', 'img', 'alert', 'search'] }],
    'no-implicit-button-type': 'error',
    'no-implicit-input-type': 'off',
    'no-inline-style': 'error',
    'svg-focusable': 'off',
    'tel-non-breaking': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit', 'reset'] }],
  },
});

/** What a screen reader or a keyboard would stumble over. */
export async function accessibility(page) {
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => axe.run(document, { runOnly: tags, preload: false, resultTypes: ['violations'] }), standards);
  return found.violations.map(({ id, nodes }) =>
    `axe ${id}: ${nodes.slice(0, 3).map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? node.failureSummary})`).join('; ')}`);
}

export async function validity(html) {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `html ${line}:${column} ${message} (${ruleId})`));
}

/** Nothing sticks out to the right at 320 px, nor at 1280 px zoomed to 200 %. */
export async function reflow(page) {
  const wrong = [];
  const before = page.viewportSize();
  for (const width of [320, 640]) {
    await page.setViewportSize({ width, height: 800 });
    const out = await page.evaluate(() => {
      const wide = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= wide) return null;
      const guilty = [...document.querySelectorAll('body *')].filter((one) => !one.closest('.scroll, svg') && one.getBoundingClientRect().right > wide + 1);
      return guilty.slice(0, 4).map((one) => `${one.localName}.${one.className}`).join(', ') || 'something';
    });
    if (out) wrong.push(`scrolls sideways at ${width} px: ${out}`);
  }
  await page.setViewportSize(before);
  return wrong;
}

/** Walks the whole page with Tab: every stop is seen, has a name, shows where it is. */
export async function keyboard(page) {
  const wrong = [];
  await page.evaluate(() => {
    window.walked = new WeakSet();
    // Found once: asking every element for its style at every stop would take most of the walk.
    window.bars = [...document.querySelectorAll('body *')].filter((one) => ['sticky', 'fixed'].includes(getComputedStyle(one).position));
    document.activeElement?.blur();
    getSelection()?.removeAllRanges();
    scrollTo(0, 0);
  });
  for (let stop = 0; stop < 500; stop += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const here = document.activeElement;
      if (!here || here === document.body || here === document.documentElement || window.walked.has(here)) return null;
      window.walked.add(here);
      const shown = here.matches('input[type=radio], input[type=checkbox]') ? here.closest('label') ?? here : here;
      const box = shown.getBoundingClientRect();
      const ring = [here, shown, ...here.querySelectorAll('circle')].some((one) => {
        const style = getComputedStyle(one);
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || (one.localName === 'circle' && parseFloat(style.strokeWidth) >= 4);
      });
      const named = here.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join('');
      const name = (here.getAttribute('aria-label') ?? named ?? here.labels?.[0]?.textContent ?? here.textContent ?? here.title ?? '').trim();
      const hidden = window.bars.filter((one) => !one.contains(here)).some((one) => {
        const bar = one.getBoundingClientRect();
        return box.top >= bar.top - 1 && box.bottom <= bar.bottom + 1 && box.left >= bar.left - 1 && box.right <= bar.right + 1;
      });
      const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && !hidden;
      return { what: `${here.localName}.${here.className?.baseVal ?? here.className} "${name.slice(0, 20)}"`, ring, seen, name };
    });
    if (!at) break;
    if (!at.ring) wrong.push(`no focus ring on ${at.what}`);
    if (!at.seen) wrong.push(`focus goes where nobody sees it: ${at.what}`);
    if (!at.name) wrong.push(`a stop without a name: ${at.what}`);
  }
  await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); });
  return wrong;
}

/** Title, language, one main, one first heading, every marker filled. */
export async function structure(page, firstHeadings = 1) {
  return page.evaluate((headings) => {
    const wrong = [];
    if (!document.title.trim()) wrong.push('no title');
    if (!document.documentElement.lang) wrong.push('no language');
    if (document.querySelectorAll('main').length !== 1) wrong.push('not exactly one main');
    const first = document.querySelectorAll('h1').length;
    if (first !== headings) wrong.push(`${first} first headings instead of ${headings}`);
    if (document.querySelector('[style]')) wrong.push('an inline style');
    const spelled = document.body.innerText.match(/\{\{|\}\}|\[\[|\]\]/);
    if (spelled) wrong.push(`a marker is left in the page: ${spelled[0]}`);
    return wrong;
  }, firstHeadings);
}
