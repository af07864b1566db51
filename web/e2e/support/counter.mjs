// A paper at the counter, from the clerk's first question to the decision of another.
import assert from 'node:assert/strict';
import { answer, paper } from './apply.mjs';

export { paper };

const save = (page) => Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: '保存する' }).last().click()]);
const boxesOf = (page) => page.locator('main [name]').evaluateAll((all) => [...new Set(all.map(({ name }) => name))].join());

/** Takes in a procedure for a person. Some questions come only after others are answered. Answers the case's page. */
export async function takeIn(clerk, { number }, procedure, answers, name) {
  const { page, hall } = clerk;
  await page.goto(`${hall.address}/s/persons/${number}/procedures`);
  const row = page.locator('li').filter({ has: page.locator('b', { hasText: new RegExp(`^${procedure}$`) }) });
  await row.getByRole('button', { name: /始める/ }).click();
  await page.waitForURL(/\/s\/drafts\//);
  for (let asked = '', before = '-'; asked !== before;) {
    before = await boxesOf(page);
    await answer(page, answers);
    await save(page);
    asked = await boxesOf(page);
  }
  assert.deepEqual(await page.locator('.error-summary').allInnerTexts(), [], procedure);
  await clerk.see(`${name}-draft`);
  await page.getByRole('button', { name: 'この内容で受け付ける' }).click();
  await page.waitForURL((at) => /\/receipt$/.test(at.pathname)).catch(async (error) => {
    throw new Error(`${procedure} is not taken in: ${await page.locator('.error-summary').innerText().catch(() => error.message)}`);
  });
  await clerk.see(`${name}-receipt`);
  return new URL(page.url()).pathname.replace('/receipt', '');
}

/** Opens a form of "この案件にすること" where it is folded up. */
async function unfold(form) {
  if (!await form.getByRole('button').first().isVisible()) await form.locator('summary').click();
}

/** 受理 by one clerk, for what needs no decision of another. */
export async function accept(reviewer, place, name) {
  const { page } = reviewer;
  await reviewer.visit(place, `${name}-accept`);
  await unfold(page.locator('#do-accept'));
  for (const box of await page.locator('#do-accept input[name=check]').all()) await box.check();
  await Promise.all([page.waitForEvent('load'), page.locator('#do-accept').getByRole('button').click()]);
  await reviewer.see(`${name}-accepted`);
}

/** Every box ticked, the proposal made: `refuse` is the reason to refuse. `finds` is what must stand on the page. */
export async function review(reviewer, place, name, { refuse, finds = [] } = {}) {
  const { page } = reviewer;
  await reviewer.visit(place, `${name}-review`);
  const said = await page.locator('main').innerText();
  for (const one of finds) assert.match(said, one);
  const form = page.locator('#do-review');
  await unfold(form);
  for (const box of await form.locator('input[name=check]').all()) await box.check();
  if (refuse) {
    await form.locator('input[name=proposal][value=refuse]').check();
    await form.locator('[name=message]').fill(refuse);
  }
  await Promise.all([page.waitForEvent('load'), form.getByRole('button').click()]);
  await reviewer.see(`${name}-reviewed`);
}

/** Decided by whoever did not review. */
export async function decide(approver, place, name) {
  const { page } = approver;
  await approver.visit(place, `${name}-decide`);
  await Promise.all([page.waitForEvent('load'), page.locator('#do-decide').getByRole('button').click()]);
  await approver.see(`${name}-decided`);
  assert.equal(await page.locator('#do-decide').count(), 0, 'it is still to be decided');
}

/** The letters of a case as they would be printed: each must be a PDF. Answers their names. */
export async function openLetters({ page, hall }) {
  const links = await page.locator('main a[href*="/letters/"]').all();
  const names = [];
  for (const link of links) {
    const answered = await page.request.get(hall.address + await link.getAttribute('href'));
    assert.equal(answered.status(), 200);
    assert.match((await answered.body()).subarray(0, 5).toString(), /^%PDF-/);
    names.push(await link.innerText());
  }
  return names;
}
