// Numbers, dates and sizes as the language writes them. Chromium's Intl
// knows no nynorsk, so bokmål stands behind it.
import type { Lang } from '../../shared/protocol.ts';

const LOCALES: Record<Lang, string[]> = { nb: ['nb-NO'], nn: ['nn-NO', 'nb-NO'], en: ['en-GB'] };
const ZONE = 'Europe/Oslo';

export interface Forms {
  number(n: number): string;
  decimal(n: number): string; // one decimal
  percent(share: number): string;
  size(bytes: number): string;
  rate(bytesPerSecond: number): string;
  date(iso: string): string;
  time(iso: string): string; // clock time, Oslo
}

export function forms(lang: Lang): Forms {
  const l = LOCALES[lang];
  const whole = new Intl.NumberFormat(l, { maximumFractionDigits: 0 });
  const one = new Intl.NumberFormat(l, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(l, { style: 'percent', maximumFractionDigits: 1 });
  const date = new Intl.DateTimeFormat(l, { day: 'numeric', month: 'long', year: 'numeric', timeZone: ZONE });
  const time = new Intl.DateTimeFormat(l, { hour: '2-digit', minute: '2-digit', timeZone: ZONE });
  const size = (n: number): string => {
    if (n < 1000) return `${whole.format(n)} ${lang === 'en' ? 'bytes' : 'byte'}`;
    if (n < 1e6) return `${one.format(n / 1e3)} kB`;
    return n < 1e9 ? `${one.format(n / 1e6)} MB` : `${one.format(n / 1e9)} GB`;
  };
  return {
    number: (n) => whole.format(n),
    decimal: (n) => one.format(n),
    percent: (s) => share.format(s),
    size,
    rate: (n) => `${size(n)}/s`,
    date: (iso) => date.format(new Date(iso)),
    time: (iso) => time.format(new Date(iso)).replace(':', lang === 'en' ? ':' : '.'),
  };
}
