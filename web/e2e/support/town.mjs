// A town of 3,000: made once for each build of the program, copied for each test file, so that
// every journey finds the same town and may change it as it likes.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { castOf } from './people.mjs';
import { now, seeded, today, yakuba } from './places.mjs';

function run(folder, ...command) {
  try {
    return execFileSync(yakuba, [...command, '--data', folder], {
      env: { ...process.env, YAKUBA_NOW: now }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    throw new Error(`yakuba ${command.join(' ')}: ${error.stderr ?? ''}${error.stdout ?? ''}${error.message}`);
  }
}

export function seed() {
  const stamp = path.join(seeded, 'made-by');
  const program = String(fs.statSync(yakuba).mtimeMs);
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === program) return;
  fs.rmSync(seeded, { recursive: true, force: true });
  fs.mkdirSync(seeded, { recursive: true });
  run(seeded, 'init');
  run(seeded, 'generate', '--population', '3000', '--seed', '6', '--today', today);
  run(seeded, 'import');
  for (const business of ['individual-inhabitant-tax', 'national-health-insurance', 'fixed-asset-tax', 'long-term-care-insurance']) {
    run(seeded, 'run', business, 'assess', '--fiscal-year', '2026');
  }
  run(seeded, 'run', 'long-term-care-insurance', 'burdens', '--fiscal-year', '2026');
  run(seeded, 'run', 'national-health-insurance', 'high-cost', '--month', '2026-08');
  for (const month of ['2026-10', '2026-11']) run(seeded, 'run', 'child-allowance', 'assess', '--month', month);
  const cast = castOf(path.join(seeded, 'files'));
  fs.writeFileSync(path.join(seeded, 'cast.json'), JSON.stringify(cast, null, 2));
  const cards = new Set(Object.values(cast).map(({ number }) => String(number)));
  run(seeded, 'staff', 'demo', ...[...cards].flatMap((number) => ['--resident', number]));
  fs.rmSync(path.join(seeded, 'files'), { recursive: true, force: true });
  fs.writeFileSync(stamp, program);
}

export function copyOfTown() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yakuba-e2e-'));
  fs.cpSync(seeded, folder, { recursive: true });
  return folder;
}
