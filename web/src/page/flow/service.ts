// What the page asks the service for by itself: the calendar and the key
// list. Both are asked for again when the network comes back.
import { startEngine } from '../engine.ts';
import { keyList, overrides, status } from '../service.ts';
import { state, update } from '../state.ts';
import type { Year } from '../../shared/protocol.ts';

export async function refresh(): Promise<void> {
  const signal = AbortSignal.timeout(30_000);
  await Promise.allSettled([refreshStatus(signal), refreshKeys(signal)]);
}

async function refreshStatus(signal: AbortSignal): Promise<void> {
  const s = await status(signal);
  update({ status: s, year: state.year ?? current(s.years)?.year });
}

async function refreshKeys(signal: AbortSignal): Promise<void> {
  const [keyNote, signed] = await Promise.all([keyList(signal), overrides(signal).catch(() => '')]);
  update({ keyNote, overrides: signed });
  await verifyKeys();
}

// verifyKeys opens the list in an engine that has seen no delivery.
async function verifyKeys(): Promise<void> {
  if (!state.keyNote) return;
  const engine = startEngine();
  try {
    update({ keys: await engine.call('keys', { note: state.keyNote }), keysBad: false });
  } catch {
    update({ keys: undefined, keysBad: true });
  } finally {
    engine.end();
  }
}

// now is the service's time where it is known: it may run on another clock.
export function now(): string {
  return state.status?.time ?? new Date().toISOString();
}

// current is the year that a municipality most likely means: the first whose
// gates have not closed.
export function current(years: Year[]): Year | undefined {
  return years.find((y) => y.phase !== 'closed') ?? years.at(-1);
}

export function yearRow(year: number | undefined): Year | undefined {
  return state.status?.years.find((y) => y.year === year);
}
