// What the page and an engine say to each other. An engine is a web worker for
// one of the core's programs (check, seal, open). It serves one delivery and
// is terminated after it; so there is no cancel: the page ends the worker.
//
// The engine speaks first, with Hello. A page that meets another protocol
// than its own asks to be reloaded: a service worker may have brought one
// half of a new build.

export const PROTOCOL = 3;

export interface Hello {
  hello: number;
  core: unknown; // the compiled program, for the page to hand to the next engine of its kind
}

// Gone is an engine's last word: its program has ended, or was broken off, and
// answers no more.
export interface Gone {
  gone: true;
}

// A Program is one of the core's, and the name of an engine that runs it.
export type Program = 'check' | 'seal' | 'open';

// HANDED ends the name of an engine whose first message is a Handed: it need not
// fetch and compile its program again, and runs what the browser has optimised of
// it so far.
export const HANDED = ', handed the core';

export interface Handed {
  core: unknown;
}

export interface Call<M extends Method = Method> {
  id: number;
  method: M;
  params: Calls[M]['params'];
}

export type Answer =
  | { id: number; read: number; total: number }
  | { id: number; result: unknown }
  | { id: number; error: Fault };

export interface Fault {
  code: 'storage' | 'unreadable' | 'failed' | 'damaged' | 'reply_key' | 'other_delivery';
  message: string; // for the console: English, without content
}

export type Method = keyof Calls;

export interface Calls {
  keys: { params: { note: string }; result: KeyList };
  years: { params: { now: string }; result: Year[] };
  check: { params: CheckParams; result: Checked };
  seal: { params: SealParams; result: Sealed & Read };
  sealParts: { params: SealPartsParams; result: { ide: Sealed; ipl: Sealed } & Read };
  replyKey: { params: { municipality: string; year: number; now: string; parts: boolean }; result: ReplyKey };
  trace: { params: TraceParams; result: Traced };
  feedback: { params: { sealed: Uint8Array; keys: string[]; delivery: string }; result: Feedback };
  receipt: { params: { note: string; keys: string }; result: Receipt };
  place: { params: { municipality: string }; result: string }; // its name; empty where the number names none
  spec: { params: { format: string; year: number; lang: Lang }; result: Spec };
}

export interface CheckParams {
  file: Blob;
  now: string; // RFC 3339; the service's time where it is known
  lang: Lang;
  year?: number;
  municipality?: string;
  kind?: Kind;
  previous?: string; // figures of last year, as JSON
  replaces?: string; // figures of the delivery that this one replaces
  overrides?: string; // the signed severity overrides, with
  keys?: string; // the signed key list that names their signer
}

export interface SealParams {
  file: Blob;
  size?: number | undefined; // of what is practised for; else the file's
  name?: string; // what its private files' names begin with; empty keeps it in memory
  recipients: string[];
  reply?: string; // the text of a reply key, for an answer
  second?: string; // a recipient that may read the answer too
}

// SealPartsParams part a delivery in the same pass: identities to tpf, all the
// rest to ssb. Bundle, municipality and year are the reply key's.
export interface SealPartsParams {
  file: Blob;
  name?: string;
  tpf: string;
  ssb: string;
  kind: Kind;
  reply: string;
  second?: string;
}

// ReplyKey opens the answer to one delivery. The text never leaves the device
// but as a file that the user saves.
export interface ReplyKey {
  id: string;
  text: string;
  bundle?: string; // of a delivery in two parts
}

// TraceParams compare a delivery with the trace of what was sent last, where
// there is one; key and before go together.
export interface TraceParams {
  file: Blob;
  year: number;
  key?: string;
  before?: Uint8Array;
}

export interface Traced extends Read {
  key: string; // hex
  changes: Changes;
  trace: Blob;
}

// Changes is core.Changes: what a correction adds, removes and changes.
export interface Changes {
  persons: ChangeCount;
  services: ChangeCount;
  details: Change[];
  truncated: boolean;
}

export interface ChangeCount {
  added: number;
  removed: number;
  changed: number;
  same: number;
}

export interface Change {
  what: 'added' | 'removed' | 'changed';
  brukerNr: string;
  person: boolean; // something besides the services
  services: ChangeCount;
}

// Feedback is core.Feedback: SSB's findings, opened.
export interface Feedback {
  delivery: string;
  municipality: string;
  year: number;
  result: 'read' | 'rejected';
  report: Report;
  leftOut: { element: string; rule: string; consequence: string; n: number }[] | null;
  hidden?: number; // findings on persons that no key at hand names
}

