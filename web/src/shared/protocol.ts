// What the page and the engine say to each other. One engine, a web worker,
// serves one delivery and is terminated after it; so there is no cancel:
// the page ends the worker.
//
// The engine speaks first, with Hello. A page that meets another protocol
// than its own asks to be reloaded: a service worker may have brought one
// half of a new build.

export const PROTOCOL = 1;

export interface Hello {
  hello: number;
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
  code: 'storage' | 'failed' | 'damaged';
  message: string; // for the console: English, without content
}

export type Method = keyof Calls;

export interface Calls {
  keys: { params: { note: string }; result: KeyList };
  years: { params: { now: string }; result: Year[] };
  check: { params: CheckParams; result: Checked };
  seal: { params: SealParams; result: Sealed };
  receipt: { params: { note: string; keys: string }; result: Receipt };
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
}

export interface SealParams {
  file: Blob;
  recipients: string[];
  name: string; // of the private file that the sealed bytes go to
}

export interface Sealed {
  size: number;
  sha256: string; // hex
  sealed: Blob; // backed by the browser's private file system where it has one
}

export interface Checked {
  municipality: string; // its name; empty where the number names none
  report: Report;
  figures: Figures | null;
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
  keys: { role: string; year: number; state: string; id: string; recipient: string }[];
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

export type Figures = Record<string, unknown>;

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
