// A second reader of SSB's answer, besides whoever has the reply key: an age
// recipient that the user pastes. The core judges it.
import { startEngine } from '../engine.ts';
import { state, update } from '../state.ts';

let judging: Promise<void> = Promise.resolve();

// setSecond takes what is written, and asks whether it can be sealed to.
export function setSecond(text: string): void {
  update({ form: { ...state.form, second: text.replace(/\s+/g, ''), secondFits: undefined } });
  judging = judge(state.form.second);
}

// secondJudged waits until what is written has been judged.
export async function secondJudged(): Promise<void> {
  await judging;
  const { second, secondFits } = state.form;
  if (second !== '' && secondFits === undefined) await judge(second); // its engine was ended with the file before
}

async function judge(second: string): Promise<void> {
  const { work } = state;
  if (second === '' || !work) return;
  const judged = (secondFits: boolean): void => {
    if (state.form.second === second) update({ form: { ...state.form, secondFits } }); // else it was changed meanwhile
  };
  const engine = (work.engine ??= startEngine());
  await engine.call('seal', { file: new Blob([]), recipients: [second], name: '' }).then(
    () => judged(true),
    (e: Error) => e.name !== 'AbortError' && judged(false), // which says nothing of it
  );
}

// secondReader is the recipient to seal to; empty if there is none.
export function secondReader(): string {
  return state.form.secondFits ? state.form.second : '';
}
