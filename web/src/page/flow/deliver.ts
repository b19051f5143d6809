// The last leg: a sealed file to the service, and its receipt back. It needs
// no plaintext and no engine that has seen any.
import { takeEngine } from '../engine.ts';
import { problem, receipts, delivery, type Problem } from '../service.ts';
import { keep, size, unfinished, type Pending, type Piece } from '../sending/pending.ts';
import { persist } from '../sending/persist.ts';
import { post } from '../sending/post.ts';
import { tus } from '../sending/tus.ts';
import { state, update, type Kept } from '../state.ts';
import { arrived } from './arrived.ts';
import { follow } from './follow.ts';
import { refreshKeys } from './service.ts';
import type { Receipt } from '../../shared/protocol.ts';

const ONE_REQUEST = 8 << 20; // bytes; larger files go in parts

// deliver tells every way it can end in state.sending. A sending that failed
// for a reason the user can mend stays pending.
export async function deliver(p: Pending, sealed: Blob[], signal: AbortSignal): Promise<void> {
  const token = state.form.token.trim();
  const total = size(p);
  let sent = 0;
  const told = (n: number): void => {
    sent = Math.min(n, total);
    if (sent > 0 && !p.begun) keep(Object.assign(p, { begun: true }));
    update({ sending: { at: 'sending', sent, total } });
  };
  const waiting = (): void => update({ sending: { at: 'waiting', sent, total } });
  told(0);
  try {
    const id = await upload(p, sealed, token, signal, told, waiting);
    const note = await persist(() => receipts(id, token, signal), signal, waiting);
    const receipt = await persist(() => verified(note, (r) => r.id === id && attests(r, p.pieces)), signal, waiting);
    await done(p, id, note, receipt, token, signal);
  } catch (e) {
    if (signal.aborted) update({ sending: { at: 'rest' }, notice: p.begun ? state.words.send.stoppedLate : state.words.send.stopped });
    else failed(problem(e));
  }
}

// failed lets go of a parcel whose bytes are gone, so that the next try seals anew.
function failed(p: Problem): void {
  update({ sending: { at: 'failed', problem: p }, ...(p.code === 'storage' && { parcel: undefined }) });
}

// upload sends piece by piece; the last completes the delivery. A piece that
// the service has already is answered as it was the first time.
async function upload(
  p: Pending,
  sealed: Blob[],
  token: string,
  signal: AbortSignal,
  told: (sent: number) => void,
  waiting: () => void,
): Promise<string> {
  const ids = new Set<string>();
  let before = 0;
  for (const [i, piece] of p.pieces.entries()) {
    const way = piece.size > ONE_REQUEST ? tus : post;
    const sent = (n: number): void => told(before + Math.min(n, piece.size));
    ids.add(await persist(() => way(p, piece, sealed[i]!, token, signal, sent), signal, waiting));
    before += piece.size;
  }
  const [id, other] = ids;
  if (!id || other) throw { code: 'receipt', status: 0 }; // taken for two deliveries
  return id;
}

// attests tells whether a receipt is for these bytes and no others.
function attests(r: Receipt, pieces: Piece[]): boolean {
  const attested = r.parts ?? [{ part: '', sha256: r.sha256, size: r.size }];
  const same = (piece: Piece): boolean =>
    attested.some((a) => a.part === (piece.part ?? '') && a.sha256 === piece.sha256 && a.size === piece.size);
  return attested.length === pieces.length && pieces.every(same);
}

async function done(p: Pending, id: string, note: string, receipt: Receipt, token: string, signal: AbortSignal): Promise<void> {
  const now: Kept['now'] = await delivery(id, token, signal).catch(() => ({ state: 'received', feedback: false }));
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
  } catch {
    // told below
  } finally {
    engine.end();
  }
  throw { code: 'receipt', status: 0 };
}
