// All that this device keeps of deliveries, deleted: figures, traces, reply
// keys and ciphertext. Language and light or dark are no delivery's.
import { erase, forget } from '../sending/pending.ts';
import { state, update } from '../state.ts';
import { forgetFigures } from './kept.ts';
import { forgetReplies } from './replies.ts';
import { forgetTraces } from './traces.ts';

export async function forgetAll(): Promise<void> {
  forgetFigures();
  forgetReplies();
  await forgetTraces();
  if (state.pending) await forget(state.pending.pending);
  if (!state.work) await erase(''); // what is at hand is the user's to leave
  update({ pending: undefined, keepFigures: false, keepTrace: false });
}
