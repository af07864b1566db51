// Dates as clerks type them, in any width, and as people read them. The eras are data.
import csv from '../../../data/codes/eras.csv';

const eras = csv.trim().split('\n').slice(1).map((row) => {
  const [, letter, name, first] = row.split(',');
  return { letter, name, first };
});
const weekdays = '日月火水木金土';
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format();

function iso(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 1600 && year < 2200
    ? date.toISOString().slice(0, 10) : null;
}

/**
 * R8.11.20, R081120, 8.11.20 (the current era), 20261120, 2026/11/20, S63.6.14, 昭和63年6月14日.
 * Gives {iso, assumed}: `assumed` is the era taken for granted; null when it cannot be read.
 */
export function parse(text, now = today()) {
  const plain = text.normalize('NFKC').replace(/元年/, '1年').toUpperCase().trim();
  const current = eras.findLast((era) => era.first <= now);
  const match =
    plain.match(/^(\d{4})(\d{2})(\d{2})$/) ??
    plain.match(/^([A-Z])(\d{2})(\d{2})(\d{2})$/) ??
    plain.match(/^([^\d\s]*)\s*(\d{1,4})[./\-年]\s*(\d{1,2})[./\-月]\s*(\d{1,2})日?$/);
  if (!match) return null;
  const numbers = match.slice(1).filter((part) => /^\d+$/.test(part)).map(Number);
  const word = match.slice(1).find((part) => part && !/^\d+$/.test(part)) ?? '';
  const [year, month, day] = numbers;
  if (!word && year > 999) return { iso: iso(year, month, day) };
  const era = word ? eras.find((one) => one.letter === word || one.name === word) : current;
  if (!era || year < 1 || year > 99) return null;
  return { iso: iso(Number(era.first.slice(0, 4)) + year - 1, month, day), assumed: word ? '' : era.name };
}

/** 令和8年（2026年）11月20日（金） */
export function reading(day) {
  const [year, month, date] = day.split('-').map(Number);
  const era = eras.findLast((one) => one.first <= day);
  const number = era ? year - Number(era.first.slice(0, 4)) + 1 : 0;
  const japanese = era ? `${era.name}${number === 1 ? '元' : number}年（${year}年）` : `${year}年`;
  return `${japanese}${month}月${date}日（${weekdays[new Date(`${day}T00:00Z`).getUTCDay()]}）`;
}
