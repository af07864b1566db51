// Where things are, and the moment at which the tests live.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
export const yakuba = process.env.YAKUBA ?? path.join(root, 'build/check/yakuba');
export const seeded = path.join(root, 'build/e2e/town');
export const screenshots = path.join(root, 'build/screenshots');
export const today = '2026-11-24';
/** Tuesday, 2026-11-24, 10:00 in Japan: the counter is open. */
export const now = `${today}T01:00:00Z`;
