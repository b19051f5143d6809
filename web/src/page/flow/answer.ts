// SSB's answer to one delivery: fetched sealed, opened on this device by a
// reply key that is kept here or that the user has in a file.
import { spareEngine, takeEngine } from '../engine.ts';
import { problem, sealedFeedback, type Problem } from '../service.ts';
import { calm, state, update } from '../state.ts';
import type { Feedback } from '../../shared/protocol.ts';
import { replyTexts } from './replies.ts';

export type Answer = { id: string } & (
  | { at: 'rest' | 'asking' | 'none' | 'damaged' | 'other' }
  | { at: 'locked'; sealed: Uint8Array; wrong: boolean } // no key at hand fits
  | { at: 'failed'; problem: Problem }
  | { at: 'opened'; feedback: Feedback; place: string } // and the municipality's name
);

let answer: Answer = { id: '', at: 'rest' };

// answerTo is what is known of a delivery's answer; another's is forgotten. The
// program that opens it is fetched while the user reads.
export function answerTo(id: string): Answer {
  if (answer.id === id) return answer;
  if (id) spareEngine('open');
  return (answer = { id, at: 'rest' });
}

function become(next: Answer): void {
  if (answer.id === next.id) answer = next; // else the user has left
  update({});
}

export async function fetchAnswer(id: string): Promise<void> {
  become({ id, at: 'asking' });
  try {
    const sealed = new Uint8Array(await sealedFeedback(id, state.form.token.trim(), AbortSignal.timeout(60_000)));
    await unlock(id, sealed, replyTexts(id), false);
  } catch (e) {
    const p = problem(e);
    become(p.code === 'not_found' ? { id, at: 'none' } : { id, at: 'failed', problem: p });
  }
}

// unlockWith tries the reply key in a file, which stays where it is.
export async function unlockWith(id: string, sealed: Uint8Array, file: File): Promise<void> {
  await unlock(id, sealed, [await file.text()], true);
}

// unlock shows nothing of an answer to another delivery, whoever handed it over.
async function unlock(id: string, sealed: Uint8Array, keys: string[], chosen: boolean): Promise<void> {
  const engine = takeEngine();
  try {
    const feedback = await engine.call('feedback', { sealed, keys, delivery: id });
    const { municipality } = feedback;
    const place = await spareEngine('check').call('place', { municipality }).catch(() => '');
    state.filter = calm;
    become({ id, at: 'opened', feedback, place });
  } catch (e) {
    const { code } = e as { code?: string };
    if (code === 'reply_key') become({ id, at: 'locked', sealed, wrong: chosen });
    else if (code === 'damaged') become({ id, at: 'damaged' });
    else if (code === 'other_delivery') become({ id, at: 'other' });
    else become({ id, at: 'failed', problem: { code: code === 'broken' ? code : 'engine', status: 0 } });
  } finally {
    engine.end();
  }
}