export interface Sealed {
  size: number;
  sha256: string; // hex
  name: string; // of the private file; empty where the browser has none
  sealed: Blob; // backed by the browser's private file system where it has one
}

// Read tells what was read of a file, to be compared with another reading of it:
// it may be saved again in between.
export interface Read {
  sum: string; // of wasm/bridge: bytes, and their XXH64
}

export interface Checked extends Read {
  municipality: string; // its name; empty where the number names none
  report: Report;
  figures: Figures | null;
  names: Record<string, string>; // of tjenesteType
}

export type Lang = 'nb' | 'nn' | 'en';
export type Kind = 'production' | 'test' | 'research';
export type Severity = 'fatal' | 'error' | 'warning' | 'info';
export type Phase = 'before' | 'open' | 'corrections' | 'closed';

export interface Year {
  year: number;
  phase: Phase;
  opens: string;
  deadline: string;
  correctionsClose: string;
}

export interface KeyList {
  issued: string;
  development: boolean;
  keys: { role: string; year: number; state: string; id: string; recipient: string; project?: string }[];
  signers: { role: string; verifier: string }[];
}

// Report is rule.Report of the core, as JSON.
export interface Report {
  format: string;
  version: string;
  year: number;
  municipality: string;
  kind: string;
  vendor?: string;
  persons: number;
  services: number;
  bytes: number;
  rulesVersion: string;
  counts: Record<Severity, number>;
  rules: Fired[] | null;
  findings: Finding[] | null;
  truncated: boolean;
}

export interface Fired {
  id: string;
  severity: Severity;
  title: string;
  count: number;
  advice: string;
  consequence: string;
  source: string;
}

export interface Finding {
  rule: string;
  severity: Severity;
  message: string;
  line: number;
  column: number;
  element: string;
  attribute: string;
  brukerNr: string;
}

// Figures is stats.Figures of the core: aggregates of one delivery. Shares
// are fractions of 1, hours whole minutes a week.
export interface Figures {
  year: number;
  persons: number;
  recipients: number;
  services: number;
  womenShare: number;
  under67Share: number;
  under50Share: number;
  under18Share: number;
  institutionShare: number;
  otherMunicipalShare: number;
  ordinaryShare: number;
  servicesPerRecipient: number;
  ageSex: { group: string; women: number; men: number; unknown: number }[];
  serviceTypes: {
    type: number;
    users: number;
    rows: number;
    withHours: number;
    meanMinutes: number;
    hourBands?: number[]; // rows by hours a week; absent in figures kept by an older page
  }[];
  boforhold: { code: number; n: number; share: number }[];
  need: { some: number; medium: number; extensive: number; unstated: number };
  dayActivity: {
    dementiaAtHome: number;
    dementiaWithActivity: number;
    dementiaShare: number;
    disabilityAtHome: number;
    disabilityWithActivity: number;
    disabilityShare: number;
  };
}

// Receipt is wire.Receipt of the core, as JSON.
export interface Receipt {
  stage: 'received' | 'read';
  id: string;
  municipality: string;
  year: number;
  kind: Kind;
  sha256?: string;
  size?: number;
  parts?: { part: string; sha256: string; size: number }[];
  time: string;
  supersedes?: string;
  result?: string;
  reason?: string;
  rules?: string;
  counts?: { severity: string; n: number }[];
}

// Spec is what a year's format and rules are, as the core renders them.
export interface Spec {
  format: string;
  version: string;
  year: number; // 0 in a format that is the same every year
  years: number[];
  variables: { namespace: string; variables: SpecVariable[] };
  codes: { lists: SpecList[] };
  rules: { rulesVersion: string; rules: SpecRule[] };
  changes?: { from: number; to: number; changes: SpecChange[] };
}

// SpecVariable is an element, or, with attribute, one of its attributes.
export interface SpecVariable {
  element: string;
  attribute?: string;
  parent?: string;
  min: number;
  max: number; // 0 is any number
  form?: string;
  list?: string;
  mark: string;
  source?: string;
  meaning: string;
}

export interface SpecList {
  id: string;
  title: string;
  mark: string;
  source?: string;
  codes: { value: string; meaning: string; gyldigFra?: number; gyldigTil?: number }[];
}

export interface SpecRule {
  id: string;
  severity: Severity;
  level: string;
  consequence: string;
  needs?: string;
  schema: boolean;
  mark: string;
  source?: string;
  title: string;
  advice: string;
}

export interface SpecChange {
  what: 'added' | 'removed' | 'changed';
  where: string;
  words: string; // bokmål
}
