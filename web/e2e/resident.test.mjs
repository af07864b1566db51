// 住民: finding a procedure, one question at a time, sending, following it; languages; without scripts.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { openTownHall, phone } from './support/town_hall.mjs';

let hall;
before(async () => { hall = await openTownHall(); });
after(() => hall?.close());

/** 住民票の写し: what is answered on the way, by the question's key. */
const recordCopy = {
  whole_household: 'yes', copies: '1', relation: 'no', domicile: 'no', my_number: 'no', resident_code: 'no', purpose: '勤務先に出す',
  by: 'post', phone: '090-0000-0000', fee_consent: 'yes',
};

/** Answers what stands on this page; how many there were. */
async function answer(page, answers) {
  let found = 0;
  for (const [key, value] of Object.entries(answers)) {
    const boxes = page.locator(`main [name="${key}"], main [name$=".${key}"]`);
    if (await boxes.count() === 0) continue;
    found += 1;
    const type = await boxes.first().getAttribute('type');
    if (type === 'radio') await page.locator(`main [name$="${key}"][value="${value}"]`).check();
    else if (type === 'checkbox') await boxes.first().check();
    else await boxes.first().fill(value);
  }
  return found;
}

const onward = (page) => page.locator('main .next .button-main').first().click();

/** On the list of tasks: into the first that is not done; where all are, on to the check. */
async function nextTask(page) {
  const task = page.locator('.tasks li:not(:has(.chip-ok)) a').first();
  await (await task.count() ? task.click() : onward(page));
}

/** From the procedure's page to its check page, photographing each page on the way. */
async function fillIn(visitor, procedure, answers, name) {
  const { page } = visitor;
  await visitor.visit(`/r/procedures/${procedure}`, `${name}-start`);
  await onward(page);
  for (let step = 1; /\/q\/|\/r\/apply\/[^/]+$/.test(new URL(page.url()).pathname); step += 1) {
    assert.ok(step < 20, `${name} goes on without end at ${page.url()}`);
    await answer(page, answers);
    await visitor.see(`${name}-${step}`);
    const before = page.url();
    await (await page.locator('.tasks').count() ? nextTask(page) : onward(page));
    await page.waitForLoadState('load');
    const problems = await page.locator('.error-summary').allInnerTexts();
    assert.ok(page.url() !== before || problems.length === 0, `${name}, step ${step}: ${problems.join(' ')}`);
  }
  assert.match(page.url(), /\/check$/);
}

test('R3 open pages in Japanese, easy Japanese, English, with furigana', async () => {
  const guest = await hall.guest({ size: phone });
  const { page } = guest;
  for (const [address, name] of [['/r', 'home'], ['/r/procedures', 'procedures'], ['/r/procedures/resident-record-copy', 'procedure'],
    ['/r/help', 'help'], ['/r/accessibility', 'accessibility'], ['/r/sign-in', 'sign-in']]) {
    await guest.visit(address, `resident-${name}`);
  }
  await page.getByRole('button', { name: 'ふりがな' }).click();
  await guest.see('resident-furigana');
  assert.ok(await page.locator('main rt').first().isVisible());
  for (const [language, code] of [['やさしい日本語', 'ja-easy'], ['English', 'en']]) {
    await page.goto(`${hall.address}/r`);
    await page.locator('summary.tool').first().click();
    await page.getByRole('button', { name: language }).click();
    await guest.see(`resident-home-${code}`);
    await guest.visit('/r/procedures', `resident-procedures-${code}`);
  }
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await guest.leave();
});

test('my own pages', async () => {
  const resident = await hall.as('claimant', { size: phone });
  for (const [address, name] of [['/r', 'home-signed-in'], ['/r/me', 'me'], ['/r/me/data', 'data'], ['/r/me/data/uses', 'uses'],
    ['/r/me/notices', 'notices'], ['/r/me/settings', 'settings'], ['/r/cases', 'cases']]) {
    await resident.visit(address, `resident-${name}`);
  }
  await resident.leave();
});

test('R1 one question at a time: an error, saved, resumed, checked, sent, followed', async () => {
  const resident = await hall.as('single', { size: phone });
  const { page } = resident;
  await page.goto(`${hall.address}/r/procedures/resident-record-copy`);
  await onward(page);
  if (await page.locator('.tasks').count()) await nextTask(page);
  await onward(page);
  await page.locator('.error-summary').waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains('error-summary')), 'the summary has the focus');
  await resident.see('apply-copy-error', { status: 422 });
  assert.match(await page.title(), /^エラー：/);
  await answer(page, recordCopy);
  await page.locator('main button[name=save]').click();
  await page.waitForURL('**/saved');
  await resident.see('apply-copy-saved');
  await fillIn(resident, 'resident-record-copy', recordCopy, 'apply-copy');
  await resident.see('apply-copy-check');
  await page.locator('#agree').check();
  await onward(page);
  await page.waitForURL('**/done');
  await resident.see('apply-copy-done');
  await page.locator('main .next a').first().click();
  await page.waitForURL(/\/r\/cases\/\d+$/);
  await resident.see('resident-case');
  await resident.leave();
});

test('R1 without scripts', async () => {
  const resident = await hall.as('claimant', { size: phone, scripts: false });
  await fillIn(resident, 'resident-record-copy', recordCopy, 'apply-copy-no-scripts');
  await resident.page.locator('#agree').check();
  await onward(resident.page);
  await resident.see('apply-copy-done-no-scripts');
  assert.match(resident.page.url(), /\/done$/);
  await resident.leave();
});
