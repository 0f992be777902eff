/** Arithmetic of the proleptic Gregorian calendar. Months 1–12, days 1–31, weekdays 1 Monday … 7 Sunday. */

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a month; 29 for February of an unknown year, 0 for a month that does not exist. */
export const daysInMonth = (month: number, year?: number): number =>
  month === 2 && (year === undefined || isLeapYear(year)) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);

export const isValidDate = (year: number, month: number, day: number): boolean =>
  day >= 1 && day <= daysInMonth(month, year);

/** Days since 0000-03-01 (days_from_civil of Howard Hinnant's date algorithms): differences are spans of days. */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
}

/** 0000-03-01 was a Wednesday. */
export const weekdayOf = (year: number, month: number, day: number): number =>
  ((dayNumber(year, month, day) + 2) % 7) + 1;
