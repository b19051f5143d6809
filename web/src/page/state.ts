// What the page knows, in one place. Views are functions of it; actions
// (flow/…) change it through update, which draws again before the next frame.
import type { Checked, KeyList, Kind, Lang, Receipt, Report, Sealed } from '../shared/protocol.ts';
import type { Engine } from './engine.ts';
import type { Problem, Status } from './service.ts';
import { nb, type Words } from './words/nb.ts';

export type Scheme = 'auto' | 'light' | 'dark';
export type Step = 1 | 2 | 3 | 4 | 5;

export interface State {
  words: Words;
  route: string; // what stands after # in the address
  scheme: Scheme;
  online: boolean;
  updateReady: boolean;
  status: Status | undefined;
  keyNote: string | undefined; // the signed list as the service gave it
  keys: KeyList | undefined; // verified
  keysBad: boolean;
  year: number | undefined; // the data year that the user sends for
  step: Step;
  notice: string; // one sentence on the step at hand
  work: Work | undefined;
  filter: Filter;
  known: boolean; // "send with known errors" is ticked
  form: Form;
  sending: Sending;
  receipt: Kept | undefined;
}

// The delivery at hand. It holds the only engine that has seen it.
export interface Work {
  file: File;
  engine: Engine;
  started: number; // performance.now()
  read: number;
  checked: Checked | undefined;
  municipality: string; // its name
}

export interface Filter {
  severity: string;
  rule: string;
  text: string;
  sort: 'line' | 'rule' | 'severity' | 'brukerNr' | 'element';
  down: boolean;
  page: number;
}

export interface Form {
  contact: string;
  token: string;
  kind: Kind | '';
  tried: boolean; // missing answers are told once the user has tried
}

export type Sending =
  | { at: 'rest' }
  | { at: 'sealing'; read: number; total: number }
  | { at: 'sending'; sent: number; total: number }
  | { at: 'waiting'; sent: number; total: number }
  | { at: 'failed'; problem: Problem };

// A receipt, verified, and what was shown beside it.
export interface Kept {
  receipt: Receipt;
  note: string;
  state: string;
  contact: string;
  report: Report;
  sealed: Sealed;
  place: string;
}

export const calm: Filter = { severity: '', rule: '', text: '', sort: 'severity', down: false, page: 1 };

export const state: State = {
  words: nb,
  route: '/',
  scheme: 'auto',
  online: true,
  updateReady: false,
  status: undefined,
  keyNote: undefined,
  keys: undefined,
  keysBad: false,
  year: undefined,
  step: 1,
  notice: '',
  work: undefined,
  filter: calm,
  known: false,
  form: { contact: '', token: '', kind: '', tried: false },
  sending: { at: 'rest' },
  receipt: undefined,
};

let draw: () => void = () => undefined;
let due = false;

export function onChange(f: () => void): void {
  draw = f;
}

export function update(change: Partial<State>): void {
  Object.assign(state, change);
  if (due) return;
  due = true;
  queueMicrotask(() => {
    due = false;
    draw();
  });
}

export function setLang(words: Words): void {
  document.documentElement.lang = words.lang as Lang;
  update({ words });
}
