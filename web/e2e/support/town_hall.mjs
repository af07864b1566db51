// One function for each visit:
//
//     const hall = await openTownHall();           // server, town, browser; once for each test file
//     const clerk = await hall.as('clerk');        // signed in
//     await clerk.visit('/s/cases', 'staff-cases');            // goes there and checks everything
//     await clerk.page.getByRole('button', …).click();
//     await clerk.see('staff-cases-sent', { status: 422 });    // checks where one has come to
//     await hall.openAgain('2026-12-01T01:00:00Z');  // a week later
//     await hall.close();
//
// Every page seen is checked for: the status, axe, console errors, violations of the content
// security policy, valid HTML, no sideways scroll at 320 and 640 px, a walk with the keyboard; and
// is photographed wide and narrow into build/screenshots.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { accessibility, keyboard, reflow, structure, validity } from './checks.mjs';
import { screenshots } from './places.mjs';
import { openServer } from './server.mjs';
import { signIn } from './sign_in.mjs';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
/** How long a state is waited for before it is said not to come: long, because machines are busy. */
const patience = 90_000;
export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

class Visitor {
  constructor(context, page, hall, scripts) {
    Object.assign(this, { context, page, hall, scripts, complaints: [] });
    page.on('console', (message) => {
      // A page that was meant to be 422 or 409 is no error; its status is asserted instead.
      if (message.type() === 'error' && !/^Failed to load resource: the server responded with a status of 4\d\d/.test(message.text())) {
        this.complaints.push(`console: ${message.text()}`);
      }
    });
    page.on('pageerror', (error) => this.complaints.push(`script: ${error.message}`));
    page.on('response', (response) => {
      const request = response.request();
      const navigated = request.isNavigationRequest() && request.frame() === page.mainFrame();
      if (navigated || request.headers()['hx-request']) {
        this.answer = response;
        // Read at once: the browser forgets it after the next redirect. A redirect has no body.
        this.html = response.text().catch(() => '');
      }
      else if (response.status() >= 400) this.complaints.push(`${response.status()} for ${new URL(response.url()).pathname}`);
    });
  }

  /** Goes to an address and checks the page. */
  async visit(address, name, expected = {}) {
    await this.page.goto(this.hall.address + address);
    const at = new URL(this.page.url()).pathname;
    assert.equal(at, address.replace(/[?#].*/, ''), `${name}: sent on to ${at}`);
    await this.see(name, expected);
    return this.page;
  }

  /** Checks the page one is on. `status` is what it was answered with. */
  async see(name, { status = 200, firstHeadings = 1 } = {}) {
    const { page } = this;
    await page.waitForLoadState('load');
    const html = await this.html;
    const answered = this.answer.status();
    const why = answered === 500 ? `\n${this.hall.server.log().trim().split('\n').slice(-3).join('\n')}` : '';
    assert.equal(answered, status, `${name}: ${answered} instead of ${status} at ${page.url()}${why}`);
    const wrong = [...this.complaints.splice(0), ...(await validity(html)), ...(await reflow(page)), ...(await structure(page, firstHeadings))];
    if (this.scripts) wrong.push(...(await accessibility(page)), ...(await keyboard(page)));
    await this.photograph(name);
    wrong.push(...this.complaints.splice(0));
    assert.deepEqual(wrong, [], `${name} (${page.url()})`);
  }

  async photograph(name) {
    const before = this.page.viewportSize();
    for (const [size, { width }] of Object.entries({ wide: desk, narrow: phone })) {
      // As tall as the page, so that what sticks to the bottom is at the bottom.
      await this.page.setViewportSize({ width, height: 800 });
      const height = await this.page.evaluate(() => Math.min(document.documentElement.scrollHeight, 12000));
      await this.page.setViewportSize({ width, height: Math.max(height, 600) });
      await this.page.screenshot({ path: path.join(screenshots, `${name}-${size}.png`) });
    }
    await this.page.setViewportSize(before);
  }

  async leave() {
    await this.context.close();
  }
}

class TownHall {
  constructor(server, browser) {
    const cast = JSON.parse(fs.readFileSync(path.join(server.folder, 'cast.json'), 'utf8'));
    Object.assign(this, { server, browser, cast, address: server.address });
  }

  /** Somebody who has not signed in. `scripts: false` is a browser without JavaScript. */
  async guest({ scripts = true, size = desk } = {}) {
    const context = await this.browser.newContext({ viewport: size, locale: 'ja-JP', timezoneId: 'Asia/Tokyo', javaScriptEnabled: scripts, reducedMotion: 'reduce' });
    context.setDefaultTimeout(patience);
    return new Visitor(context, await context.newPage(), this, scripts);
  }

  /** Somebody signed in: a role of sign_in.mjs (clerk, reviewer, …) or a part of people.mjs (claimant, …). */
  async as(who, { purpose = '窓口・電話での問い合わせ', ...options } = {}) {
    const visitor = await this.guest(options);
    await signIn(visitor, who, purpose);
    return visitor;
  }

  /** Shuts and opens again at a later moment, with everything that was done until then. */
  async openAgain(at) {
    await this.server.close();
    this.server = await openServer({ at, folder: this.server.folder });
    this.address = this.server.address;
  }

  async close() {
    await this.browser.close();
    await this.server.stop();
  }
}

export async function openTownHall(opening) {
  fs.mkdirSync(screenshots, { recursive: true });
  const server = await openServer(opening);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
  return new TownHall(server, browser);
}
