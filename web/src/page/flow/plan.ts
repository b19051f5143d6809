// Whom a delivery is sealed to, by the verified key list.
import { state } from '../state.ts';
import type { KeyList, Report } from '../../shared/protocol.ts';
import { kindOf } from './check.ts';

export type Key = KeyList['keys'][number];

// A Plan names the receiver of a delivery, or of all but its identities where
// those go to the pseudonym manager.
export interface Plan {
  receiver: Key;
  tpf: Key | undefined;
}

// keyFor is the recipient that a role's deliveries for a year are sealed to
// now, the newest where several overlap.
export function keyFor(year: number, role = 'ssb', project?: string): Key | undefined {
  return state.keys?.keys.filter((k) => k.role === role && k.year === year && k.project === project && k.state === 'active').at(-1);
}

// planFor parts a production delivery where there is a pseudonym manager, a
// trial only if the user wants it tried, and research data never. A list that
// names a manager without a key for the year is like one without a receiver, and
// where there is one nothing is planned before the kind is decided: identities do
// not go to SSB by mistake.
export function planFor(r: Report): Plan | undefined {
  const kind = kindOf(r);
  const receiver = kind === 'research' ? keyFor(r.year, 'research', state.form.project) : keyFor(r.year);
  if (!receiver) return undefined;
  const parted = kind === 'production' || kind === '' || (kind === 'test' && state.form.parts);
  const tpf = parted && kind !== '' ? keyFor(r.year, 'tpf') : undefined;
  if (parted && !tpf && state.keys!.keys.some((k) => k.role === 'tpf')) return undefined;
  return { receiver, tpf };
}

// undecided tells whether a plan waits only for the user to say what a delivery is.
export function undecided(r: Report): boolean {
  return kindOf(r) === '' && keyFor(r.year) !== undefined;
}

// projectsOf are the research projects that have a key for a year.
export function projectsOf(year: number): string[] {
  const keys = state.keys?.keys.filter((k) => k.role === 'research' && k.year === year && k.state === 'active') ?? [];
  return [...new Set(keys.flatMap((k) => k.project ?? []))].sort();
}
