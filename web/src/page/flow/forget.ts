// All that this device keeps of deliveries, deleted: figures, traces, reply
// keys and ciphertext. Language and light or dark are no delivery's.
import { eraseAll, forget, kept, ownName, sweep } from '../sending/pending.ts';
import { isMine } from '../sending/whose.ts';
import { state, update } from '../state.ts';
import { forgetFigures, sweepFigures } from './kept.ts';
import { forgetReplies, sweepReplies } from './replies.ts';
import { forgetTraces, sweepTraces } from './traces.ts';

// Left is what was not deleted, since it is being worked with: by this window, or by
// another.
export interface Left {
  here: boolean;
  elsewhere: boolean;
}

// forgetAll leaves what is at hand in any window, which is the user's to leave: a
// sending without its key could never be answered.
export async function forgetAll(): Promise<Left> {
  for (const p of kept()) if (!isMine(ownName(p))) await forget(p);
  const left = await eraseAll();
  const going = kept(); // what a window has
  forgetFigures();
  await forgetReplies([state.parcel?.reply.id ?? '', ...going.map((p) => p.reply)]);
  await forgetTraces(going.flatMap((p) => p.trace?.file ?? []));
  const { pending } = state;
  const gone = pending && !going.some((p) => ownName(p) === ownName(pending.pending));
  update({ keepFigures: false, keepTrace: false, ...(gone && { pending: undefined }) });
  return left;
}

// sweepAll deletes what has been kept long enough (ends.ts).
export async function sweepAll(): Promise<void> {
  sweepFigures();
  sweepReplies();
  await sweepTraces();
  await sweep();
}
