// S1: a clerk finds somebody, looks at them, at their past, and comes back to today. X2: what may
// not be seen is not in the page. And every page about one person passes every check.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import { openTownHall } from './support/town_hall.mjs';

let hall;
before(async () => { hall = await openTownHall(); });
after(() => hall?.close());

/** Signed in and with a purpose, so that persons are shown. */
async function atTheCounter(who, options) {
  const visitor = await hall.as(who, options);
  await visitor.page.goto(`${hall.address}/s/purpose`);
  await visitor.page.getByText('窓口・電話での問い合わせ').click();
  await visitor.page.getByRole('button', { name: 'この用件で進む' }).click();
  return visitor;
}

async function find(page, typed) {
  await page.getByLabel('住民を検索').fill(typed);
  await page.keyboard.press('Enter');
  await page.waitForLoadState('load');
}

const ask = (sql) => {
  const database = new DatabaseSync(path.join(hall.server.folder, 'town.db'), { readOnly: true });
  try { return database.prepare(sql).get(); } finally { database.close(); }
};

test('S1: search, one person, the past, and back to today', async () => {
  const clerk = await atTheCounter('clerk');
  const { page } = clerk;
  await clerk.visit('/s', 'staff-today');
  await page.keyboard.press('F2');
  await page.keyboard.type('タナカ');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/s\/search\?s=/);
  assert.ok(!decodeURIComponent(page.url()).includes('タナカ'), 'no name in the address');
  await clerk.see('staff-search');
  await page.getByRole('table').getByRole('link').first().click();
  await page.waitForURL(/\/s\/persons\/\d+/);
  await clerk.see('staff-person');
  const here = page.url();

  await page.keyboard.press('Alt+Comma');
  await page.waitForURL(/asof=/);
  await clerk.see('staff-person-past');
  await assert.doesNotReject(page.getByRole('status').getByText('時点の内容を見ています').waitFor());
  await page.getByRole('link', { name: '登録日で見る' }).click();
  await page.waitForURL(/axis=system/);
  await clerk.see('staff-person-past-system');
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => !url.searchParams.has('asof'));
  await page.goto(here);
  assert.equal(await page.getByText('時点の内容を見ています').count(), 0);
  await clerk.leave();
});

test('search and one person work without scripts', async () => {
  const clerk = await atTheCounter('clerk', { scripts: false });
  await find(clerk.page, 'タナカ S5');
  await clerk.see('staff-search-no-script');
  await find(clerk.page, '田中');
  await clerk.page.getByRole('table').getByRole('link').first().click();
  await clerk.see('staff-person-no-script');
  await clerk.leave();
});

test('every page about a person passes every check', async () => {
  const clerk = await atTheCounter('clerk');
  const { page } = clerk;
  await find(page, '田中');
  await page.getByRole('table').getByRole('link').first().click();
  await page.waitForURL(/\/s\/persons\/\d+/);
  const person = new URL(page.url()).pathname;
  for (const [below, name] of [
    ['/resident-register', 'staff-register'], ['/notes', 'staff-notes'], ['/glyphs', 'staff-glyphs'],
    ['/numbers?show=resident-code', 'staff-numbers'], ['/corrections', 'staff-corrections'], ['/corrections/resident', 'staff-correction'],
  ]) {
    await clerk.visit(person + below, name);
  }
  await page.getByLabel('訂正の理由').fill('届書の写しまちがい');
  await page.locator('#kana').fill('タナカ　テスト');
  await page.getByRole('button', { name: /どう変わるか確かめる/ }).click();
  await clerk.see('staff-correction-differences');
  await page.goto(hall.address + person);
  await page.getByRole('link', { name: /の世帯の画面/ }).click();
  await clerk.see('staff-household');
  await clerk.visit('/s/help', 'staff-help');
  await clerk.visit('/s/hand-over', 'staff-hand-over');
  await clerk.leave();
});

test('the explained sheets of tax and allowance pass every check', async () => {
  const taxed = ask('SELECT person_id FROM charge WHERE business = 1 AND amount > 100000 LIMIT 1');
  const tax = await atTheCounter('tax');
  await tax.visit(`/s/persons/${taxed.person_id}/individual-inhabitant-tax`, 'staff-tax');
  await tax.visit(`/s/persons/${taxed.person_id}/individual-inhabitant-tax?lines=all`, 'staff-tax-all-lines');
  await tax.leave();
  const paid = ask('SELECT person_id FROM child_allowance_decision WHERE monthly_amount > 0 LIMIT 1');
  const reviewer = await atTheCounter('reviewer');
  await reviewer.visit(`/s/persons/${paid.person_id}/child-allowance`, 'staff-allowance');
  await reviewer.leave();
});

test('X2: the address of a protected person is in no page that a clerk sees', async () => {
  const row = ask(`SELECT r.person_id, r.town, r.lot FROM resident r JOIN protective_measure m ON m.person_id = r.person_id
    WHERE r.standing = 1 AND r.version = (SELECT max(version) FROM resident x WHERE x.person_id = r.person_id)
    AND m.version = (SELECT max(version) FROM protective_measure y WHERE y.person_id = m.person_id) AND m.state IN (1, 2, 3) LIMIT 1`);
  assert.ok(row, 'the town has a protected person');
  const clerk = await atTheCounter('clerk');
  const { page } = clerk;
  for (const [below, name] of [['', 'staff-protected'], ['?all=1&axis=system', 'staff-protected-history'], ['/resident-register', 'staff-protected-register'], ['/protection', 'staff-protection'], ['/corrections/resident', 'staff-protected-correction']]) {
    await clerk.visit(`/s/persons/${row.person_id}${below}`, name);
    const html = await page.content();
    assert.ok(!html.includes(row.town + row.lot) && !html.includes(row.lot), `${name} tells where`);
    assert.ok(html.includes('支援措置の対象者です'), `${name} warns`);
  }
  await find(page, `${row.town}${row.lot}`);
  assert.equal(await page.locator(`a[href$="/s/persons/${row.person_id}"]`).count(), 0);
  await clerk.leave();
});

test('a form that cannot be read says what to mend and keeps what was typed', async () => {
  const clerk = await atTheCounter('clerk');
  const { page } = clerk;
  await find(page, '田中');
  await page.getByRole('table').getByRole('link').first().click();
  await page.waitForURL(/\/s\/persons\/\d+/);
  await page.goto(`${hall.address}${new URL(page.url()).pathname}/notes`);
  await page.getByRole('button', { name: /記録する/ }).click();
  await clerk.see('staff-notes-empty', { status: 422 });
  await clerk.leave();
});
