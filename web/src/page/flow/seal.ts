// Sealing a delivery: once for each plan, so that a second try sends the same
// bytes, and the service answers with the same receipt.
import { startEngine, type Engine, type Progress } from '../engine.ts';
import { dropAhead, takeAhead } from './ahead.ts';
import { erase, type Pending } from '../sending/pending.ts';
import { sealedName, take } from '../sending/whose.ts';
import { problem, type Declared } from '../service.ts';
import { state, update, type Parcel, type Work } from '../state.ts';
import type { Kind, ReplyKey, Report } from '../../shared/protocol.ts';
import { kindOf, leaveFor } from './check.ts';
import type { Plan } from './plan.ts';
import { secondReader } from './second.ts';
import { now } from './service.ts';
import { isOther, traceFor } from './traces.ts';

// mark tells one sealing of a file from another.
export function mark(r: Report, plan: Plan): string {
  return [r.municipality, r.year, kindOf(r), plan.receiver.id, plan.tpf?.id ?? '', secondReader()].join(' ');
}

// sealFor throws AbortError when signal stops it: the engines end, and what
// was sealed goes with them. What is sealed is what was checked, to the byte: a
// file that was changed in between throws code changed.
export async function sealFor(work: Work, r: Report, plan: Plan, signal: AbortSignal): Promise<Parcel> {
  const total = work.file.size;
  const told = (sent: number): void => update({ sending: { at: 'sealing', sent, total } });
  const stop = (): void => {
    work.engine?.end();
    dropAhead();
  };
  signal.addEventListener('abort', stop);
  try {
    const made = sealedFor(r, plan);
    await traceFor(work).catch(unless(made)); // it may have been asked for since the file was sealed
    signal.throwIfAborted();
    if (made) return withoutOther(work, made);
    told(0);
    const parcel = (await takeAhead(mark(r, plan), told)) ?? (await packNow(work, r, plan, told));
    if (parcel.sum !== work.checked!.sum || isOther(work)) {
      void erase(parcel.name);
      throw { code: 'changed', status: 0 };
    }
    update({ parcel });
    return parcel;
  } finally {
    signal.removeEventListener('abort', stop);
    work.engine?.end(); // plaintext goes with it
    work.engine = undefined;
  }
}

// unless: what is sealed already can be sent though its file is gone, and is then
// kept no trace of. Nor is it if the file was changed since.
const unless = (made: Parcel | undefined) => (e: unknown) => {
  if (!made) throw e;
};

function withoutOther(work: Work, made: Parcel): Parcel {
  if (isOther(work)) delete work.traced;
  return made;
}

// packNow leaves nothing of what did not come to an end.
async function packNow(work: Work, r: Report, plan: Plan, told: Progress): Promise<Parcel> {
  const engine = (work.engine ??= startEngine());
  const name = crypto.randomUUID();
  await take(sealedName(name));
  try {
    return await pack(engine, { file: work.file, name }, r, plan, told);
  } catch (e) {
    engine.end();
    void erase(name);
    throw e;
  }
}

// A Source is what is sealed, and what its private files' names begin with.
interface Source {
  file: File;
  name: string;
}

// pack seals; the reply key is kept once the parcel is to be sent.
export async function pack(engine: Engine, from: Source, r: Report, plan: Plan, told: Progress): Promise<Parcel> {
  const reply = await engine.call('replyKey', { municipality: r.municipality, year: r.year, now: now(), parts: plan.tpf !== undefined });
  const made = await (plan.tpf ? inParts : whole)(engine, from, r, plan, reply, told);
  return { mark: mark(r, plan), bundle: reply.bundle ?? '', reply, name: from.name, ...made };
}

type Way = (engine: Engine, from: Source, r: Report, plan: Plan, reply: ReplyKey, told: Progress) => Promise<Pick<Parcel, 'sum' | 'pieces'>>;

// answerTo are those who may read SSB's answer.
const answerTo = (reply: ReplyKey) => ({ reply: reply.text, ...(secondReader() && { second: secondReader() }) });

const whole: Way = async (engine, from, _, { receiver }, reply, told) => {
  const { sum, ...sealed } = await engine.call('seal', { ...from, recipients: [receiver.recipient], ...answerTo(reply) }, told);
  return { sum, pieces: [{ key: receiver.id, sealed }] };
};

const inParts: Way = async (engine, from, r, { receiver, tpf }, reply, told) => {
  const params = { ...from, tpf: tpf!.recipient, ssb: receiver.recipient, kind: kindOf(r) as Kind, ...answerTo(reply) };
  const { sum, ide, ipl } = await engine.call('sealParts', params, told);
  return {
    sum,
    pieces: [
      { part: 'ide', key: tpf!.id, sealed: ide },
      { part: 'ipl', key: receiver.id, sealed: ipl },
    ],
  };
};

// declaredAs is what a file is to be sent as, whatever it replaces.
export function declaredAs(r: Report): Declared {
  const kind = kindOf(r) as Kind;
  return { year: r.year, municipality: r.municipality, kind, ...(kind === 'research' && { project: state.form.project }) };
}

export function pendingOf(work: Work, r: Report, parcel: Parcel, supersedes: string | undefined): Pending {
  return {
    pieces: parcel.pieces.map(({ part, key, sealed: { name, sha256, size } }) => ({ name, sha256, size, key, ...(part && { part }) })),
    declared: { ...declaredAs(r), ...(supersedes && { supersedes }), ...(parcel.bundle && { bundle: parcel.bundle }) },
    contact: state.form.contact.trim(),
    place: work.municipality,
    made: new Date().toISOString(),
    reply: parcel.reply.id,
    told: r.kind,
    ...(state.keepFigures && work.checked?.figures && { figures: { persons: r.persons, figures: JSON.stringify(work.checked.figures) } }),
  };
}

// broken tells why nothing was sent now; some of an earlier try may have arrived.
// A file that is not what was checked is to be chosen anew.
export function broken(e: unknown, sent = state.parcel?.sending): void {
  const { send, checking } = state.words;
  const begun = sent?.begun;
  const { code } = e as { code?: string };
  if ((e as Error).name === 'AbortError') update({ sending: { at: 'rest' }, confirm: undefined, notice: begun ? send.stoppedLate : send.stopped });
  else if (code === 'changed' || code === 'unreadable') leaveFor(checking[code]);
  else update({ sending: { at: 'failed', problem: problem(e), ...(begun && { reached: 'maybe' }) }, confirm: undefined });
}

// sealedFor is the parcel at hand, if it is of the plan at hand.
export function sealedFor(r: Report, plan: Plan | undefined): Parcel | undefined {
  return plan && state.parcel?.mark === mark(r, plan) ? state.parcel : undefined;
}
