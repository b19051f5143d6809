// A sealed delivery on its way. What is needed to go on after a reload is kept
// on this device: where the ciphertext lies and what it is declared as, never
// the code that sends it, never a byte of plaintext.
import { names, readJSON, remove, write } from '../device.ts';
import { over } from '../ends.ts';
import type { Declared } from '../service.ts';
import { isMine, isTaken, left, owned, release, sealedName } from './whose.ts';

export interface Pending {
  pieces: Piece[]; // one, or the two parts of a bundle in the order they are sent
  declared: Declared;
  contact: string;
  place: string;
  made: string; // RFC 3339, by the device's clock
  reply: string; // id of the reply key; empty if there is none
  told: string; // the kind that the file itself tells; empty if none
  begun?: boolean; // some of it may have arrived
  // What the device is to keep once it has arrived, if the user wants it.
  figures?: { persons: number; figures: string };
  trace?: { key: string; file: string };
}

// A Piece is one sealed file.
export interface Piece {
  name: string; // of the ciphertext in the private file system; empty in memory
  sha256: string; // hex
  size: number;
  key: string; // id of the recipient
  part?: 'ide' | 'ipl';
  upload?: string; // where a resumable upload has come into being
}

const PREFIX = 'sluse.pending.';
const FOLDER = 'sealed';
const FORGOTTEN = 48 * 3600 * 1000; // ms after which ciphertext that nobody asks for is deleted

export function keep(p: Pending): void {
  const [first] = p.pieces;
  if (first?.name) write(PREFIX + first.name, JSON.stringify(p));
}

export function size(p: Pending): number {
  return p.pieces.reduce((n, piece) => n + piece.size, 0);
}

// kept are the sendings that are not known to have arrived.
export function kept(): Pending[] {
  return names(PREFIX)
    .flatMap((name) => readJSON<Pending>(name) ?? [])
    .filter((p) => Array.isArray(p.pieces));
}

// ownName is what a window holds that sends this, or that has sealed it and may.
export function ownName(p: Pending): string {
  return sealedName(p.pieces[0]?.name ?? '');
}

export interface Unfinished {
  pending: Pending;
  sealed: Blob[];
}

// unfinished is the newest sending that a reload or a crash cut off. What a window
// has, this one or another, is none.
export async function unfinished(): Promise<Unfinished | undefined> {
  for (const p of kept().sort((a, b) => (a.made < b.made ? 1 : -1))) {
    const whole = (await isTaken(ownName(p))) ? undefined : await again(p);
    if (whole) return whole;
  }
  return undefined;
}

// leftBehind waits until another window lets go of a sending, having brought it
// home or being closed. It tells whether there was any to wait for.
export async function leftBehind(): Promise<boolean> {
  const others = kept().map(ownName).filter((name) => !isMine(name));
  if (others.length > 0) await Promise.race(others.map(left));
  return others.length > 0;
}

// again is a sending as it is kept now, with its bytes: all of them, or it is
// none, and forgotten, as is one that has lain too long.
export async function again(p: Pending): Promise<Unfinished | undefined> {
  const pending = kept().find((k) => k.pieces[0]?.name === p.pieces[0]?.name);
  if (!pending) return undefined; // it has arrived, or another window gave it up
  const sealed = await Promise.all(over('unsent', pending.made) ? [] : pending.pieces.map((piece) => ciphertext(piece.name)));
  const whole = sealed.filter((b, i): b is File => b?.size === pending.pieces[i]!.size);
  if (whole.length === pending.pieces.length) return { pending, sealed: whole };
  await forget(pending);
  return undefined;
}

// forget deletes what is this window's or nobody's, and tells whether it did.
export async function forget(p: Pending): Promise<boolean> {
  const name = ownName(p);
  const did = await owned(name, async () => {
    const dir = await folder();
    for (const { name } of p.pieces) {
      if (!name) continue;
      remove(PREFIX + name);
      await dir?.removeEntry(name).catch(() => undefined);
    }
  });
  if (did) release(name);
  return did;
}

// sweep forgets sendings that have lain too long, and deletes ciphertext that no
// sending refers to: a tab that was closed between sealing and sending leaves some.
export async function sweep(): Promise<void> {
  for (const p of kept()) if (over('unsent', p.made) && !isMine(ownName(p))) await forget(p);
  await sweepFiles(await folder(), new Set(kept().flatMap((p) => p.pieces.map((piece) => piece.name))));
}

// sweepFiles deletes the files of a folder that nothing refers to, once nobody
// can be about to.
export async function sweepFiles(dir: FileSystemDirectoryHandle | undefined, used: Set<string>): Promise<void> {
  for await (const [name, handle] of dir?.entries() ?? []) {
    if (handle.kind !== 'file' || used.has(name)) continue;
    const file = await (handle as FileSystemFileHandle).getFile();
    if (Date.now() - file.lastModified <= FORGOTTEN || isMine(sealedName(name))) continue;
    await owned(sealedName(name), () => dir!.removeEntry(name));
  }
}

// erase deletes the private files whose names begin so, and lets them go. Those of
// an engine that was just ended stay locked for a moment; what it cannot delete,
// sweep will.
export async function erase(begin: string): Promise<void> {
  const dir = await folder();
  for (let i = 1; dir && i <= 5; i++) {
    const left: string[] = [];
    for await (const [name] of dir.entries()) if (name.startsWith(begin)) left.push(name);
    const gone = await Promise.allSettled(left.map((name) => dir.removeEntry(name)));
    if (gone.every((g) => g.status === 'fulfilled')) break;
    await new Promise((resolve) => setTimeout(resolve, i * 200));
  }
  release(sealedName(begin));
}

// eraseAll deletes what no sending refers to and no window has, and tells how
// many windows' files are left besides this one's.
export async function eraseAll(): Promise<{ here: boolean; elsewhere: boolean }> {
  const left = { here: false, elsewhere: false };
  const names: string[] = [];
  for await (const [name] of (await folder())?.entries() ?? []) names.push(name);
  for (const begin of new Set(names.map((name) => name.split('.')[0]!))) {
    if (isMine(sealedName(begin))) left.here = true;
    else if (!(await owned(sealedName(begin), () => erase(begin)))) left.elsewhere = true;
  }
  return left;
}

async function ciphertext(name: string): Promise<File | undefined> {
  try {
    return await (await (await folder())?.getFileHandle(name))?.getFile();
  } catch {
    return undefined;
  }
}

async function folder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
  } catch {
    return undefined;
  }
}
