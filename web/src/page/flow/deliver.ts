// The last leg: a sealed file to the service, and its receipt back. It needs
// no plaintext and no engine that has seen any.
import { spareEngine, takeEngine } from '../engine.ts';
import { firstOf, problem, receipts, delivery, type Problem, type Taken } from '../service.ts';
import { keep, size, unfinished, type Pending, type Piece } from '../sending/pending.ts';
import { persist } from '../sending/persist.ts';
import { post } from '../sending/post.ts';
import { tus } from '../sending/tus.ts';
import { state, update, type Kept, type Reached } from '../state.ts';
import { arrived, giveUp } from './arrived.ts';
import { follow } from './follow.ts';
import { sentReply } from './replies.ts';
import { isUnjudged, refreshKeys } from './service.ts';
import type { Receipt } from '../../shared/protocol.ts';

const ONE_REQUEST = 8 << 20; // bytes; larger files go in parts

// A Leg is one try to bring a sending home, as long as it lasts.
interface Leg {
  p: Pending;
  token: string;
  signal: AbortSignal;
  reached: Reached | undefined; // how far it may have come, should it fail now
  told(sent: number): void;
  waiting(): void;
}

// deliver tells every way it can end in state.sending. A sending that failed
// for a reason the user can mend stays pending.
export async function deliver(p: Pending, sealed: Blob[], signal: AbortSignal): Promise<void> {
  const leg = begun(p, signal);
  leg.told(0);
  spareEngine('check'); // to verify the receipt by, started while the file is sent
  try {
    const taken = await upload(leg, sealed);
    const { token, waiting } = leg;
    const note = taken.note || (await persist(() => receipts(taken.id, token, signal), signal, waiting));
    const receipt = await persist(() => verified(firstOf(note), (r) => r.id === taken.id && attests(r, p.pieces)), signal, waiting);
    await done(leg, taken, note, receipt);
  } catch (e) {
    if (signal.aborted) update({ sending: { at: 'rest' }, notice: p.begun ? state.words.send.stoppedLate : state.words.send.stopped });
    else await failed(leg, problem(e));
  }
}

function begun(p: Pending, signal: AbortSignal): Leg {
  const total = size(p);
  let sent = 0;
  return {
    p,
    signal,
    token: state.form.token.trim(),
    reached: p.begun ? 'maybe' : undefined, // an earlier try had no answer
    told: (n) => {
      sent = Math.min(n, total);
      if (sent > 0 && !p.begun) keep(Object.assign(p, { begun: true }));
      update({ sending: { at: 'sending', sent, total } });
    },
    waiting: () => update({ sending: { at: 'waiting', sent, total } }),
  };
}

// STALE is what a delivery is refused by for what it is to replace, once the service
// has looked for its bytes among what it has.
const STALE = ['already_superseded', 'unknown_superseded'];

// needsAnother tells what no further try with the same sealed bytes can mend: they
// are gone, or half of them has arrived as what cannot be completed any more.
function needsAnother(p: Pending, code: string): boolean {
  return code === 'storage' || (p.declared.bundle !== undefined && STALE.includes(code));
}

// failed lets go of a parcel that cannot be sent, so that the next try seals anew.
async function failed({ p, reached }: Leg, why: Problem): Promise<void> {
  const another = needsAnother(p, why.code);
  const some = p.declared.bundle !== undefined || p.pieces.some((piece) => piece.upload);
  if (!reached && p.begun && !some) keep(Object.assign(p, { begun: false })); // refused, and nothing of it is there
  if (another) await giveUp(p);
  if (another && !state.work) return update({ sending: { at: 'rest' }, pending: await unfinished(), notice: state.words.send.useless });
  update({ sending: { at: 'failed', problem: why, ...(reached && { reached: another && reached === 'maybe' ? 'lost' : reached }) }, ...(another && { parcel: undefined }) });
}

// upload sends piece by piece; the last completes the delivery. A piece that
// the service has already is answered as it was the first time.
async function upload(leg: Leg, sealed: Blob[]): Promise<Taken> {
  const { p, signal } = leg;
  const all: Taken[] = [];
  let before = 0;
  for (const [i, piece] of p.pieces.entries()) {
    const sent = (n: number): void => leg.told(before + Math.min(n, piece.size));
    all.push(await persist(() => attempt(leg, piece, sealed[i]!, sent), signal, leg.waiting));
    before += piece.size;
  }
  const last = all.at(-1);
  if (!last || all.some(({ id }) => id !== last.id)) throw { code: 'receipt', status: 0 }; // taken for two deliveries
  leg.reached = 'there';
  if (p.reply) sentReply(p.reply, last.id); // be its receipt ever so bad, an answer may come
  return last;
}

// attempt remembers what had no answer: the service may have taken it, until it
// says that it has not.
async function attempt(leg: Leg, piece: Piece, sealed: Blob, sent: (n: number) => void): Promise<Taken> {
  const way = piece.size > ONE_REQUEST ? tus : post;
  try {
    return await way(leg.p, piece, sealed, leg.token, leg.signal, sent);
  } catch (e) {
    if (STALE.includes((e as Problem).code)) leg.reached = undefined;
    else if (leg.p.begun && !refused(e as Problem)) leg.reached = 'maybe';
    throw e;
  }
}

// refused tells whether the service has said that it did not take it.
function refused({ status, code }: Problem): boolean {
  return (status >= 400 && status < 500 && status !== 408 && code !== 'already_delivered') || code === 'storage';
}

// attests tells whether a receipt is for these bytes and no others.
function attests(r: Receipt, pieces: Piece[]): boolean {
  const attested = r.parts ?? [{ part: '', sha256: r.sha256, size: r.size }];
  const same = (piece: Piece): boolean =>
    attested.some((a) => a.part === (piece.part ?? '') && a.sha256 === piece.sha256 && a.size === piece.size);
  return attested.length === pieces.length && pieces.every(same);
}

// done shows the receipt at once: what becomes of a new delivery is asked for
// behind it (follow.ts), while of an old one that comes first.
async function done({ p, token, signal }: Leg, { id, fresh }: Taken, note: string, receipt: Receipt): Promise<void> {
  const arrivedNow: Kept['now'] = { state: 'received', feedback: false };
  const now = fresh ? arrivedNow : await delivery(id, token, signal).catch(() => arrivedNow);
  const kept: Kept = { receipt, note, now, contact: p.contact, place: p.place, reply: p.reply };
  await arrived(p, id, receipt.time);
  update({
    step: 5,
    sending: { at: 'rest' },
    notice: '',
    pending: await unfinished(), // of another municipality or year
    parcel: undefined,
    confirm: undefined,
    work: undefined,
    receipt: kept,
  });
  follow(kept, token);
}

// verified opens the receipt by the published signer and asks whether it is
// the one that is wanted. One that cannot be believed is none.
export async function verified(note: string, wanted: (r: Receipt) => boolean): Promise<Receipt> {
  if (!state.keyNote) await refreshKeys(AbortSignal.timeout(30_000));
  const engine = takeEngine();
  try {
    const receipt = await engine.call('receipt', { note, keys: state.keyNote ?? '' });
    if (wanted(receipt)) return receipt;
  } catch (e) {
    if (isUnjudged(e)) throw e; // the rest is told below
  } finally {
    engine.end();
  }
  throw { code: 'receipt', status: 0 };
}
