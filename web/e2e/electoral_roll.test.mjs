// 選挙人名簿: the registration of December, tried and run; the next day somebody asks to read the extract,
// somebody objects, and an elector asks on a phone for the papers to vote elsewhere.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { begin, fillIn, send } from './support/apply.mjs';
import { fileOf, tryAndRun } from './support/batch.mjs';
import { accept, decide, openLetters, review, takeIn } from './support/counter.mjs';
import { openTownHall, phone } from './support/town_hall.mjs';

let hall;
before(async () => { hall = await openTownHall({ at: '2026-12-01T01:00:00Z' }); });
after(() => hall?.close());

const screen = (below = '') => `/s/persons/${hall.cast.elector.number}${below}`;

test('1 the registration of 1 December: tried, then run', async () => {
  const operator = await hall.as('operator');
  await tryAndRun(operator, 'jobs/electoral-roll/regular', '2026-12-01', 'roll-regular');
  assert.match(await operator.page.locator('main').innerText(), /登録者数/);
  await tryAndRun(operator, 'letters/electoral-roll/count', '2026-12-01', 'roll-count');
  assert.match((await fileOf(operator, /\.csv$/)).toString(), /第\d+投票区/);
  await operator.leave();
});

test('2 an elector’s page: the entry and its lines', async () => {
  await hall.openAgain('2026-12-02T01:00:00Z');
  const officer = await hall.as('election');
  await officer.visit(screen(), 'roll-person');
  await officer.visit(screen('/electoral-roll'), 'roll-page');
  await officer.page.getByText(/公職選挙法/).first().waitFor();
  await officer.leave();
});

test('3 reading the extract: asked for with its purpose, decided, and no protected elector is in it', async () => {
  const officer = await hall.as('election', { purpose: '申請の審査' });
  const place = await takeIn(officer, hall.cast.elector, '選挙人名簿の抄本の閲覧の申出', {
    purpose: 'research', applicant: 'individual', purpose_text: '投票率の調査のための無作為抽出', reader: '見本　太郎（見本町1番地）',
    handling: '鍵のかかる保管庫', publication: '集計だけを論文で公表する', district: '0003', read_on: 'R8.12.4', phone: '090-0000-0000', promise: 'yes',
  }, 'roll-inspection');
  await review(officer, place, 'roll-inspection');
  await officer.leave();
  const approver = await hall.as('approver');
  await decide(approver, place, 'roll-inspection');
  assert.ok((await openLetters(approver)).length > 0, 'no letter tells the applicant');
  await approver.leave();
  await hall.openAgain('2026-12-04T01:00:00Z');
  const operator = await hall.as('operator');
  await tryAndRun(operator, 'letters/electoral-roll/reading', '2026-12-04', 'roll-reading');
  assert.match((await fileOf(operator, /\.pdf$/)).subarray(0, 5).toString(), /^%PDF-/);
  await operator.leave();
});

test('4 an objection is decided within three days', async () => {
  const officer = await hall.as('election', { purpose: '申請の審査' });
  const place = await takeIn(officer, hall.cast.elector, '選挙人名簿の登録に関する異議の申出',
    { claim: 'wrong', whose: 'self', reason: '先月から市外に住んでいるのに登録されている', phone: '090-0000-0000' }, 'roll-objection');
  await review(officer, place, 'roll-objection', { refuse: '住民記録によれば、基準日に引き続き市内に住所を有します。' });
  await officer.leave();
  const approver = await hall.as('approver');
  await decide(approver, place, 'roll-objection');
  assert.ok((await openLetters(approver)).length > 0, 'no letter of decision');
  await approver.leave();
});

test('5 on a phone she asks for the papers to vote elsewhere, and they are sent', async () => {
  const resident = await hall.as('elector', { size: phone });
  await resident.visit('/r/procedures/electoral-roll-ballot', 'roll-ballot-start');
  await begin(resident, 'electoral-roll-ballot');
  await fillIn(resident, {
    election: /市町村議会議員選挙/, cause: 'work', place: 'other_municipality', facility: '見本県見本市',
    'send_to.postcode': '100-0001', 'send_to.prefecture': '東京都', 'send_to.city': '見本市', 'send_to.town': '見本町', 'send_to.lot': '1番1号',
    braille: 'no', phone: '090-0000-0000', oath: 'yes',
  }, 'roll-ballot');
  await resident.see('roll-ballot-check');
  const record = await send(resident);
  await resident.see('roll-ballot-done');
  await resident.leave();
  // Kept until the roll of this election is made; sent after its announcement.
  await hall.openAgain('2026-12-14T01:00:00Z');
  const operator = await hall.as('operator');
  await tryAndRun(operator, 'jobs/electoral-roll/election', '2026-12-12', 'roll-election');
  await operator.leave();
  const officer = await hall.as('election', { purpose: '申請の審査' });
  await accept(officer, record.replace('/r/', '/s/'), 'roll-ballot');
  assert.ok((await openLetters(officer)).length > 0, 'no papers were sent');
  await officer.leave();
});

test('6 on her own page she reads that she is on the roll, and where she votes', async () => {
  const resident = await hall.as('elector', { size: phone });
  await resident.visit('/r/me', 'roll-me');
  const standing = resident.page.locator('section[aria-labelledby=standings]');
  await standing.getByText('登録されています').waitFor();
  await standing.getByText('投票所', { exact: true }).waitFor();
  await resident.leave();
});
