// Windows of the page share what lies on the device. What one of them seals or
// sends is its own, by a lock that it holds as long as that goes on or the window
// is open; no other sends it, and none deletes it.
//
// A browser without locks has no two windows that know of each other: there
// everything is one's own.
import type { Declared } from '../service.ts';

const held = new Map<string, () => void>(); // by this window: how to let go
const leaving = new Map<string, Promise<void>>(); // let go, but maybe not yet

// what lies in the private file system under names that begin so
export const sealedName = (file: string): string => (file === '' ? '' : `sluse.sealed.${file.split('.')[0]}`);

// a sending, since a second one of the same must know what became of the first
export const sendingName = ({ municipality, year, kind, project = '' }: Declared): string => `sluse.sending.${municipality}.${year}.${kind}.${project}`;

// take makes something this window's own, and tells whether it is.
export async function take(name: string): Promise<boolean> {
  if (name === '' || held.has(name) || !navigator.locks) return true;
  await leaving.get(name);
  const kept = Promise.withResolvers<void>();
  const got = Promise.withResolvers<boolean>();
  const until = (lock: Lock | null): Promise<void> | undefined => {
    got.resolve(lock !== null);
    return lock ? kept.promise : undefined;
  };
  const gone = navigator.locks.request(name, { ifAvailable: true }, until).catch(() => got.resolve(true)); // refused by the browser's settings
  if (!(await got.promise)) return false;
  held.set(name, () => {
    leaving.set(name, gone);
    kept.resolve();
  });
  return true;
}

export function release(name: string): void {
  held.get(name)?.();
  held.delete(name);
}

export function isMine(name: string): boolean {
  return held.has(name);
}

// isTaken tells whether a window has it, this one or another.
export async function isTaken(name: string): Promise<boolean> {
  if (held.has(name)) return true;
  const all = await navigator.locks?.query().catch(() => undefined);
  return all?.held?.some((lock) => lock.name === name) ?? false;
}

// left waits until no other window has it.
export async function left(name: string): Promise<void> {
  if (!held.has(name)) await navigator.locks?.request(name, { mode: 'shared' }, () => undefined).catch(() => undefined);
}

// owned does something with what no other window has, and tells whether it did.
export async function owned(name: string, act: () => Promise<unknown>): Promise<boolean> {
  const before = held.has(name);
  if (!(await take(name))) return false;
  try {
    await act();
  } finally {
    if (!before) release(name);
  }
  return true;
}
