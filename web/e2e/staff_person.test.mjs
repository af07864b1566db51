// 職員: the pages below one person — the register, the sheets of tax and allowance line by line, notes,
// glyphs, numbers, corrections — and what none of them tells of a protected person.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { openTownHall } from './support/town_hall.mjs';

let hall;
before(async () => { hall = await openTownHall(); });
after(() => hall?.close());

const screen = (part, below = '') => `/s/persons/${hall.cast[part].number}${below}`;

test('the pages about a person pass every check', async () => {
  const clerk = await hall.as('clerk');
  await clerk.visit('/s', 'staff-today');
  for (const [below, name] of [
    ['/resident-register', 'staff-register'], ['/notes', 'staff-notes'], ['/glyphs', 'staff-glyphs'],
    ['/numbers?show=resident-code', 'staff-numbers'], ['/corrections', 'staff-corrections'],
    ['/corrections/resident', 'staff-correction'], ['?axis=system&all=1', 'staff-person-all'],
  ]) {
    await clerk.visit(screen('claimant', below), name);
  }
  await clerk.visit(`/s/households/${hall.cast.claimant.household}`, 'staff-household');
  await clerk.visit('/s/help', 'staff-help');
  await clerk.leave();
});

test('every line of a tax sheet and of an allowance sheet has its article', async () => {
  const tax = await hall.as('tax');
  await tax.visit(screen('taxpayer', '/individual-inhabitant-tax'), 'staff-tax');
  const sheet = tax.page.locator('.sheet-explained').first();
  await sheet.getByRole('row', { name: /年税額/ }).getByText('地方税法').waitFor();
  await tax.page.reload();
  await tax.page.getByText('使った率・額と、その出どころ').click();
  await tax.see('staff-tax-rates');
  await tax.page.getByRole('link', { name: '0円の行も表示する' }).click();
  await tax.page.waitForURL(/lines=all/);
  await tax.see('staff-tax-all-lines');
  await tax.leave();
  const reviewer = await hall.as('reviewer');
  await reviewer.visit(screen('claimant', '/child-allowance'), 'staff-allowance');
  await reviewer.page.getByRole('row', { name: /月額/ }).first().waitFor();
  await reviewer.leave();
});

test('S6 a correction shows what it changes, and is registered only then', async () => {
  const tax = await hall.as('tax');
  const { page } = tax;
  await page.goto(hall.address + screen('taxpayer', '/corrections'));
  await tax.see('staff-corrections-tax');
  await page.getByRole('region', { name: '給与支払報告書の記録' }).getByRole('link').first().click();
  await page.waitForURL(/salary_report/);
  await page.getByRole('button', { name: /どう変わるか確かめる/ }).click();
  await tax.see('staff-correction-errors', { status: 422 });
  await page.getByLabel('訂正の理由').fill('給与支払報告書の訂正');
  await page.locator('#revenue').fill('9,876,000円');
  await page.getByRole('button', { name: /どう変わるか確かめる/ }).click();
  await page.getByText('まだ登録していません。').waitFor();
  await page.getByRole('row', { name: /年税額/ }).first().waitFor();
  await tax.see('staff-correction-differences');
  await page.getByRole('button', { name: 'この内容で訂正を登録する' }).click();
  await page.getByText('訂正を登録しました').waitFor();
  await tax.see('staff-correction-done');
  await page.goto(hall.address + screen('taxpayer', '/individual-inhabitant-tax'));
  await page.getByText('変わった').first().waitFor();
  await tax.see('staff-tax-changed');
  await tax.leave();
});

test('a note that is empty is sent back; a caution is met on the screen', async () => {
  const clerk = await hall.as('clerk');
  const { page } = clerk;
  await page.goto(hall.address + screen('single', '/notes'));
  await page.getByRole('button', { name: /記録する/ }).click();
  await clerk.see('staff-notes-empty', { status: 422 });
  await page.getByLabel('応対で気をつけること').check();
  await page.getByLabel('見出し').fill('筆談');
  await page.getByLabel(/^内容/).fill('聞こえにくい方です');
  await page.getByRole('button', { name: /記録する/ }).click();
  await page.waitForURL(/\/notes$/);
  await clerk.visit(screen('single'), 'staff-person-caution');
  await page.getByRole('list', { name: '応対で気をつけること' }).getByText('筆談').waitFor();
  await clerk.leave();
});

test('X2 no page about a protected person tells where she lives, and no place finds her', async () => {
  const clerk = await hall.as('clerk');
  const { page } = clerk;
  const { counterpart, hidden, address, number } = hall.cast.protectedPerson;
  for (const [below, name] of [
    ['?all=1&axis=system', 'staff-protected-history'], ['/resident-register', 'staff-protected-register'],
    ['/protection', 'staff-protection'], ['/notes', 'staff-protected-notes'], ['/corrections/resident', 'staff-protected-correction'],
  ]) {
    await clerk.visit(screen('protectedPerson', below), name);
    const html = await page.content();
    for (const secret of [counterpart, hidden, address]) assert.ok(!html.includes(secret), `${name} tells a secret`);
    assert.ok(html.includes('支援措置の対象者です'), `${name} does not warn`);
  }
  await page.keyboard.press('F2');
  await page.getByLabel('住民を検索').fill(address);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/s\/search\?s=/);
  assert.equal(await page.locator(`a[href$="/s/persons/${number}"]`).count(), 0);
  await clerk.leave();
});
