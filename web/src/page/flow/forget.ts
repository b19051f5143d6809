// All that this device keeps of deliveries, deleted: figures, traces, reply
// keys and ciphertext. Language and light or dark are no delivery's.
import { erase, forget, kept, sweep } from '../sending/pending.ts';
import { state, update } from '../state.ts';
import { forgetFigures, sweepFigures } from './kept.ts';
import { forgetReplies, sweepReplies } from './replies.ts';
import { forgetTraces, sweepTraces } from './traces.ts';

// forgetAll leaves what is at hand, which is the user's to leave.
export async function forgetAll(): Promise<void> {
  forgetFigures();
  forgetReplies();
  await forgetTraces();
  const busy = state.work || (state.sending.at !== 'rest' && state.sending.at !== 'failed');
  if (!busy) {
    for (const p of kept()) await forget(p);
    await erase('');
    update({ pending: undefined });
  }
  update({ keepFigures: false, keepTrace: false });
}

// sweepAll deletes what has been kept long enough (ends.ts).
export async function sweepAll(): Promise<void> {
  sweepFigures();
  sweepReplies();
  await sweepTraces();
  await sweep();
}
