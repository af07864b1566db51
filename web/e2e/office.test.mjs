// 庁内の仕事: applications to decisions, the year's runs, lists, papers, accounts, the audit.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { openTownHall } from './support/town_hall.mjs';

let hall;
before(async () => { hall = await openTownHall(); });
after(() => hall?.close());

test('S3 counter → review → decided by another → the resident sees the result', async () => {
  const { claimant } = hall.cast;
  const clerk = await hall.as('clerk');
  await clerk.visit(`/s/persons/${claimant.number}/procedures`, 'office-counter');
  await clerk.page.locator('li', { hasText: '児童手当に係る寄附の申出' }).first().getByRole('button', { name: /始める/ }).click();
  await clerk.page.waitForURL(/\/s\/drafts\//);
  await clerk.see('office-draft');
  await clerk.page.getByRole('button', { name: 'この内容で受け付ける' }).click();
  await clerk.see('office-draft-refused', { status: 422 });
  await clerk.page.getByRole('group', { name: /全額を寄附/ }).getByLabel('はい').check();
  await clerk.page.getByRole('group', { name: /いつの月の分から/ }).getByRole('textbox').fill('2027-02');
  await clerk.page.getByRole('group', { name: /申し出る/ }).getByRole('checkbox').check();
  await clerk.page.getByRole('button', { name: 'この内容で受け付ける' }).click();
  await clerk.page.waitForURL(/\/s\/cases\/\d+\/receipt$/);
  await clerk.see('office-receipt');
  const place = new URL(clerk.page.url()).pathname.replace('/receipt', '');
  await clerk.leave();

  const reviewer = await hall.as('reviewer');
  await reviewer.visit('/s/cases', 'office-cases');
  await reviewer.visit(place, 'office-case');
  const review = reviewer.page.locator('#do-review');
  await review.locator('summary').click();
  await review.getByRole('button').click();
  await reviewer.see('office-case-unchecked', { status: 422 });
  for (const box of await review.locator('input[name=check]').all()) await box.check();
  await review.getByRole('button').click();
  await reviewer.page.getByText('決裁待ち').first().waitFor();
  await reviewer.see('office-case-reviewed');
  assert.equal(await reviewer.page.locator('#do-decide').count(), 0, 'who reviewed may decide');
  await reviewer.leave();

  const approver = await hall.as('approver');
  await approver.visit('/s/decisions', 'office-decisions');
  await approver.visit(place, 'office-case-decide');
  await approver.page.locator('#do-decide').getByRole('button').click();
  await approver.page.getByText('完了').first().waitFor();
  await approver.see('office-case-decided');
  await approver.leave();

  const resident = await hall.as('claimant');
  await resident.page.goto(`${hall.address}/r/cases`);
  await resident.page.getByText('寄附').first().waitFor();
  assert.match(await resident.page.locator('main').innerText(), /結果が出ました/);
  await resident.leave();
});

test('S4 batch: trial → run → the same again changes nothing', async () => {
  const operator = await hall.as('operator');
  const { page } = operator;
  await operator.visit('/s/batch', 'office-batch');
  await page.getByRole('link', { name: '月次の支給決定' }).first().click();
  await page.waitForURL('**/s/batch/jobs/**');
  await page.getByLabel('対象の月').fill('2026-12');
  await operator.see('office-batch-start');
  await page.getByRole('button', { name: '試行する' }).click();
  await page.waitForURL(/\/s\/batch\/\d+$/);
  await page.getByText('終了', { exact: true }).waitFor();  // the page follows the run by itself
  await operator.see('office-batch-trial');
  await page.getByRole('link', { name: '条件の画面へ' }).click();
  await page.getByLabel('対象の月').fill('2026-12');
  await page.getByRole('button', { name: '本番を実行する' }).click();
  await operator.see('office-batch-unchecked', { status: 422 });
  await page.getByLabel('試行の件数と例').check();
  await page.getByRole('button', { name: '本番を実行する' }).click();
  await page.waitForURL(/\/s\/batch\/\d+/);
  await page.getByText('終了', { exact: true }).waitFor();  // the page follows the run by itself
  await operator.see('office-batch-run');
  await operator.leave();
});

test('extract: asked for by one, agreed to by another, taken by the first', async () => {
  const clerk = await hall.as('clerk');
  await clerk.visit('/s/extract', 'office-extract');
  await clerk.visit('/s/extract/ledgers/resident', 'office-extract-form');
  await clerk.page.getByRole('button', { name: '件数を数えて申し込む' }).click();
  await clerk.see('office-extract-refused', { status: 422 });
  await clerk.page.getByLabel('利用目的').fill('敬老会の案内状を送るため。十二月の末に消します。');
  for (const column of ['宛名番号', '氏名']) await clerk.page.getByRole('checkbox', { name: new RegExp(`^${column}`) }).first().check();
  await clerk.page.getByRole('button', { name: '件数を数えて申し込む' }).click();
  await clerk.page.waitForURL(/\/s\/extract\/\d+$/);
  await clerk.see('office-extract-waiting');
  const place = new URL(clerk.page.url()).pathname;
  assert.equal((await clerk.page.request.get(`${hall.address}${place}/file?format=csv`)).status(), 403);

  const approver = await hall.as('approver');
  await approver.visit(place, 'office-extract-approve');
  await approver.page.getByRole('button', { name: '承認する' }).click();
  await approver.see('office-extract-approved');
  await approver.leave();

  await clerk.visit(place, 'office-extract-ready');
  const csv = await clerk.page.request.get(`${hall.address}${place}/file?format=csv`);
  assert.match(await csv.text(), /^"宛名番号","氏名"\r\n/);
  await clerk.leave();
});

test('accounts: the list, one account, a password that is shown once', async () => {
  const administrator = await hall.as('administrator');
  await administrator.visit('/s/users', 'office-users');
  await administrator.visit('/s/users/zeimu', 'office-user');
  await administrator.page.getByRole('button', { name: 'パスワードを再発行する' }).click();
  await administrator.see('office-user-password');
  await administrator.visit('/s/users/zeimu', 'office-user');
  await administrator.page.getByRole('button', { name: '確認コードを登録する' }).click();
  await administrator.see('office-user-totp');
  await administrator.visit('/s/users/kanri', 'office-user-self');
  assert.equal(await administrator.page.getByRole('button', { name: '権限を変える' }).count(), 0, 'they may change their own rights');
  await administrator.leave();
});

for (const [who, address, name] of [
  ['reviewer', '/s/notices', 'office-notices'],
  ['reviewer', '/s/drafts', 'office-drafts'],
  ['approver', '/s/payments', 'office-payments'],
  ['operator', '/s/documents', 'office-documents'],
  ['operator', '/s/documents/routes', 'office-document-routes'],
  ['operator', '/s/documents/seals', 'office-document-seals'],
  ['operator', '/s/documents/disposal', 'office-disposal'],
  ['auditor', '/s/audit', 'office-audit'],
  ['auditor', '/s/audit/journal', 'office-journal'],
  ['auditor', '/s/audit/unusual', 'office-unusual'],
]) {
  test(`${name} opens for the ${who}`, async () => {
    const visitor = await hall.as(who);
    await visitor.visit(address, name);
    await visitor.leave();
  });
}
