// What the page asks the service for by itself: the calendar, the key list
// and the overrides. They are public; the last answers are kept on the device,
// so that all but sending works without a network. The key list is verified
// each time, wherever it came from.
import { read, readJSON, remove, write } from '../device.ts';
import { spareEngine, startEngine } from '../engine.ts';
import { keyList, overrides, status, type Problem, type Status } from '../service.ts';
import { state, update } from '../state.ts';
import type { KeyList, Year } from '../../shared/protocol.ts';
import { practise } from './practise.ts';

const STATUS = 'sluse.status';
const KEYS = 'sluse.keys';

let behind = 0; // ms that this machine's clock is behind the service's

// recallPublic takes up what was kept, before the network is asked.
export async function recallPublic(): Promise<void> {
  const [past, note] = [readJSON<{ status: Status; behind: number }>(STATUS), read(KEYS)];
  if (past) {
    behind = past.behind;
    take(past.status);
  }
  if (note && !state.keyNote) await verify(note, '').catch((e) => isUnjudged(e) || remove(KEYS));
}

export async function refresh(): Promise<void> {
  const signal = AbortSignal.timeout(30_000);
  const known = refreshStatus(signal);
  await Promise.allSettled([known, refreshKeys(signal, known)]);
}

async function refreshStatus(signal: AbortSignal): Promise<void> {
  const s = await status(signal);
  behind = Date.parse(s.time) - Date.now();
  write(STATUS, JSON.stringify({ status: s, behind }));
  take(s);
}

function take(s: Status): void {
  update({ status: s, year: state.year ?? current(s.years)?.year });
}

// refreshKeys throws what fetching throws. A list that is not signed by the
// pinned key is told, and no other is used in its place.
export async function refreshKeys(signal: AbortSignal, known?: Promise<void>): Promise<void> {
  const [note, signed] = await Promise.all([keyList(signal), lowered(signal, known)]);
  try {
    await verify(note, signed);
    write(KEYS, note);
  } catch (e) {
    if (isUnjudged(e)) throw e;
    update({ keyNote: undefined, keys: undefined, overrides: '', keysBad: true });
  }
}

// lowered asks for the severity overrides where the service has some.
async function lowered(signal: AbortSignal, known?: Promise<void>): Promise<string> {
  await known?.catch(() => undefined);
  return state.status?.overrides === false ? '' : overrides(signal).catch(() => '');
}

async function verify(note: string, signed: string): Promise<void> {
  const keys = await opened(note);
  update({ keys, keyNote: note, overrides: signed || state.overrides, keysBad: false });
  void practise();
}

// opened opens a list in the engine that the next delivery will be checked by.
// That may be ended with the delivery; then the list gets one of its own.
async function opened(note: string): Promise<KeyList> {
  try {
    return await spareEngine('check').call('keys', { note });
  } catch (e) {
    if (!isUnjudged(e)) throw e;
  }
  const engine = startEngine();
  try {
    return await engine.call('keys', { note });
  } finally {
    engine.end();
  }
}

// isUnjudged tells that an engine was ended, came to an end or never started, which
// says nothing of the list it was to open.
export function isUnjudged(e: unknown): boolean {
  return (e as Error).name === 'AbortError' || ['engine', 'broken'].includes((e as Problem).code);
}

// now is the service's time where it is known: it may run on another clock.
export function now(): string {
  return new Date(Date.now() + behind).toISOString();
}

// current is the year that a municipality most likely means: the first whose
// gates have not closed.
export function current(years: Year[]): Year | undefined {
  return years.find((y) => y.phase !== 'closed') ?? years.at(-1);
}

export function yearRow(year: number | undefined): Year | undefined {
  return state.status?.years.find((y) => y.year === year);
}
