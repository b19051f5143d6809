// A delivery's state, asked for again while its receipt is on the screen.
import { delivery } from '../service.ts';
import { state, update, type Kept, type State } from '../state.ts';

const PAUSE = 10_000; // ms between two questions
const FINAL = ['read', 'rejected', 'superseded', 'expired'];

export function follow(kept: Kept, token: string): void {
  const ask = async (): Promise<void> => {
    if (state.receipt?.receipt.id !== kept.receipt.id) return; // left
    if (!document.hidden && state.online) await learn(kept, token);
    const shown = state.receipt as State['receipt']; // the user may have gone on meanwhile
    if (shown && !FINAL.includes(shown.now.state)) setTimeout(() => void ask(), PAUSE);
  };
  void ask();
}

async function learn(kept: Kept, token: string): Promise<void> {
  const now = await delivery(kept.receipt.id, token, AbortSignal.timeout(30_000)).catch(() => undefined);
  const shown = state.receipt;
  if (now && shown?.receipt.id === kept.receipt.id && now.state !== shown.now.state) update({ receipt: { ...shown, now } });
}
