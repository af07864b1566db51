// 職員: the door, the search, one person on one screen, through time and back.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { openTownHall } from './support/town_hall.mjs';

let hall;
before(async () => { hall = await openTownHall(); });
after(() => hall?.close());

test('S0 the door: sign-in, a wrong password, a purpose first, hand-over, sign-out', async () => {
  const guest = await hall.guest();
  const { page } = guest;
  await guest.visit('/s/sign-in', 'staff-sign-in');
  await page.getByLabel('職員番号').fill('madoguchi');
  await page.getByLabel('パスワード').fill('まちがい');
  await page.getByRole('button', { name: 'サインインする' }).click();
  await guest.see('staff-sign-in-refused', { status: 422 });
  assert.equal(await page.getByLabel('パスワード').inputValue(), '');
  await guest.leave();

  const clerk = await hall.as('clerk', { purpose: null });
  await clerk.page.goto(`${hall.address}/s/persons/${hall.cast.claimant.number}`);
  await clerk.see('staff-purpose');
  assert.match(clerk.page.url(), /\/s\/purpose/);
  await clerk.visit('/s/hand-over', 'staff-hand-over');
  await clerk.page.getByRole('button', { name: 'サインアウト' }).first().click();
  await clerk.page.goto(`${hall.address}/s/persons/${hall.cast.claimant.number}`);
  assert.match(clerk.page.url(), /\/s\/sign-in\?next=/);
  await clerk.leave();
});

test('S1 search → person → as-of → back to today', async () => {
  const clerk = await hall.as('clerk');
  const { page } = clerk;
  const { claimant } = hall.cast;
  await page.keyboard.press('F2');
  await page.keyboard.type(`${claimant.kana.split('　')[0].slice(0, 3)} ${claimant.birth}`);
  await page.keyboard.press('Enter');
  await clerk.see('staff-search');
  await page.getByRole('link', { name: claimant.name }).first().click();
  await page.waitForURL(`**/s/persons/${claimant.number}`);
  await clerk.see('staff-person');
  assert.ok(!page.url().includes(encodeURIComponent(claimant.name)), 'a name stands in the address');
  await page.keyboard.press('Alt+Comma');
  await page.getByText('時点の内容を見ています。').waitFor();
  await clerk.see('staff-person-past');
  await page.keyboard.press('Escape');
  await page.getByText('・本日').waitFor();
  await clerk.leave();
});

test('S1 without scripts', async () => {
  const clerk = await hall.as('clerk', { scripts: false });
  await clerk.visit(`/s/persons/${hall.cast.claimant.number}`, 'staff-person-no-scripts');
  await clerk.leave();
});

test('X2 the address of a protected person is not in the page of somebody who may not see it', async () => {
  const clerk = await hall.as('clerk');
  await clerk.visit(`/s/persons/${hall.cast.protectedPerson.number}`, 'staff-person-protected');
  await clerk.page.getByText('支援措置の対象者です').waitFor();
  const { counterpart, hidden } = hall.cast.protectedPerson;
  const html = await clerk.page.content();
  for (const secret of [counterpart, hidden]) assert.ok(!html.includes(secret), 'a secret is in the page');
  await clerk.leave();
});
