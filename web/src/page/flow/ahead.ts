// Sealing ahead: while one engine checks a delivery another seals it, so that
// nobody waits for that after the click. It is made for whom the file's first
// lines call for, and made anew if the check says otherwise. What is made is
// ciphertext in the browser's private file system; nothing is sent without
// the click, and what is of no use is deleted.
import { takeEngine, type Engine, type Progress } from '../engine.ts';
import { erase } from '../sending/pending.ts';
import { sealedName, take } from '../sending/whose.ts';
import { state, type Parcel } from '../state.ts';
import type { Report } from '../../shared/protocol.ts';
import { kindOf, params } from './check.ts';
import { planFor, type Plan } from './plan.ts';
import { mark, pack } from './seal.ts';

const HEAD = 256 << 10; // bytes that tell municipality, year and kind

interface Job {
  engine: Engine;
  name: string; // what its private files' names begin with
  mark: Promise<string>; // empty where it cannot be told whom to seal to
  packed: Promise<Parcel>;
  told: Progress | undefined; // once the user waits for it
}

let job: Job | undefined;

// sealAhead begins with a file that is being checked; on a machine of one
// core it would only slow the check down.
export function sealAhead(file: File, checker: Engine): void {
  dropAhead();
  if (state.keys && navigator.hardwareConcurrency > 1) job = begin(file, foresee(file, checker));
}

// settleAhead keeps what was begun if the check confirms it, begins anew if
// not, and drops it where nothing can be sent.
export async function settleAhead(file: File, r: Report): Promise<void> {
  const plan = planned(r);
  const begun = job;
  const fits = plan && begun && (await begun.mark) === mark(r, plan);
  if (fits || job !== begun) return; // taken, or of another file
  dropAhead();
  if (plan) job = begin(file, Promise.resolve(r));
}

// takeAhead is what was sealed ahead, if it is what is wanted. told gets the
// progress of what is still to be done.
export async function takeAhead(want: string, told: Progress): Promise<Parcel | undefined> {
  const taken = job;
  if (!taken) return undefined;
  taken.told = told;
  if ((await taken.mark) !== want) {
    if (job === taken) dropAhead();
    return undefined;
  }
  try {
    return await taken.packed;
  } catch (e) {
    if ((e as Error).name === 'AbortError') throw e;
    return undefined; // tried again in sight of the user
  } finally {
    if (job === taken) job = undefined;
  }
}

// dropAhead ends what is under way and deletes what it has made.
export function dropAhead(): void {
  const dropped = job;
  job = undefined;
  dropped?.engine.end();
  if (dropped) void erase(dropped.name);
}

function begin(file: File, foreseen: Promise<Report>): Job {
  const engine = takeEngine();
  const name = crypto.randomUUID();
  const seen = foreseen.then((r) => ({ r, plan: planned(r) }));
  const packed = Promise.all([seen, take(sealedName(name))]).then(([{ r, plan }]) => {
    if (!plan) throw new Error('nothing to seal ahead');
    return pack(engine, { file, name }, r, plan, (read, total) => begun.told?.(read, total));
  });
  void packed.finally(engine.end).catch(() => erase(name)); // plaintext goes with the engine
  const begun: Job = { engine, name, mark: seen.then(({ r, plan }) => (plan ? mark(r, plan) : ''), () => ''), packed, told: undefined };
  return begun;
}

// foresee has the first lines checked before all of them: a report of a file
// that is cut off.
async function foresee(file: File, checker: Engine): Promise<Report> {
  const { report } = await checker.call('check', params(file.slice(0, HEAD)));
  return { ...report, counts: { ...report.counts, fatal: 0 } };
}

function planned(r: Report): Plan | undefined {
  return r.counts.fatal === 0 && kindOf(r) !== '' ? planFor(r) : undefined;
}
