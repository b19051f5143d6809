// What this device keeps of a delivery it sent, if the user wants it, so that
// a correction can be compared with it: references and keyed digests in the
// browser's private file system, their key beside them. None of it leaves, and
// none of it stays longer than a correction may come (ends.ts).
import * as device from '../device.ts';
import { startEngine, type Engine } from '../engine.ts';
import { over } from '../ends.ts';
import { kept as pendings, sweepFiles, type Pending } from '../sending/pending.ts';
import { state, update, type Work } from '../state.ts';
import type { Report } from '../../shared/protocol.ts';

const PREFIX = 'sluse.trace.';
const FOLDER = 'traces';

interface Kept {
  key: string; // hex
  file: string; // where the rest lies
  time: string; // when the delivery was received, RFC 3339
  made: string; // when this was kept, by the device's clock
}

function name(municipality: string, year: number, kind: string): string {
  return `${PREFIX}${municipality}.${year}.${kind}`;
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
  const { key, before, time } = kept;
  const traced = await engine.call('trace', { file: work.file, year: r.year, key, before }).catch(() => undefined);
  if (!traced) return;
  Object.assign(work, { traced, since: time });
  update({});
}

// traceFor makes the trace that is kept once the delivery has arrived.
export async function traceFor(work: Work): Promise<void> {
  await work.comparing;
  const r = work.checked!.report;
  if (!state.keepTrace || work.traced || !traceable(r)) return;
  const engine = (work.engine ??= startEngine());
  work.traced = await engine.call('trace', { file: work.file, year: r.year });
}

// isOther tells of a trace of other bytes than were checked.
export function isOther(work: Work): boolean {
  return work.traced !== undefined && work.traced.sum !== work.checked!.sum;
}

// holdTrace writes the trace of what is about to be sent, to be kept once it has
// arrived, on this visit or after a reload.
export async function holdTrace(p: Pending, work: Work): Promise<void> {
  if (!state.keepTrace || !work.traced || !traceable(work.checked!.report)) return;
  const { key, trace } = work.traced;
  const file = crypto.randomUUID();
  try {
    const out = await (await (await folder()).getFileHandle(file, { create: true })).createWritable();
    await out.write(trace);
    await out.close();
    p.trace = { key, file };
  } catch {
    // a correction is then sent without a comparison
  }
}

// settleTrace keeps the trace of what has arrived, and forgets that of what it
// replaces, wanted or not: compared with it, a correction would be told wrong.
export async function settleTrace(p: Pending, time: string): Promise<void> {
  const of = name(p.declared.municipality, p.declared.year, p.told);
  const before = read(of);
  if (before && before.file !== p.trace?.file) await forget(of);
  if (p.trace) device.write(of, JSON.stringify({ ...p.trace, time, made: new Date().toISOString() } satisfies Kept));
}

// forgetTrace deletes what was held of a sending that is given up.
export async function forgetTrace(p: Pending): Promise<void> {
  if (p.trace) await remove(p.trace.file);
}

// forgetTraces deletes every trace on this device, but those of what is on its way.
export async function forgetTraces(going: string[]): Promise<void> {
  for (const of of device.names(PREFIX)) device.remove(of);
  if (going.length === 0) {
    const root = await navigator.storage.getDirectory().catch(() => undefined);
    await root?.removeEntry(FOLDER, { recursive: true }).catch(() => undefined);
    return;
  }
  const dir = await folder();
  const files: string[] = [];
  for await (const name of dir.keys()) if (!going.includes(name)) files.push(name);
  await Promise.all(files.map((name) => remove(name)));
}

// sweepTraces forgets those that no correction can need, and files of none.
export async function sweepTraces(): Promise<void> {
  for (const of of device.names(PREFIX)) if (over('trace', read(of)?.made ?? '', Number(of.split('.')[3]))) await forget(of);
  const used = [...device.names(PREFIX).map(read), ...pendings().map((p) => p.trace)].flatMap((t) => t?.file ?? []);
  await sweepFiles(await folder().catch(() => undefined), new Set(used));
}

const read = (of: string): Kept | undefined => device.readJSON(of);

async function recall(r: Report): Promise<(Kept & { before: Uint8Array }) | undefined> {
  try {
    const kept = read(name(r.municipality, r.year, r.kind));
    if (!kept) return undefined;
    const file = await (await (await folder()).getFileHandle(kept.file)).getFile();
    return { ...kept, before: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    return undefined;
  }
}

async function forget(of: string): Promise<void> {
  const file = read(of)?.file;
  device.remove(of);
  if (file) await remove(file);
}

async function remove(file: string): Promise<void> {
  await folder().then((dir) => dir.removeEntry(file)).catch(() => undefined);
}

async function folder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
}
