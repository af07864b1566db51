// 住民: finding a procedure, one question at a time, sending, correcting, following it; languages;
// without scripts.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { answer, begin, childAllowance, fillIn, onward, recordCopy, send } from './support/apply.mjs';
import { cardOf, signInWithCard } from './support/sign_in.mjs';
import { openTownHall, phone } from './support/town_hall.mjs';

let hall;
before(async () => { hall = await openTownHall(); });
after(() => hall?.close());

/** A language's button is behind the globe. */
async function speak(page, language) {
  await page.locator('summary.tool').first().click();
  await page.getByRole('button', { name: language, exact: true }).click();
  await page.waitForLoadState('load');
}

const languages = [['やさしい日本語', 'ja-easy', 'ja'], ['English', 'en', 'en'], ['日本語', 'ja', 'ja']];

test('R1 child allowance, from the first page to the receipt: an error, saved, resumed, checked, signed, followed', async () => {
  const card = cardOf(hall, 'parent');
  const guest = await hall.guest({ size: phone });
  const { page } = guest;
  await page.goto(`${hall.address}/r`);
  await page.locator('main a[href$="event=birth"]').click();
  await page.waitForURL(/event=birth/);
  await guest.see('claim-found');
  await page.locator('main a[href$="/child-allowance-claim"]').click();
  await page.waitForURL('**/r/procedures/child-allowance-claim');
  await guest.see('claim-start-guest');
  await onward(page);
  await page.waitForURL(/\/r\/sign-in\?next=/);
  await signInWithCard(page, card);
  await page.waitForURL('**/r/procedures/child-allowance-claim');
  await guest.see('claim-start');
  await onward(page);
  await page.waitForURL('**/r/apply/*');
  await guest.see('claim-tasks');
  await page.locator('.tasks a').first().click();
  await page.waitForURL('**/q/**');
  const first = page.url();
  await onward(page);
  await page.locator('.error-summary').waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains('error-summary')), 'the summary has the focus');
  await guest.see('claim-error', { status: 422 });
  assert.match(await page.title(), /^エラー：/);
  await answer(page, childAllowance);
  await page.locator('main button[name=save]').click();
  await page.waitForURL('**/saved');
  await guest.see('claim-saved');
  await guest.leave();

  // Another day, another screen: the draft is among the things that were begun.
  const resident = await hall.as('parent');
  await resident.visit('/r/me', 'claim-draft-waits');
  await resident.page.locator('section[aria-labelledby=drafts] a').first().click();
  await resident.page.waitForURL('**/r/apply/**');
  await resident.page.goto(first);
  assert.ok(await resident.page.locator('main [name=reason][value=move_in]').isChecked(), 'the answer was not kept');
  await resident.page.goto(first.replace(/\/q\/.*/, ''));
  await fillIn(resident, childAllowance, 'claim');
  await resident.see('claim-check');
  await onward(resident.page);
  await resident.see('claim-check-not-agreed', { status: 422 });
  await resident.page.locator('#agree').check();
  await onward(resident.page);
  await resident.page.waitForURL('**/sign');
  await resident.see('claim-sign');
  await resident.page.locator('#card').fill(card.login);
  await resident.page.locator('#password').fill('MACHIGAI');
  await onward(resident.page);
  await resident.page.locator('.error-summary').waitFor();
  await resident.see('claim-sign-refused', { status: 422 });
  await resident.page.locator('#card').fill(card.login);
  await resident.page.locator('#password').fill(card.password);
  await onward(resident.page);
  await resident.page.waitForURL('**/done');
  await resident.see('claim-done');
  const record = new URL(resident.page.url()).pathname.replace('/done', '');
  const copy = await resident.page.request.get(`${hall.address}${record}/copy.pdf`);
  assert.match(copy.headers()['content-type'], /^application\/pdf/);
  await resident.page.locator('main .next .button-main').click();
  await resident.page.waitForURL(`**${record}`);
  await resident.see('claim-case');
  await resident.visit('/r/me', 'claim-me');
  assert.equal(await resident.page.locator(`main a[href$="${record}"]`).count(), 1, 'it is not among my applications');
  await resident.leave();
});

