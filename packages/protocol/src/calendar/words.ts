/** A text in the two languages of integrators. */
export interface BothLanguages {
  en: string;
  zh: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A calendar day as people write it: `28 Mar 2027`, `2027年3月28日`. Written here, so that no build of `Intl` changes a message. */
export function dayInWords(day: string): BothLanguages {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return { en: `${date} ${MONTHS[month - 1]} ${year}`, zh: `${year}年${month}月${date}日` };
}
