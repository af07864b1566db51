// 転入: a family of four comes to the counter and is entered, wizard page by wizard page.

/** On to the next page of a wizard. */
export const next = (page) => page.getByRole('button', { name: /^次へ/ }).last().click();

export const family = [
  { name: '港　一郎', kana: 'ミナト　イチロウ', born: 'S63.6.14', sex: 'male', relation: '世帯主' },
  { name: '港　花', kana: 'ミナト　ハナ', born: 'H1.2.3', sex: 'female', relation: '妻' },
  { name: '港　空', kana: 'ミナト　ソラ', born: 'H30.4.2', sex: 'male', relation: '子' },
  { name: '港　海', kana: 'ミナト　ウミ', born: 'R3.4.1', sex: 'female', relation: '子' },
];

/** 支援措置 of all but the first, asked for together with the move. */
async function protect(page, see) {
  await page.locator('[name="protected"][value="1"]').check();
  await page.locator('[name="protected_with"][value="0"]').uncheck();
  await see('protected');
  await next(page);
  await page.getByLabel('相手方の氏名').fill('架空　次郎');
  await page.locator('#consulted').fill('警察');
  await page.getByLabel('意見または保護命令などの書面で必要性を確かめた').check();
  await see('counterpart');
  await next(page);
}

/**
 * From the register's home to the result. `protect`: the wife and children ask for protection.
 * With `suffix` (which may be empty) each page on the way is checked.
 */
export async function moveIn(clerk, { suffix, protection = false } = {}) {
  const { page, hall } = clerk;
  const see = async (name) => { if (suffix !== undefined) await clerk.see(`move-in-${name}${suffix}`); };
  await page.goto(`${hall.address}/s/register`);
  if (suffix !== undefined) await clerk.see(`register-home${suffix}`);
  await page.locator('.event-list').getByRole('link', { name: '転入', exact: true }).click();
  await see('kind');
  await next(page);
  await page.getByLabel('転入した日').fill('R8.11.20');
  await page.getByLabel('本人確認の方法').selectOption('licence');
  await see('notice');
  await next(page);
  await page.getByLabel('転出証明書を受け取った').check();
  await next(page);
  for (let i = 1; i < family.length; i += 1) {
    await page.getByRole('button', { name: '人を加える' }).click();
    await page.locator(`[name="people-${i}-name"]`).waitFor();
  }
  for (const [i, { name, kana, born, sex }] of family.entries()) {
    await page.locator(`[name="people-${i}-name"]`).fill(name);
    await page.locator(`[name="people-${i}-kana"]`).fill(kana);
    await page.locator(`[name="people-${i}-birth_date"]`).fill(born);
    await page.locator(`[name="people-${i}-sex"][value="${sex}"]`).check();
  }
  await see('people');
  await next(page);
  await page.locator('#town').fill(await aTown(page));
  await page.getByLabel('番地・号').fill('3番5号');
  await page.getByLabel('従前の住所').fill('広島県広島市中区架空町一丁目1番');
  if (protection) await page.getByLabel('支援措置の申出もいっしょに受ける').check();
  await see('address');
  await next(page);
  // A second family of these names is asked about: the clerk says that they are others.
  await page.waitForURL((address) => !address.pathname.endsWith('/address'));
  if (page.url().endsWith('/duplicates')) {
    for (const other of await page.getByLabel(/どれも別人/).all()) await other.check();
    await see('duplicates');
    await next(page);
  }
  for (const [i, { relation }] of family.entries()) await page.locator(`[name="people-${i}-relation"]`).fill(relation);
  await see('relations');
  await next(page);
  if (protection) await protect(page, see);
  await page.getByRole('button', { name: 'この内容で登録する' }).waitFor();
  for (const box of await page.getByLabel('確かめました').all()) await box.check();
  await see('check');
  await page.getByRole('button', { name: 'この内容で登録する' }).click();
  await page.getByText('登録しました').first().waitFor();
  await see('result');
}

/** The first town that the box offers. */
export const aTown = (page) => page.locator('#town-list option').first().getAttribute('value');
