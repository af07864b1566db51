// Who of the synthetic town plays which part. Chosen from its files when it is made, so that no
// test knows a number by heart.
import path from 'node:path';
import { readCsv } from './csv.mjs';
import { today } from './places.mjs';

/** The last version of each record that is true today. */
function current(rows) {
  const last = new Map();
  for (const row of rows) if (row.valid_from <= today && today < row.valid_to) last.set(row.person_id, row);
  return last;
}

const yearsBefore = (years) => `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;

/**
 * claimant: head of a household, paid child allowance for two children or more
 * protectedPerson: under a protective measure today; `counterpart`, `hidden` and `address` are what nobody else may read
 * taxpayer: earns enough to be taxed, and may be shown to anybody with the duty
 * parent, otherParent: head of a household with small children, who has not claimed child allowance
 * single: an adult alone in the household, without children
 */
export function castOf(files) {
  const read = (name) => current(readCsv(path.join(files, `${name}.csv`)));
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
  const cast = {
    parent: unclaimed[0],
    otherParent: unclaimed[1],
    claimant: residents.find((one) => one.relation === '世帯主' && open(one) && claims.get(one.person_id)?.end_reason === 'none'
      && household(one).filter((child) => child.birth_date > yearsBefore(14)).length >= 2),
    protectedPerson: residents.find((one) => measures.get(one.person_id)?.state === 'active' && measures.get(one.person_id).ends_on > today),
    taxpayer: residents.find((one) => open(one) && Number(salaries.get(one.person_id)?.revenue ?? 0) > 5_000_000),
    single: residents.find((one) => open(one) && household(one).length === 1 && one.birth_date < yearsBefore(30) && one.birth_date > yearsBefore(60) && one.nationality === 'JPN'),
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
