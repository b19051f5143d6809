// What this device keeps of a delivery it sent, if the user wants it, so that
// a correction can be compared with it: references and keyed digests in the
// browser's private file system, their key beside them. None of it leaves.
import type { Engine } from '../engine.ts';
import { state, update, type Work } from '../state.ts';
import type { Report, Traced } from '../../shared/protocol.ts';

const PREFIX = 'sluse.trace.';
const FOLDER = 'traces';

interface Kept {
  key: string; // hex
  time: string; // when the delivery was received, RFC 3339
}

function name(r: Report): string {
  return `${r.municipality}.${r.year}.${r.kind}`;
}

// traceable: only a yearly delivery is replaced as a whole.
export function traceable(r: Report): boolean {
  return r.format === 'aar' && r.kind !== '' && r.kind !== 'research' && r.counts.fatal === 0;
}

// compare tells what changed since the delivery that this device sent last.
// It goes on behind the findings; sealing waits for it.
export async function compare(work: Work, engine: Engine): Promise<void> {
  const r = work.checked!.report;
  const kept = traceable(r) ? await recall(r) : undefined;
  if (!kept || state.work !== work) return;
  update({ keepTrace: true });
  const { key, before, time } = kept;
  const traced = await engine.call('trace', { file: work.file, year: r.year, key, before }).catch(() => undefined);
  if (!traced) return;
  Object.assign(work, { traced, since: time });
  update({});
}

// traceFor makes the trace that is kept once the delivery has arrived.
export async function traceFor(work: Work, engine: Engine): Promise<void> {
  await work.comparing;
  const r = work.checked!.report;
  if (state.keepTrace && !work.traced && traceable(r)) work.traced = await engine.call('trace', { file: work.file, year: r.year });
}

// settle keeps the trace of what has just been sent, or forgets the last one.
export async function settle(work: Work, time: string): Promise<void> {
  const r = work.checked!.report;
  if (!traceable(r)) return;
  await forget(r);
  if (state.keepTrace && work.traced) await keep(r, work.traced, time);
}

// forgetTraces deletes every trace on this device.
export async function forgetTraces(): Promise<void> {
  for (const k of Object.keys(localStorage)) if (k.startsWith(PREFIX)) localStorage.removeItem(k);
  const root = await navigator.storage.getDirectory().catch(() => undefined);
  await root?.removeEntry(FOLDER, { recursive: true }).catch(() => undefined);
}

async function recall(r: Report): Promise<(Kept & { before: Uint8Array }) | undefined> {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + name(r)) ?? 'null') as Kept | null;
    if (!kept) return undefined;
    const file = await (await (await folder()).getFileHandle(name(r))).getFile();
    return { ...kept, before: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    return undefined;
  }
}

async function keep(r: Report, { key, trace }: Traced, time: string): Promise<void> {
  try {
    const out = await (await (await folder()).getFileHandle(name(r), { create: true })).createWritable();
    await out.write(trace);
    await out.close();
    localStorage.setItem(PREFIX + name(r), JSON.stringify({ key, time } satisfies Kept));
  } catch {
    await forget(r); // a correction is then sent without a comparison
  }
}

async function forget(r: Report): Promise<void> {
  localStorage.removeItem(PREFIX + name(r));
  await folder().then((dir) => dir.removeEntry(name(r))).catch(() => undefined);
}

async function folder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
}
