// 異動入力 and certificates: a household moves in and is protected (S2), two clerks at one person (S5).
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { aTown, moveIn, next } from './support/move_in.mjs';
import { openTownHall } from './support/town_hall.mjs';

let hall;
before(async () => { hall = await openTownHall(); });
after(() => hall?.close());

for (const scripts of [true, false]) {
  const suffix = scripts ? '' : '-no-js';
  test(`S2: a household of four moves in and is protected${suffix}`, async () => {
    const clerk = await hall.as('clerk', { scripts });
    await moveIn(clerk, { suffix, protection: true });
    const { page } = clerk;
    // Her own copy waits for a second officer.
    await page.getByRole('link', { name: '港　花' }).first().click();
    const number = page.url().match(/persons\/(\d+)/)[1];
    await clerk.visit(`/s/register/certificates/copy/${number}`, `certificate-protected${suffix}`);
    assert.ok(!(await page.content()).includes('3番5号'), 'a protected address is not shown');
    await page.getByLabel('本人', { exact: false }).first().check();
    await page.locator('#purpose').fill('勤務先へ提出');
    await page.getByLabel('本人確認の方法').selectOption('運転免許証');
    await page.getByRole('button', { name: 'この内容で交付する' }).click();
    await clerk.see(`certificate-second${suffix}`);
    await page.getByLabel('ログイン名').fill('madoguchi');
    await page.getByLabel('パスワード').fill('まちがい');
    await page.getByRole('button', { name: '確かめたので交付する' }).click();
    await clerk.see(`certificate-second-refused${suffix}`, { status: 422 });
    await clerk.leave();
  });
}

test('S5: two of the staff at one household: one wins, the other sees the difference', async () => {
  const first = await hall.as('clerk');
  const second = await hall.as('reviewer');
  const enter = async ({ page }, person, lot) => {
    await page.goto(`${hall.address}/s/register/begin/move-within/${person}`);
    await page.getByLabel('転居した日').fill('R8.11.20');
    await page.getByLabel('本人確認の方法').selectOption('licence');
    await next(page);
    await next(page);
    await page.locator('#town').fill(await aTown(page));
    await page.getByLabel('番地・号').fill(lot);
    await next(page);
  };
  const { number } = hall.cast.claimant;
  await enter(first, number, '9番1号');
  await enter(second, number, '10番2号');
  for (const { page } of [first, second]) {
    for (const box of await page.getByLabel('確かめました').all()) await box.check();
  }
  await first.see('move-within-check');
  await first.page.getByRole('button', { name: 'この内容で登録する' }).click();
  await first.see('move-within-result');
  await second.page.getByRole('button', { name: 'この内容で登録する' }).click();
  await second.see('move-within-conflict', { status: 409 });
  const seen = await second.page.locator('main').innerText();
  for (const lot of ['9番1号', '10番2号']) assert.ok(seen.includes(lot), lot);
  await second.page.getByRole('button', { name: 'はじめの画面から見直す' }).click();
  await second.see('move-within-again');
  await first.leave();
  await second.leave();
});

test('書かない窓口: from the interview to the resident\'s own window and the papers', async () => {
  const clerk = await hall.as('clerk');
  const { page } = clerk;
  await clerk.visit('/s/counter', 'counter-home');
  await page.getByLabel('宛名番号').fill(String(hall.cast.claimant.number));
  await page.getByRole('button', { name: 'この人で始める' }).click();
  await clerk.see('counter-life-events');
  await page.getByRole('button', { name: /市の中で引っ越した/ }).click();
  await page.getByLabel('引っ越した日はいつですか').fill('R8.11.20');
  for (const question of await page.getByRole('group').all()) await question.getByLabel('はい').first().check();
  await clerk.see('counter-interview');
  await page.getByRole('button', { name: /要る手続を見る/ }).click();
  await clerk.see('counter-plan');
  const opening = clerk.context.waitForEvent('page');
  await page.getByRole('link', { name: /本人の画面を別の窓で開く/ }).click();
  const resident = await opening;
  await resident.getByText('しばらくお待ちください').waitFor();
  await page.getByRole('button', { name: '本人の画面に出す' }).click();
  // The resident's window follows by itself.
  await resident.getByRole('heading', { name: 'この内容でまちがいありませんか' }).waitFor();
  await resident.setViewportSize({ width: 1440, height: 900 });
  await resident.getByRole('button', { name: 'まちがいありません' }).click();
  await resident.getByText('ありがとうございました').waitFor();
  await page.getByRole('link', { name: '書類へ進む' }).click();
  await clerk.see('counter-papers');
  await clerk.leave();
});
