// Signing in with the demonstration accounts that the town keeps in demo-accounts.csv.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import path from 'node:path';
import { readCsv } from './csv.mjs';

/** What a role is called here → its login in a training town. */
const logins = {
  clerk: 'madoguchi', reviewer: 'shinsa', tax: 'zeimu', approver: 'kessai', operator: 'unyou', administrator: 'kanri', auditor: 'kansa',
  election: 'senkyo',
};
export const staffRoles = Object.keys(logins);

const accounts = (folder) => readCsv(path.join(folder, 'demo-accounts.csv'));

/** RFC 6238: the six digits an authenticator would show at this moment of the server. */
export function oneTimeCode(base32, { at, began }) {
  const bits = [...base32.replace(/=+$/, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const moment = Date.parse(at) + (Date.now() - began);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(moment / 30000)));
  const mac = crypto.createHmac('sha1', key).update(counter).digest();
  const from = mac[19] & 15;
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function signInStaff({ page, hall }, who, purpose) {
  const account = accounts(hall.server.folder).find((one) => one.kind === 'staff' && one.login === logins[who]);
  assert.ok(account, `there is no demonstration account for ${who}`);
  await page.goto(`${hall.address}/s/sign-in`);
  await page.getByLabel('職員番号').fill(account.login);
  await page.getByLabel('パスワード').fill(account.password);
  await page.getByLabel('端末の名前').fill('窓口3番');
  await page.getByRole('button', { name: 'サインインする' }).click();
  if (account.totp) {
    await page.getByLabel('確認コード').fill(oneTimeCode(account.totp, hall.server));
    await page.getByRole('button', { name: '確認する' }).click();
  }
  await page.waitForURL((address) => !/sign-in|second-factor/.test(address.pathname));
  if (purpose) await statePurpose(page, hall, purpose);
}

/** 用件: without it no resident's data is shown. */
async function statePurpose(page, hall, purpose) {
  await page.goto(`${hall.address}/s/purpose`);
  await page.getByLabel(purpose).check();
  await page.getByRole('button', { name: 'この用件で進む' }).click();
  await page.waitForURL((address) => address.pathname !== '/s/purpose');
}

/** The test card of a part of the cast. */
export function cardOf(hall, part) {
  const { number } = hall.cast[part];
  const card = accounts(hall.server.folder).find((one) => one.kind === 'card' && Number(one.person_id) === number);
  assert.ok(card, `${part} has no card`);
  return card;
}

/** On the page that asks for the card: a part's own, or one of { login, pin }. */
export async function signInWithCard(page, card) {
  await page.locator('#card').fill(card.login);
  await page.locator('#pin').fill(card.pin);
  await page.locator('main form .button-main').click();
  await page.waitForURL((address) => !address.pathname.endsWith('/sign-in'));
}

async function signInResident({ page, hall }, part) {
  await page.goto(`${hall.address}/r/sign-in`);
  await signInWithCard(page, cardOf(hall, part));
}

/** A role of the staff (clerk, approver, …) or a part of the cast (claimant, single, …). */
export async function signIn(visitor, who, purpose) {
  await (who in logins ? signInStaff(visitor, who, purpose) : signInResident(visitor, who));
  await visitor.page.waitForLoadState('load');
  const at = new URL(visitor.page.url()).pathname;
  assert.ok(!/sign-in|second-factor/.test(at), `${who} was not let in: ${await visitor.page.locator('main').innerText()}`);
}
