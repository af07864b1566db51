// Every component in every state.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { openTownHall } from './support/town_hall.mjs';

let hall;
before(async () => { hall = await openTownHall(); });
after(() => hall?.close());

test('the components page passes every check', async () => {
  const guest = await hall.guest();
  await guest.visit('/dev/components', 'dev-components', { firstHeadings: 2 });
  await guest.leave();
});

test('a date says how it was understood, in any width and era', async () => {
  const guest = await hall.guest();
  const { page } = guest;
  await page.goto(`${hall.address}/dev/components`);
  const box = page.getByLabel('転入した日');
  const reading = page.locator('#moved-on-read');
  for (const [typed, said] of [
    ['R8.11.20', '令和8年（2026年）11月20日（金）'], ['Ｒ０８１１２０', '令和8年（2026年）11月20日（金）'],
    ['8.11.20', '令和8年（2026年）11月20日（金）　令和として読みました'], ['20261120', '令和8年（2026年）11月20日（金）'],
    ['２０２６／１１／２０', '令和8年（2026年）11月20日（金）'], ['S63.6.14', '昭和63年（1988年）6月14日（火）'],
    ['平成31年4月30日', '平成31年（2019年）4月30日（火）'], ['令和元年5月1日', '令和元年（2019年）5月1日（水）'],
    ['R8.2.29', 'まだ日付として読めません（例：R8.11.20、20261120）'], ['', ''],
  ]) {
    await box.fill(typed);
    assert.equal(await reading.textContent(), said, typed);
  }
  await guest.leave();
});

test('the keys of the counter lead where they say, but not while Japanese is being composed', async () => {
  const guest = await hall.guest();
  const { page } = guest;
  await page.goto(`${hall.address}/dev/components`);
  await page.keyboard.press('Alt+KeyS');
  assert.ok(await page.evaluate(() => document.activeElement.matches('[data-key="Alt+KeyS"] a')));
  await page.evaluate(() => document.activeElement.blur());
  await page.evaluate(() => document.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyS', altKey: true, isComposing: true, bubbles: true })));
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'body');
  await guest.leave();
});

test('a list narrows as one types, and arrows choose', async () => {
  const guest = await hall.guest();
  const { page } = guest;
  await page.goto(`${hall.address}/dev/components`);
  const box = page.getByRole('combobox', { name: '金融機関' });
  await box.fill('銀行');
  const offered = page.getByRole('listbox', { name: '金融機関' }).getByRole('option');
  assert.deepEqual(await offered.allTextContents(), ['0001　みずほ銀行', '0170　山口銀行', '9900　ゆうちょ銀行']);
  await box.fill('山口');
  await box.press('ArrowDown');
  await box.press('Enter');
  assert.equal(await box.inputValue(), '0170');
  await box.fill('00');
  await offered.first().waitFor();
  await box.fill('0001');
  assert.equal(await offered.count(), 0, 'the list lies over the page although the word is complete');
  await guest.leave();
});

test('rows are walked with the arrows, and ticks are counted', async () => {
  const guest = await hall.guest();
  const { page } = guest;
  await page.goto(`${hall.address}/dev/components`);
  await page.getByRole('link', { name: '2026-000121' }).focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '2026-000122');
  await page.getByLabel('すべて選ぶ').check();
  await page.getByText('2件を選んでいます').waitFor();
  await guest.leave();
});

test('an impatient finger sends a form once', async () => {
  const guest = await hall.guest();
  const { page } = guest;
  await page.goto(`${hall.address}/dev/components`);
  const sent = await page.evaluate(() => {
    let went = 0;
    // Heard last, after the element had its say; the page stays while it is looked at.
    addEventListener('submit', (event) => {
      if (!event.defaultPrevented) went += 1;
      event.preventDefault();
    });
    const button = document.querySelector('x-busy button[value=approve]');
    button.click();
    button.click();
    return went;
  });
  assert.equal(sent, 1);
  await guest.leave();
});
