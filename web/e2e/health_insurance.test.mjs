// 国民健康保険: somebody leaves an employer's insurance and joins; the premium with every line; 高額療養費
// is claimed and decided; a late correction of an income shows tax, health and care before it is registered.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { fileOf, tryAndRun } from './support/batch.mjs';
import { decide, openLetters, paper, review, takeIn } from './support/counter.mjs';
import { openTownHall, phone } from './support/town_hall.mjs';

let hall;
before(async () => { hall = await openTownHall(); });
after(() => hall?.close());

const screen = (part, below = '') => `/s/persons/${hall.cast[part].number}${below}`;

test('1 who left an employer joins: taken in, reviewed, decided by another', async () => {
  const clerk = await hall.as('clerk');
  const place = await takeIn(clerk, hall.cast.leaver, '国民健康保険 資格取得届', {
    persons: /./, gain: 'left_employment', acquired_on: 'R8.11.1', 'file:loss_certificate': paper, card_linked: 'no',
    phone: '090-0000-0000', truth: 'yes',
  }, 'health-join');
  await clerk.leave();
  const reviewer = await hall.as('reviewer');
  await review(reviewer, place, 'health-join', { finds: [/保険料/] });
  await reviewer.leave();
  const approver = await hall.as('approver');
  await decide(approver, place, 'health-join');
  await approver.leave();
});

test('2 the certificate is printed from the batch page, for her alone', async () => {
  const operator = await hall.as('operator');
  await tryAndRun(operator, 'letters/national-health-insurance/certificate', '2026-11', 'health-certificate', { only: hall.cast.leaver.number });
  assert.match((await fileOf(operator, /\.pdf$/)).subarray(0, 5).toString(), /^%PDF-/);
  await tryAndRun(operator, 'jobs/national-health-insurance/update', '2026-11', 'health-update');
  await operator.leave();
});

test('3 her page shows the premium with every line and its article', async () => {
  const clerk = await hall.as('clerk');
  const { page } = clerk;
  await clerk.visit(screen('leaver'), 'health-person');
  await clerk.visit(screen('leaver', '/national-health-insurance'), 'health-page');
  const sheet = page.locator('.sheet-explained').first();
  await sheet.getByRole('row', { name: /保険料/ }).first().waitFor();
  await sheet.getByText(/国民健康保険法|条例/).first().waitFor();
  await clerk.leave();
});

test('4 what was paid above the limit is claimed and decided', async () => {
  const clerk = await hall.as('clerk');
  await clerk.visit(screen('patient', '/national-health-insurance'), 'health-patient');
  const place = await takeIn(clerk, hall.cast.patient, '国民健康保険 高額療養費の支給申請', {
    month: /./, simplified: 'no', 'account.bank_code': '0170', 'account.branch_code': '001', 'account.account_number': '1234567',
    'account.holder_kana': 'ミホン　ハナコ', 'account.account_type': 'ordinary', phone: '090-0000-0000', truth: 'yes',
  }, 'health-high-cost');
  await clerk.leave();
  const reviewer = await hall.as('reviewer');
  await review(reviewer, place, 'health-high-cost', { finds: [/[\d,]+円/] });
  await reviewer.leave();
  const approver = await hall.as('approver');
  await decide(approver, place, 'health-high-cost');
  const letters = await openLetters(approver);
  assert.ok(letters.length > 0, 'the decision has no letter');
  await approver.leave();
});

test('5 a late correction of a pension shows what it changes in tax, health and care', async () => {
  const tax = await hall.as('tax');
  const { page } = tax;
  await page.goto(hall.address + screen('insured', '/corrections'));
  await page.getByRole('region', { name: /公的年金等支払報告書/ }).getByRole('link').first().click();
  await page.waitForURL(/pension_report/);
  await page.getByLabel('訂正の理由').fill('公的年金等支払報告書の訂正');
  await page.locator('#revenue').fill('3,456,000円');
  await page.getByRole('button', { name: /どう変わるか確かめる/ }).click();
  await page.getByText('まだ登録していません。').waitFor();
  await tax.see('health-correction');
  const said = await page.locator('main').innerText();
  for (const department of [/個人住民税/, /国民健康保険/, /介護保険/]) assert.match(said, department);
  await page.getByRole('button', { name: 'この内容で訂正を登録する' }).click();
  await page.getByText('訂正を登録しました').waitFor();
  await tax.see('health-correction-done');
  await tax.leave();
  const reviewer = await hall.as('reviewer');
  await reviewer.visit(screen('insured', '/national-health-insurance'), 'health-corrected');
  await reviewer.page.getByText('変わった').first().waitFor();
  await reviewer.visit(screen('insured', '/long-term-care-insurance'), 'care-corrected');
  await reviewer.page.getByText('変わった').first().waitFor();
  await reviewer.leave();
});

test('6 on his own page he reads that he is insured, with which paper, and what is to be paid when', async () => {
  const resident = await hall.as('leaver', { size: phone });
  const { page } = resident;
  await resident.visit('/r/me', 'health-me');
  const standing = page.locator('section[aria-labelledby=standings]');
  await standing.getByText('資格確認書').waitFor();
  await page.locator('section[aria-labelledby=dues]').getByText('国民健康保険').first().waitFor();
  await resident.leave();
});
