// 一括処理 from its page: the conditions, a trial, the run, what it puts out.

/** Opens the conditions of a job or a letter of a department. */
async function open({ page, hall }, path, period, only) {
  await page.goto(`${hall.address}/s/batch/${path}`);
  await page.locator('#period').fill(period);
  if (only) await page.locator('#only').fill(String(only));
}

async function finished(visitor, name) {
  const { page } = visitor;
  await page.waitForURL(/\/s\/batch\/\d+$/);
  await page.getByText('終了', { exact: true }).first().waitFor();
  await visitor.see(name);
}

/** 試行, then 本番. `path`: jobs/DEPARTMENT/NAME or letters/DEPARTMENT/NAME; `period` as it is typed; `only` one person. */
export async function tryAndRun(visitor, path, period, name, { only } = {}) {
  const { page } = visitor;
  await open(visitor, path, period, only);
  await visitor.see(`${name}-start`);
  await page.getByRole('button', { name: /試行する|見本を作る/ }).click();
  await finished(visitor, `${name}-trial`);
  await open(visitor, path, period, only);
  for (const box of await page.locator('main form input[type=checkbox]').all()) await box.check();
  await page.getByRole('button', { name: /本番/ }).click();
  await finished(visitor, `${name}-run`);
}

/** What a run has put out: the first file whose name fits. */
export async function fileOf({ page, hall }, name) {
  const link = page.locator('section[aria-labelledby=files] a').filter({ hasText: name }).first();
  const answered = await page.request.get(hall.address + await link.getAttribute('href'));
  if (answered.status() !== 200) throw new Error(`${name}: ${answered.status()}`);
  return answered.body();
}
