// Applying as a resident does: page after page, answers by the questions' keys. The key of an answer
// is the name of its box; `*` stands for every item of a list.
import assert from 'node:assert/strict';

/** A photograph of a paper. */
export const paper = {
  name: 'tsucho.png', mimeType: 'image/png',
  buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64'),
};

/** 住民票の写し, by post. */
export const recordCopy = {
  whole_household: 'yes', copies: '1', relation: 'no', domicile: 'no', my_number: 'no', resident_code: 'no', purpose: '勤務先に出す',
  by: 'post', phone: '090-0000-0000', fee_consent: 'yes',
};

/** 児童手当 認定請求 of a parent who has just moved in. */
export const childAllowance = {
  reason: 'move_in', 'event_on.year': '8', 'event_on.month': '11', 'event_on.day': '20',
  phone: '090-0000-0000', kind: 'parent', public_servant: 'no', pension: 'employee',
  has_spouse: 'no', spouse_apart: 'no', spouse_earns_more: 'no',
  'children.*.relation': '子', 'children.*.custody': 'same_livelihood', 'children.*.in_facility': 'no', 'children.*.studying_abroad': 'no',
  'account.bank': '0170', 'account.branch': '001', 'account.account_number': '1234567', 'account.holder_kana': 'ミナト　イチロウ',
  passbook: paper, enquiry: 'yes', truth: 'yes',
};

/** Answers what stands on this page. A regular expression chooses the card that says so. */
export async function answer(page, answers) {
  const boxes = await page.locator('main [name]').evaluateAll((all) => all.map(({ name, type }) => [name, type]));
  for (const [name, type] of new Map(boxes)) {
    const value = answers[name] ?? answers[name.replace(/\.\d+\./, '.*.')];
    if (value === undefined) continue;
    const box = page.locator(`main [name="${name}"]`);
    if (value instanceof RegExp) await page.locator('main label', { hasText: value }).locator(`[name="${name}"]`).check();
    else if (type === 'select-one') await box.selectOption(value);
    else if (type === 'radio') await page.locator(`main [name="${name}"][value="${value}"]`).check();
    else if (type === 'checkbox') await box.first().check();
    else if (type === 'file') await box.setInputFiles(value);
    else await box.fill(value);
  }
}

/** Follows a link or sends a form, and waits for the page it leads to. */
const follow = (page, one) => Promise.all([page.waitForEvent('load'), one.click()]);

export const onward = (page) => follow(page, page.locator('main .next .button-main').first());

/** On the list of tasks: into the first that is not done; where all are, on to the check. */
async function nextTask(page) {
  const task = page.locator('.tasks li:not(:has(.chip-ok)) a').first();
  await (await task.count() ? follow(page, task) : onward(page));
}

const isForm = (address) => /\/q\/|\/r\/apply\/[^/]+$/.test(new URL(address).pathname);

/** From the list of tasks or a question to the check page. With a name, each page on the way is checked. */
export async function fillIn(visitor, answers, name) {
  const { page } = visitor;
  for (let step = 1; isForm(page.url()); step += 1) {
    assert.ok(step < 60, `the form goes on without end at ${page.url()}`);
    await answer(page, answers);
    if (name) await visitor.see(`${name}-${step}`);
    const before = page.url();
    await (await page.locator('.tasks').count() ? nextTask(page) : onward(page));
    const problems = await page.locator('.error-summary').allInnerTexts();
    assert.ok(page.url() !== before || problems.length === 0, `step ${step} at ${before}: ${problems.join(' ')}`);
  }
  assert.match(page.url(), /\/check$/);
}

/** From a procedure's page to its first page or list of tasks. */
export async function begin({ page, hall }, procedure) {
  await page.goto(`${hall.address}/r/procedures/${procedure}`);
  await onward(page);
  await page.waitForURL('**/r/apply/**');
}

/** From the check page to the receipt; `card` where the procedure is signed. Answers the case's page. */
export async function send({ page }, { card, electronic = false } = {}) {
  await page.locator('#agree').check();
  if (electronic) await page.locator('[name=electronic]').check();
  await onward(page);
  if (card) {
    await page.waitForURL(/\/sign\b/);
    await page.locator('#card').fill(card.login);
    await page.locator('#password').fill(card.password);
    await onward(page);
  }
  await page.waitForURL('**/done');
  return new URL(page.url()).pathname.replace('/done', '');
}
