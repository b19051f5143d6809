// What the page knows, in one place. Views are functions of it; actions
// (flow/…) change it through update, which draws again before the next frame.
import type { Checked, KeyList, Kind, Lang, Receipt, ReplyKey, Report, Sealed, Traced } from '../shared/protocol.ts';
import type { Engine } from './engine.ts';
import type { Delivery, Problem, Reminder, Status } from './service.ts';
import type { Place } from './flow/compare.ts';
import type { Pending, Unfinished } from './sending/pending.ts';
import { nb, type Words } from './words/nb.ts';

export type Scheme = 'auto' | 'light' | 'dark';
export type Step = 1 | 2 | 3 | 4 | 5;

export interface State {
  words: Words;
  route: string; // what stands after # in the address
  scheme: Scheme;
  online: boolean;
  dragging: boolean; // a file is held over the page
  printing: boolean; // tables show all their rows
  newBuild: '' | 'waits' | 'elsewhere'; // of the page: ready to be let in, or let in by another window
  status: Status | undefined;
  keyNote: string | undefined; // the signed list as the service gave it
  overrides: string; // the signed severity overrides; empty if none
  keys: KeyList | undefined; // verified
  keysBad: boolean;
  year: number | undefined; // the data year that the user sends for
  step: Step;
  research: boolean; // what is chosen now is research data, never to be mixed with deliveries
  notice: string; // one sentence on the step at hand
  work: Work | undefined;
  before: Report | undefined; // what the last check of another file found
  filter: Filter;
  seen: Set<string>; // plausibility rules that the user has confirmed
  keepTrace: boolean; // the user wants what was sent remembered, to compare a correction with
  keepFigures: boolean; // the user wants the figures kept on this device
  beside: Place[]; // figures of others, for this visit
  notFigures: string[]; // names of files that were none
  measure: string; // which measure is compared
  hoursOf: number; // the tjenesteType whose hours are shown in bands; 0 for the most frequent
  known: boolean; // "send with known errors" is ticked
  form: Form;
  sending: Sending;
  parcel: Parcel | undefined; // sealed already
  confirm: Delivery | undefined; // the delivery that the user is asked to replace
  pending: Unfinished | undefined; // cut off by a reload
  receipt: Kept | undefined;
  own: Delivery[] | undefined; // the municipality's deliveries, once asked for
  reminders: Reminder[] | undefined; // and who is reminded of the deadline
}

// The delivery at hand. It holds the engine that has seen it; besides it, only
// the one that seals ahead has (flow/ahead.ts).
export interface Work {
  file: File;
  engine: Engine | undefined; // ended once the file is sealed
  started: number; // performance.now()
  read: number;
  checked: Checked | undefined;
  municipality: string; // its name
  comparing?: Promise<void>; // with what was sent last
  traced?: Traced;
  since?: string; // when what it is compared with was received
}

// A delivery sealed: one file, or the two parts of a bundle.
export interface Parcel {
  mark: string; // for whom and as what
  bundle: string; // empty for one file
  reply: ReplyKey;
  name: string; // what its private files' names begin with
  sum: string; // of what was sealed
  pieces: SealedPiece[];
  saved?: boolean; // handed to the user as a file
  sending?: Pending; // as it was last sent, if it was
}

export interface SealedPiece {
  part?: 'ide' | 'ipl';
  key: string; // id of the recipient
  sealed: Sealed;
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
  parts: boolean; // a trial goes in two parts, as a production delivery does
  project: string; // of research data
  second: string; // a recipient that may read SSB's answer too; empty if none
  secondFits: boolean | undefined; // whether it is one, once the core has said so
  tried: '' | 'send' | 'save'; // missing answers are told once the user has tried that
}

export type Sending =
  | { at: 'rest' }
  | { at: 'asking' }
  | { at: 'sealing' | 'sending' | 'waiting'; sent: number; total: number } // bytes
  | { at: 'failed'; problem: Problem; reached?: Reached };

// Reached is how far what failed may have come all the same; nowhere if it is not told.
export type Reached = 'maybe' | 'lost' | 'there';

// isBusy: a sending is under way, and what belongs to it is not to be disturbed.
export function isBusy(): boolean {
  return state.sending.at !== 'rest' && state.sending.at !== 'failed';
}

// A receipt, verified, and what is shown beside it.
export interface Kept {
  receipt: Receipt;
  note: string;
  now: Pick<Delivery, 'state' | 'reason' | 'counts' | 'feedback'>; // what has become of it
  contact: string;
  place: string;
  reply: string; // id of the reply key
}

export const calm: Filter = { severity: '', rule: '', text: '', sort: 'severity', down: false, page: 1 };

export const state: State = {
  words: nb,
  route: '/',
  scheme: 'auto',
  online: true,
  dragging: false,
  printing: false,
  newBuild: '',
  status: undefined,
  keyNote: undefined,
  overrides: '',
  keys: undefined,
  keysBad: false,
  year: undefined,
  step: 1,
  research: false,
  notice: '',
  work: undefined,
  before: undefined,
  filter: calm,
  seen: new Set(),
  keepTrace: false,
  keepFigures: false,
  beside: [],
  notFigures: [],
  measure: 'users.15',
  hoursOf: 0,
  known: false,
  form: { contact: '', token: '', kind: '', parts: false, project: '', second: '', secondFits: undefined, tried: '' },
  sending: { at: 'rest' },
  parcel: undefined,
  confirm: undefined,
  pending: undefined,
  receipt: undefined,
  own: undefined,
  reminders: undefined,
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

// printing draws at once: the browser takes its picture when this returns.
export function printing(on: boolean): void {
  state.printing = on;
  draw();
}

export function setLang(words: Words): void {
  document.documentElement.lang = words.lang as Lang;
  update({ words });
}
