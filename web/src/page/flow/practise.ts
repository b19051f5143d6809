// Practice: while the user looks for the file, the program that seals is
// fetched, and the spare engines check and seal a made-up delivery some times
// over. A browser optimises what runs often, and later engines run the same
// code: a delivery of 10 MB is then checked and sealed in a third of the time.
import { isSpare, spareEngine, type Engine } from '../engine.ts';
import { state } from '../state.ts';
import { now } from './service.ts';

const MADE_UP = '/ovelse/riktig.xml';
const ROUNDS = 40; // of 120 kB, some milliseconds each; more changes nothing
const SIZES = [undefined, 1 << 30]; // what is large is sealed otherwise than what is small (core/pack)

let begun = false;

// practise ends when a delivery takes the engines. What it could not do is no
// loss to anybody.
export async function practise(): Promise<void> {
  const recipient = state.keys?.keys.find((k) => k.role === 'ssb')?.recipient;
  if (begun || !recipient) return;
  begun = true;
  const [check, seal] = [spareEngine('check'), spareEngine('seal')];
  const answer = await fetch(MADE_UP).catch(() => undefined);
  if (!answer?.ok) return;
  const file = await answer.blob();
  await rounds(check, () => check.call('check', { file, now: now(), lang: 'nb' }));
  for (const size of SIZES) await rounds(seal, () => seal.call('seal', { file, size, recipients: [recipient], name: '' }));
}

async function rounds(engine: Engine, once: () => Promise<unknown>): Promise<void> {
  try {
    for (let i = 0; i < ROUNDS && isSpare(engine); i++) await once();
  } catch {
    // the first delivery is then slower
  }
}
