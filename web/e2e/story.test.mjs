// Somebody who has never seen the town hall walks through it once: a family moves in, claims child
// allowance on a phone; it is reviewed, decided by another, the letter arrives; a month is assessed;
// the past is corrected and the difference seen. Everything is done in the browser.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { childAllowance, fillIn, onward, send } from './support/apply.mjs';
import { family, moveIn } from './support/move_in.mjs';
import { signInWithCard } from './support/sign_in.mjs';
import { openTownHall, phone } from './support/town_hall.mjs';

let hall;
before(async () => { hall = await openTownHall(); });
after(() => hall?.close());

const [father, mother, , daughter] = family;

/** What one chapter leaves to the next: the father's number, the daughter's, his card, his case. */
const known = {};

test('1 a family moves in, and the father gets a card', async () => {
  const clerk = await hall.as('clerk', { purpose: '届出の受付' });
  const { page } = clerk;
  await moveIn(clerk);
  await clerk.see('story-moved-in');
  known.daughter = Number((await page.getByRole('link', { name: daughter.name }).first().getAttribute('href')).match(/persons\/(\d+)/)[1]);
  await page.getByRole('link', { name: father.name }).first().click();
  await page.waitForURL(/\/s\/persons\/\d+$/);
  known.father = Number(page.url().match(/(\d+)$/)[1]);
  await page.getByRole('row', { name: new RegExp(mother.name.replace('　', '.*')) }).waitFor();
  await clerk.see('story-father');
  await page.getByRole('link', { name: /試験用カードを渡す/ }).click();
  await page.waitForURL('**/test-card');
  await clerk.see('story-card');
  await page.getByRole('button', { name: 'カードを発行する' }).click();
  await page.locator('#card-number').waitFor();
  await clerk.see('story-card-issued');
  const read = (id) => page.locator(`#card-${id}`).innerText();
  known.card = { login: await read('number'), pin: await read('pin'), password: await read('password') };
  await clerk.leave();
});

test('2 he claims child allowance on his phone', async () => {
  const resident = await hall.guest({ size: phone });
  const { page } = resident;
  await page.goto(`${hall.address}/r`);
  await page.locator('main a[href$="event=moving"]').click();
  await page.locator('main a[href$="/child-allowance-claim"]').click();
  await onward(page);
  await signInWithCard(page, known.card);
  await page.waitForURL('**/r/procedures/child-allowance-claim');
  await onward(page);
  await page.waitForURL('**/r/apply/**');
  await fillIn(resident, { ...childAllowance, has_spouse: 'yes', spouse: /港.*花/ });
  assert.match(await page.locator('main').innerText(), /港　?海/, 'his daughter is on the form');
  await resident.see('story-claim-check');
  known.record = await send(resident, { card: known.card, electronic: true });
  await resident.see('story-claim-done');
  await resident.leave();
});

test('3 a reviewer lays it beside the ledgers, and may not decide', async () => {
  const reviewer = await hall.as('reviewer', { purpose: '申請の審査' });
  const { page } = reviewer;
  await page.goto(`${hall.address}/s`);
  await reviewer.see('story-today');
  const place = known.record.replace('/r/', '/s/');
  await page.locator(`main a[href$="${place}"]`).first().click();
  await page.waitForURL(`**${place}`);
  const beside = page.getByRole('region', { name: '申請と台帳の対照表' });
  await beside.getByText('一致').first().waitFor();
  await page.getByRole('region', { name: '認めると、こうなります' }).getByText(/20,000/).first().waitFor();
  await reviewer.see('story-review');
  const review = page.locator('#do-review');
  await review.locator('summary').click();
  for (const box of await review.locator('input[name=check]').all()) await box.check();
  await review.getByLabel('認める').check();
  await review.getByRole('button', { name: '審査済にして決裁へ回す' }).click();
  await page.getByText('決裁待ち').first().waitFor();
  assert.equal(await page.locator('#do-decide').count(), 0, 'who reviewed may decide');
  await reviewer.leave();
});

