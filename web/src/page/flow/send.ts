// Sealing and delivering. The engine that checked the file seals it and is
// ended as soon as the receipt is verified.
import { post } from '../post.ts';
import { problem, type Declared } from '../service.ts';
import { state, update, type Work } from '../state.ts';
import type { Fault, KeyList, Kind, Sealed } from '../../shared/protocol.ts';
import { kindOf } from './check.ts';

type Key = KeyList['keys'][number];

// keyFor is the recipient that deliveries for a year are sealed to now, the
// newest where several overlap.
export function keyFor(year: number): Key | undefined {
  return state.keys?.keys.filter((k) => k.role === 'ssb' && k.year === year && k.state === 'active').at(-1);
}

export type Missing = 'contact' | 'token' | 'kind';

export function missing(): Missing[] {
  const { contact, token } = state.form;
  const report = state.work?.checked?.report;
  const out: Missing[] = [];
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact.trim())) out.push('contact');
  if (token.trim() === '') out.push('token');
  if (report && kindOf(report) === '') out.push('kind');
  return out;
}

let stopper = new AbortController();

export function stop(): void {
  stopper.abort();
}

// send seals and delivers; every way it can end is told in state.sending.
export async function send(): Promise<void> {
  const work = state.work;
  const report = work?.checked?.report;
  if (!work || !report || state.sending.at === 'sealing' || state.sending.at === 'sending') return;
  const key = keyFor(report.year);
  if (missing().length > 0 || !key) return update({ form: { ...state.form, tried: true } });

  stopper = new AbortController();
  const { signal } = stopper;
  try {
    const sealed = await sealFor(work, key);
    signal.throwIfAborted();
    const declared: Declared = { year: report.year, municipality: report.municipality, kind: kindOf(report) as Kind, key: key.id };
    await deliver(work, sealed, declared, signal);
  } catch (e) {
    if ((e as Error).name === 'AbortError') return update({ sending: { at: 'rest' }, notice: state.words.send.stopped });
    update({ sending: { at: 'failed', problem: problem(faultAsProblem(e)) } });
  }
}

async function sealFor(work: Work, key: Key): Promise<Sealed> {
  const total = work.file.size;
  update({ sending: { at: 'sealing', read: 0, total }, notice: '' });
  const params = { file: work.file, recipients: [key.recipient], name: `${crypto.randomUUID()}.age` };
  return work.engine.call('seal', params, (read) => update({ sending: { at: 'sealing', read, total } }));
}

async function deliver(work: Work, sealed: Sealed, declared: Declared, signal: AbortSignal): Promise<void> {
  const { contact, token } = state.form;
  const told = (sent: number): void => update({ sending: { at: 'sending', sent: Math.min(sent, sealed.size), total: sealed.size } });
  told(0);
  const sending = { sealed: sealed.sealed, sha256: sealed.sha256, declared, contact: contact.trim(), token: token.trim() };
  const answer = await post(sending, signal, told);
  const receipt = await verified(work, answer.receipt, sealed.sha256);
  update({
    step: 5,
    sending: { at: 'rest' },
    receipt: {
      receipt,
      note: answer.receipt,
      state: answer.state,
      contact: contact.trim(),
      report: work.checked!.report,
      sealed,
      place: work.municipality,
    },
    work: undefined,
  });
  work.engine.end();
}

// verified opens the receipt by the published signer and compares what it
// attests with what was sent.
async function verified(work: Work, note: string, sha256: string) {
  try {
    const receipt = await work.engine.call('receipt', { note, keys: state.keyNote ?? '' });
    if (receipt.sha256 === sha256) return receipt;
  } catch {
    // told below: a receipt that cannot be believed is none
  }
  throw { code: 'receipt', status: 0 };
}

function faultAsProblem(e: unknown): unknown {
  return (e as Fault).code === 'failed' ? { code: 'other', status: 0 } : e;
}
