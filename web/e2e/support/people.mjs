// Who of the synthetic town plays which part. Chosen from its files when it is made, so that no
// test knows a number by heart.
import path from 'node:path';
import { readCsv } from './csv.mjs';
import { today } from './places.mjs';

/** The last version of each record that is true today, by the columns that name a record. */
function current(rows, ...keys) {
  const last = new Map();
  const key = (row) => (keys.length ? keys : ['person_id']).map((column) => row[column]).join('/');
  for (const row of rows) if (row.valid_from <= today && today < row.valid_to) last.set(key(row), row);
  return last;
}

const yearsBefore = (years) => `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;

/**
 * claimant: head of a household, paid child allowance for two children or more
 * protectedPerson: under a protective measure today; `counterpart`, `hidden` and `address` are what nobody else may read
 * taxpayer: earns enough to be taxed, and may be shown to anybody with the duty
 * parent, otherParent: head of a household with small children, who has not claimed child allowance
 * single: an adult alone in the household, without children
 * elder: lives alone, insured for long-term care, never certified
 * patient: head of a household in national health insurance, whose hospital bill of August was above any limit
 * leaver: lives alone, insured through an employer until now
 * insured: 65 to 74, in national health insurance and taxed on a pension, so that a correction reaches three departments
 * landowner: owns, alone, one parcel with one dwelling on it
 * elector: on the electoral roll since before, in a polling district
 */
export function castOf(files) {
  const read = (name, ...keys) => current(readCsv(path.join(files, `${name}.csv`)), ...keys);
  const residents = [...read('resident').values()].filter((one) => one.standing === 'resident');
  const measures = read('protective_measure');
  const claims = read('child_allowance_claim');
  const salaries = read('salary_report');
  const household = (one) => residents.filter((other) => other.household_id === one.household_id);
  const person = ({ person_id: number, name, kana, birth_date: birth, household_id: home }) => ({ number: Number(number), name, kana, birth, household: Number(home) });
  const open = (one) => !measures.has(one.person_id) && household(one).every((other) => !measures.has(other.person_id));
  const unclaimed = residents.filter((one) => one.relation === '世帯主' && open(one) && one.nationality === 'JPN' && one.birth_date > yearsBefore(60)
    && household(one).every((other) => !claims.has(other.person_id))
    && household(one).some((child) => child.relation === '子' && child.birth_date > yearsBefore(15)));
  const alone = (one) => household(one).length === 1 && open(one) && one.nationality === 'JPN';
  const care = read('ltc_enrolment');
  const applied = new Set(readCsv(path.join(files, 'ltc_application.csv')).map((row) => row.person_id));
  const schemes = read('insurance_status');
  const health = read('health_enrolment', 'person_id', 'acquired_on');
  const inHealth = new Set([...health.values()].filter((row) => !row.lost_on).map((row) => row.person_id));
  const reliefs = new Set(readCsv(path.join(files, 'health_relief.csv')).map((row) => row.person_id));
  const hospital = new Set([...read('health_care_bill', 'person_id', 'month', 'bill_no').values()]
    .filter((row) => row.month === '2026-08' && Number(row.paid) > 300_000).map((row) => row.person_id));
  const pensions = read('pension_report');
  const parcels = [...read('fixed_asset_parcel', 'parcel_id').values()].filter((row) => row.removed === 'false');
  const shared = read('fixed_asset_co_owner', 'taxpayer_id', 'person_id');
  const owned = (one) => parcels.filter((row) => row.taxpayer_id === one.person_id);
  const roll = read('electoral_roll_entry');
  const cast = {
    parent: unclaimed[0],
    otherParent: unclaimed[1],
    claimant: residents.find((one) => one.relation === '世帯主' && open(one) && claims.get(one.person_id)?.end_reason === 'none'
      && household(one).filter((child) => child.birth_date > yearsBefore(14)).length >= 2),
    protectedPerson: residents.find((one) => measures.get(one.person_id)?.state === 'active' && measures.get(one.person_id).ends_on > today),
    taxpayer: residents.find((one) => open(one) && Number(salaries.get(one.person_id)?.revenue ?? 0) > 5_000_000),
    single: residents.find((one) => open(one) && household(one).length === 1 && one.birth_date < yearsBefore(30) && one.birth_date > yearsBefore(60) && one.nationality === 'JPN'),
    elder: residents.find((one) => alone(one) && one.birth_date < yearsBefore(78) && care.get(one.person_id)?.loss_reason === 'none' && !applied.has(one.person_id)),
    patient: residents.find((one) => one.relation === '世帯主' && open(one) && inHealth.has(one.person_id) && hospital.has(one.person_id) && !reliefs.has(one.person_id)),
    leaver: residents.find((one) => alone(one) && one.birth_date < yearsBefore(30) && one.birth_date > yearsBefore(60) && !inHealth.has(one.person_id)
      && schemes.get(one.person_id)?.scheme === 'employee'),
    insured: residents.find((one) => alone(one) && one.birth_date < yearsBefore(66) && one.birth_date > yearsBefore(74) && inHealth.has(one.person_id)
      && Number(pensions.get(one.person_id)?.revenue ?? 0) > 1_800_000),
    landowner: residents.find((one) => alone(one) && owned(one).length === 1 && owned(one)[0].dwellings === '1' && ![...shared.values()].some((row) => row.person_id === one.person_id)),
    elector: residents.find((one) => alone(one) && roll.get(one.person_id)?.state === 'registered' && roll.get(one.person_id).moved_mark === 'false' && one.birth_date > yearsBefore(60) && one.birth_date < yearsBefore(25)),
  };
  const parts = Object.fromEntries(Object.entries(cast).map(([part, one]) => {
    if (!one) throw new Error(`nobody in the town can play ${part}`);
    return [part, person(one)];
  }));
  const measure = measures.get(cast.protectedPerson.person_id);
  Object.assign(parts.protectedPerson, {
    counterpart: measure.counterpart_name, hidden: measure.counterpart_address,
    address: cast.protectedPerson.town + cast.protectedPerson.lot,
  });
  return parts;
}
