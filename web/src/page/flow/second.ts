// A second reader of SSB's answer, besides whoever has the reply key: an age
// recipient that the user pastes. The core judges it.
import { startEngine } from '../engine.ts';
import { state, update } from '../state.ts';

// setSecond takes what is written, and asks at once whether it can be sealed to.
export async function setSecond(text: string): Promise<void> {
  const second = text.replace(/\s+/g, '');
  const judged = (secondFits: boolean): void => {
    if (state.form.second === second) update({ form: { ...state.form, secondFits } }); // else it was changed meanwhile
  };
  update({ form: { ...state.form, second, secondFits: false } });
  const { work } = state;
  if (second === '' || !work) return;
  const engine = (work.engine ??= startEngine());
  await engine.call('seal', { file: new Blob([]), recipients: [second], name: '' }).then(
    () => judged(true),
    () => judged(false),
  );
}

// secondReader is the recipient to seal to; empty if there is none.
export function secondReader(): string {
  return state.form.secondFits ? state.form.second : '';
}
