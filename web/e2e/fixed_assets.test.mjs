// 固定資産税: a certificate and the list of all one owns; land whose house was pulled down last year is
// declared late, and the bill of the year goes up by the difference, article by article.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { fileOf, tryAndRun } from './support/batch.mjs';
import { decide, openLetters, review, takeIn } from './support/counter.mjs';
import { openTownHall, phone } from './support/town_hall.mjs';

let hall;
before(async () => { hall = await openTownHall(); });
after(() => hall?.close());

const screen = (below = '') => `/s/persons/${hall.cast.landowner.number}${below}`;

/** Taken in by the counter, reviewed by the tax office, decided by another. */
async function carryOut(procedure, answers, name, finds) {
  const clerk = await hall.as('clerk');
  const place = await takeIn(clerk, hall.cast.landowner, procedure, answers, name);
  await clerk.leave();
  const tax = await hall.as('tax', { purpose: '申請の審査' });
  await review(tax, place, name, { finds });
  await tax.leave();
  const approver = await hall.as('approver');
  await decide(approver, place, name);
  const letters = await openLetters(approver);
  await approver.leave();
  return letters;
}

test('1 the page of an owner: the bill, its lines, the assets', async () => {
  const tax = await hall.as('tax');
  await tax.visit(screen('/fixed-asset-tax'), 'assets-page');
  await tax.page.locator('.sheet-explained').first().getByText('地方税法').first().waitFor();
  await tax.leave();
});

for (const [kind, name] of [['valuation', 'assets-valuation'], ['taxes', 'assets-taxes'], ['holdings', 'assets-holdings']]) {
  test(`2 ${kind}: asked for, reviewed, decided, and the paper opens`, async () => {
    const letters = await carryOut('固定資産評価証明書・公課証明書・名寄帳の写しの交付請求',
      { kind, fiscal_year: '2026', purpose: '相続の手続', fee_consent: 'yes', phone: '090-0000-0000' }, name, []);
    assert.ok(letters.length > 0, 'no paper came of it');
  });
}

test('3 a house pulled down last year: the difference of the bill is seen before it is decided', async () => {
  await carryOut('住宅用地の申告', { parcel: /./, changed_on: 'R7.11.10', dwellings: '0', site: 'none', phone: '090-0000-0000', truth: 'yes' },
    'assets-land', [/地方税法/, /[\d,]+円/]);
  const tax = await hall.as('tax');
  await tax.visit(screen('/fixed-asset-tax'), 'assets-changed');
  await tax.page.getByText('変わった').first().waitFor();
  await tax.leave();
});

test('4 the lists of all owners are printed from the batch page', async () => {
  const operator = await hall.as('operator');
  await tryAndRun(operator, 'letters/fixed-asset-tax/holdings', '2026', 'assets-lists', { only: hall.cast.landowner.number });
  assert.match((await fileOf(operator, /\.pdf$/)).subarray(0, 5).toString(), /^%PDF-/);
  await operator.leave();
});

test('5 on her own page she reads what she owns and each term of the tax', async () => {
  const resident = await hall.as('landowner', { size: phone });
  const { page } = resident;
  await resident.visit('/r/me', 'assets-me');
  const standing = page.locator('section[aria-labelledby=standings]');
  await standing.getByText(/評価額/).first().waitFor();
  await page.locator('section[aria-labelledby=dues]').getByText('固定資産税').first().waitFor();
  await resident.leave();
});