test('R2 the desk asks for a correction of one answer, and gets it', async () => {
  const card = cardOf(hall, 'otherParent');
  const resident = await hall.as('otherParent', { size: phone });
  const { page } = resident;
  await begin(resident, 'child-allowance-claim');
  await fillIn(resident, childAllowance);
  const record = await send(resident, { card });

  const reviewer = await hall.as('reviewer');
  await reviewer.page.goto(`${hall.address}${record.replace('/r/', '/s/')}`);
  const request = reviewer.page.locator('#do-request_correction');
  await request.locator('summary').click();
  await request.getByRole('button', { name: '補正を依頼する' }).click();
  await reviewer.see('correction-request-refused', { status: 422 });
  await request.getByLabel('電話番号').check();
  await request.getByLabel(/^補正の内容/).fill('電話番号の数字が足りません。もう一度入れてください。');
  await request.getByRole('button', { name: '補正を依頼する' }).click();
  await reviewer.page.getByText('補正待ち').first().waitFor();
  await reviewer.see('correction-requested');

  await resident.visit('/r/me', 'correction-me');
  await page.locator(`main a[href$="${record}"]`).first().click();
  await page.waitForURL(`**${record}`);
  await resident.see('correction-case');
  await page.locator('main form[action$="/correct"] button').click();
  await page.waitForURL(/\/r\/apply\/[^/]+\//);
  assert.match(page.url(), /\/q\//, 'the marked answer is not what is opened');
  assert.match(await page.locator('main').innerText(), /もう一度入れてください/, 'what the desk wrote is not shown');
  await page.locator('main [name=phone]').fill('090-0000-1111');
  await resident.see('correction-question');
  await onward(page);
  await page.waitForURL('**/check');
  await resident.see('correction-check');
  await send(resident, { card });
  await resident.see('correction-done');
  await resident.leave();

  await reviewer.visit(record.replace('/r/', '/s/'), 'correction-answered');
  const changed = reviewer.page.getByRole('region', { name: '補正で変わったところ' });
  await changed.getByText('09000001111').waitFor();
  assert.equal(await changed.locator('dt').count(), 1, 'more than the marked answer has changed');
  await reviewer.leave();
});

test('R3 open pages in Japanese, easy Japanese, English, with furigana', async () => {
  const guest = await hall.guest({ size: phone });
  const { page } = guest;
  for (const [address, name] of [['/r', 'home'], ['/r/procedures', 'procedures'], ['/r/procedures/resident-record-copy', 'procedure'],
    ['/r/help', 'help'], ['/r/accessibility', 'accessibility'], ['/r/sign-in', 'sign-in']]) {
    await guest.visit(address, `resident-${name}`);
  }
  await page.getByRole('button', { name: 'ふりがな' }).click();
  await page.waitForLoadState('load');
  await guest.see('resident-furigana');
  assert.ok(await page.locator('main rt').first().isVisible());
  for (const [language, code, html] of languages) {
    await page.goto(`${hall.address}/r`);
    await speak(page, language);
    await guest.see(`resident-home-${code}`);
    await guest.visit('/r/procedures', `resident-procedures-${code}`);
    assert.equal(await page.locator('html').getAttribute('lang'), html);
  }
  await guest.leave();
});

test('R3 a whole application in easy Japanese and in English, without scripts', async () => {
  for (const [language, code] of languages.slice(0, 2)) {
    const resident = await hall.as('single', { size: phone, scripts: false });
    await resident.page.goto(`${hall.address}/r`);
    await speak(resident.page, language);
    await resident.visit('/r/procedures/resident-record-copy', `copy-${code}-start`);
    await begin(resident, 'resident-record-copy');
    await fillIn(resident, recordCopy, `copy-${code}`);
    await resident.see(`copy-${code}-check`);
    const record = await send(resident);
    await resident.see(`copy-${code}-done`);
    await resident.visit(record, `copy-${code}-case`);
    await resident.leave();
  }
});

test('my own pages', async () => {
  const resident = await hall.as('claimant', { size: phone });
  for (const [address, name] of [['/r', 'home-signed-in'], ['/r/me', 'me'], ['/r/me/data', 'data'], ['/r/me/data/uses', 'uses'],
    ['/r/me/notices', 'notices'], ['/r/me/settings', 'settings'], ['/r/cases', 'cases']]) {
    await resident.visit(address, `resident-${name}`);
  }
  await resident.leave();
});

test('an application is sent, then taken back', async () => {
  const resident = await hall.as('claimant', { size: phone });
  await begin(resident, 'resident-record-copy');
  await fillIn(resident, recordCopy, 'apply-copy');
  await resident.see('apply-copy-check');
  const record = await send(resident);
  await resident.see('apply-copy-done');
  await resident.visit(`${record}/withdraw`, 'apply-copy-withdraw');
  await resident.page.locator('main form .button-main, main form .button-danger').first().click();
  await resident.page.waitForURL(`**${record}`);
  await resident.see('apply-copy-withdrawn');
  assert.match(await resident.page.locator('h1').innerText(), /取り下げ/);
  await resident.leave();
});
