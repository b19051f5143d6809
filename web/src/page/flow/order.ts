// An order of special statistics, sealed to SSB: the JSON that `sluse register
// order` reads. It is saved as a file; no service takes orders.
import { startEngine } from '../engine.ts';
import { save } from '../save.ts';
import { state, update } from '../state.ts';
import { now } from './service.ts';

// VARIABLES are what the register counts by.
export const VARIABLES = ['kommune', 'fylke', 'bydel', 'alder', 'kjonn', 'boforhold', 'husstand', 'bistandsbehov', 'tjenestetype'];

export const FIRST = 2007; // the register's first year
const MOST_YEARS = 30;
const MOST_VARIABLES = 3;

export interface Order {
  purpose: string;
  from: string;
  to: string;
  variables: Set<string>;
  name: string;
  orgNr: string;
  address: string;
  mail: string;
}

export type Field = 'purpose' | 'from' | 'variables' | 'name' | 'orgNr' | 'address' | 'mail';

export const last = (): number => new Date(now()).getFullYear() - 1;

// faults are the fields that SSB could not use as they are, in the form's order.
export function faults(o: Order): Field[] {
  const [from, to] = [Number(o.from), Number(o.to)];
  const years = Number.isInteger(from) && Number.isInteger(to) && from >= FIRST && from <= to && to <= last() && to - from < MOST_YEARS;
  const wrong: [Field, boolean][] = [
    ['purpose', o.purpose.trim() === ''],
    ['from', !years],
    ['variables', o.variables.size === 0 || o.variables.size > MOST_VARIABLES],
    ['name', o.name.trim() === ''],
    ['orgNr', !/^(\d{9})?$/.test(o.orgNr.replace(/\s/g, ''))],
    ['address', o.address.trim() === ''],
    ['mail', !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(o.mail.trim())],
  ];
  return wrong.flatMap(([field, bad]) => (bad ? [field] : []));
}

function written(o: Order): string {
  const from = Number(o.from);
  const orgNr = o.orgNr.replace(/\s/g, '');
  return JSON.stringify({
    format: 'sluse.order/v1',
    purpose: o.purpose.trim(),
    years: Array.from({ length: Number(o.to) - from + 1 }, (_, i) => from + i),
    variables: VARIABLES.filter((v) => o.variables.has(v)),
    invoice: { name: o.name.trim(), ...(orgNr && { orgNr }), address: o.address.trim(), mail: o.mail.trim() },
  });
}

export type Done = { at: 'rest' | 'working' | 'noKey' | 'failed' } | { at: 'saved'; file: string };

let done: Done = { at: 'rest' };

export function ordered(): Done {
  return done;
}

function become(next: Done): void {
  done = next;
  update({});
}

// place seals an order to SSB's newest key and hands it to the user.
export async function place(o: Order): Promise<void> {
  const keys = state.keys?.keys.filter((k) => k.role === 'ssb' && k.state === 'active') ?? [];
  const key = keys.sort((a, b) => a.year - b.year).at(-1);
  if (!key) return become({ at: 'noKey' });
  become({ at: 'working' });
  const engine = startEngine();
  try {
    const { sealed } = await engine.call('seal', { file: new Blob([written(o)]), recipients: [key.recipient] });
    const file = `bestilling-${now().slice(0, 10)}.age`;
    save(sealed, file, 'application/octet-stream');
    become({ at: 'saved', file });
  } catch {
    become({ at: 'failed' });
  } finally {
    engine.end();
  }
}
