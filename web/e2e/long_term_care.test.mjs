// 介護保険: somebody over 75 asks for certification at the counter; three weeks later the board has
// judged; another decides; the letter opens, and everybody sees the level: staff and herself.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accept, decide, openLetters, review, takeIn } from './support/counter.mjs';
import { openTownHall, phone } from './support/town_hall.mjs';

let hall;
before(async () => { hall = await openTownHall(); });
after(() => hall?.close());

const screen = (below = '') => `/s/persons/${hall.cast.elder.number}${below}`;

test('1 she asks for certification at the counter', async () => {
  const clerk = await hall.as('clerk');
  await clerk.visit(screen('/long-term-care-insurance'), 'care-before');
  const place = await takeIn(clerk, hall.cast.elder, '要介護・要支援認定の申請',
    { doctor: '見本内科医院　見本　一郎', phone: '090-0000-0000', truth: 'yes' }, 'care-claim');
  await clerk.leave();
  const reviewer = await hall.as('reviewer');
  await accept(reviewer, place, 'care-claim');
  await reviewer.visit(screen(), 'care-applied');
  await reviewer.page.getByRole('link', { name: /認定の申請中/ }).first().waitFor();
  await reviewer.leave();
});

test('2 the visit, the doctor’s opinion and the board’s judgement are entered and decided by another', async () => {
  await hall.openAgain('2026-12-16T01:00:00Z');
  const clerk = await hall.as('clerk');
  const place = await takeIn(clerk, hall.cast.elder, '要介護認定の審査会判定の登録', {
    application: /./, visited_on: 'R8.12.1', investigator: '調査　員子', opinion_on: 'R8.12.8', minutes: '62', first_judgement: 'care_2',
    board_on: 'R8.12.15', panel_no: '2', level: 'care_2', months: '0', opinion: '歩行の介助が要る',
  }, 'care-judgement');
  await clerk.leave();
  const reviewer = await hall.as('reviewer');
  await review(reviewer, place, 'care-judgement');
  await reviewer.leave();
  const approver = await hall.as('approver');
  await decide(approver, place, 'care-judgement');
  const letters = await openLetters(approver);
  assert.ok(letters.some((one) => /認定/.test(one)), `no letter of certification among ${letters}`);
  await approver.leave();
});

test('3 tile, person page and timeline show the level', async () => {
  const clerk = await hall.as('clerk');
  const { page } = clerk;
  await clerk.visit(screen(), 'care-person');
  await page.getByRole('link', { name: /要介護2/ }).first().waitFor();
  await clerk.visit(screen('?all=1'), 'care-timeline');
  await page.getByText('要介護2').first().waitFor();
  await clerk.visit(screen('/long-term-care-insurance'), 'care-page');
  await page.getByText('要介護2').first().waitFor();
  await clerk.leave();
});

test('4 on her own page she reads her level, until when, and what she pays', async () => {
  const resident = await hall.as('elder', { size: phone });
  const { page } = resident;
  await resident.visit('/r/me', 'care-me');
  const standing = page.locator('section[aria-labelledby=standings]');
  await standing.getByText('要介護2').first().waitFor();
  await standing.getByText(/令和\d+年.*まで/).first().waitFor();
  const dues = page.locator('section[aria-labelledby=dues]');
  await page.reload();
  await dues.locator('summary').first().click();
  await dues.locator('.term-list li').first().waitFor();
  await resident.see('care-me-terms');
  await resident.leave();
});
