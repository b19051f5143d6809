// A sealed file on its way. What is needed to go on after a reload is kept on
// this device: where the ciphertext lies and what it is declared as, never
// the code that sends it, never a byte of plaintext.
import type { Declared } from '../service.ts';

export interface Pending {
  name: string; // of the ciphertext in the private file system; empty in memory
  sha256: string; // hex
  size: number;
  declared: Declared;
  contact: string;
  place: string;
  made: string; // RFC 3339
  upload?: string; // where a resumable upload has come into being
}

const PREFIX = 'sluse.pending.';
const FOLDER = 'sealed';
const FORGOTTEN = 48 * 3600 * 1000; // ms after which ciphertext that nobody asks for is deleted

export function keep(p: Pending): void {
  if (!p.name) return;
  try {
    localStorage.setItem(PREFIX + p.name, JSON.stringify(p));
  } catch {
    // sending goes on; only a reload would lose it
  }
}

// unfinished returns the newest sending that a reload or a crash cut off,
// with its bytes.
export async function unfinished(): Promise<{ pending: Pending; sealed: Blob } | undefined> {
  const all = Object.keys(localStorage)
    .filter((k) => k.startsWith(PREFIX))
    .map((k) => JSON.parse(localStorage.getItem(k)!) as Pending)
    .sort((a, b) => (a.made < b.made ? 1 : -1));
  for (const pending of all) {
    const sealed = await ciphertext(pending.name);
    if (sealed?.size === pending.size) return { pending, sealed };
    await forget(pending);
  }
  return undefined;
}

export async function forget(p: Pending): Promise<void> {
  if (!p.name) return;
  localStorage.removeItem(PREFIX + p.name);
  await (await folder())?.removeEntry(p.name).catch(() => undefined);
}

// sweep deletes ciphertext that no sending refers to: a tab that was closed
// between sealing and sending leaves some.
export async function sweep(): Promise<void> {
  const dir = await folder();
  if (!dir) return;
  for await (const [name, handle] of dir.entries()) {
    if (handle.kind !== 'file' || localStorage.getItem(PREFIX + name)) continue;
    const file = await (handle as FileSystemFileHandle).getFile();
    if (Date.now() - file.lastModified > FORGOTTEN) await dir.removeEntry(name);
  }
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