test('4 an approver decides, and sees the letter', async () => {
  const approver = await hall.as('approver', { purpose: '申請の審査' });
  const { page } = approver;
  await page.goto(`${hall.address}/s/decisions`);
  const place = known.record.replace('/r/', '/s/');
  await page.locator(`main a[href$="${place}"]`).first().click();
  await page.waitForURL(`**${place}`);
  await page.locator('#do-decide').getByRole('button').click();
  const letter = page.getByRole('region', { name: '通知' }).getByRole('link', { name: /認定/ }).first();
  await letter.waitFor();
  await approver.see('story-decided');
  await isPdf(await page.request.get(hall.address + await letter.getAttribute('href')));
  await approver.leave();
});

async function isPdf(answer) {
  assert.equal(answer.status(), 200);
  assert.match((await answer.body()).subarray(0, 5).toString(), /^%PDF-/);
}

test('5 the father sees the decision and opens his letter', async () => {
  const resident = await hall.guest({ size: phone });
  const { page } = resident;
  await page.goto(`${hall.address}/r/me`);
  await signInWithCard(page, known.card);
  await page.waitForURL('**/r/me');
  await resident.see('story-me');
  await page.locator(`main a[href$="${known.record}"]`).first().click();
  await page.waitForURL(`**${known.record}`);
  assert.match(await page.locator('h1').innerText(), /結果が出ました/);
  await resident.see('story-case');
  await page.locator('main a[href*="/r/me/notices/"]').first().click();
  await page.waitForURL(/\/r\/me\/notices\/\d+$/);
  await resident.see('story-notice');
  const form = page.locator('main form').filter({ has: page.locator('[name=download]') });
  const fields = Object.fromEntries(await form.locator('input[type=hidden]').evaluateAll((all) => all.map(({ name, value }) => [name, value])));
  await isPdf(await page.request.post(hall.address + new URL(await form.evaluate((one) => one.action)).pathname, { form: fields, headers: { Origin: hall.address } }));
  await page.reload();
  await page.locator('main form + .hint').waitFor();  // read at
  await resident.leave();
});

test('6 the month is assessed', async () => {
  const operator = await hall.as('operator');
  const { page } = operator;
  const run = async (button) => {
    await page.getByLabel('対象の月').fill('2026-12');
    if (await page.getByLabel('試行の件数と例').count()) await page.getByLabel('試行の件数と例').check();
    await page.getByRole('button', { name: button }).click();
    await page.waitForURL(/\/s\/batch\/\d+$/);
    await page.getByText('終了', { exact: true }).waitFor();
  };
  await page.goto(`${hall.address}/s/batch`);
  await page.getByRole('link', { name: '月次の支給決定' }).first().click();
  await page.waitForURL('**/s/batch/jobs/**');
  await run('試行する');
  await page.getByRole('link', { name: '条件の画面へ' }).click();
  await page.waitForURL('**/s/batch/jobs/**');
  await run('本番を実行する');
  await operator.leave();
});

test('7 the past is corrected, and the difference is seen before and after', async () => {
  const clerk = await hall.as('reviewer', { purpose: '記録の訂正' });
  const { page } = clerk;
  await page.goto(`${hall.address}/s/persons/${known.father}/child-allowance`);
  await clerk.see('story-allowance');
  await page.getByRole('row', { name: /月額/ }).getByText('20,000').first().waitFor();
  // She was entered too old: a child under three is paid more.
  await page.goto(`${hall.address}/s/persons/${known.daughter}/corrections/resident`);
  await page.locator('#birth_date').fill('R6.4.1');
  await page.getByLabel('訂正の理由').fill('転出証明書の読み違い');
  await page.getByRole('button', { name: /どう変わるか確かめる/ }).click();
  await page.getByText('まだ登録していません。').waitFor();
  await clerk.see('story-difference');
  assert.match(await page.locator('main').innerText(), /20,000[\s\S]*25,000/, 'the allowance goes from 20,000 to 25,000 yen');
  await page.getByRole('button', { name: 'この内容で訂正を登録する' }).click();
  await page.getByText('訂正を登録しました').waitFor();
  await page.goto(`${hall.address}/s/persons/${known.father}/child-allowance`);
  await page.getByRole('row', { name: /月額/ }).getByText('25,000').first().waitFor();
  await clerk.see('story-allowance-corrected');
  await page.goto(`${hall.address}/s/persons/${known.daughter}?all=1&axis=system`);
  await page.getByText('訂正').first().waitFor();
  await clerk.see('story-corrected');
  await clerk.leave();
});
