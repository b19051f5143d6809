// The list of findings as files. They refer to persons by brukerNr, and the
// user is told so where they are made.
import xlsxUrl from '../../engine/xlsx.ts?worker&url';
import { state } from '../state.ts';
import { trusted } from '../trusted.ts';
import { save } from '../save.ts';
import type { Finding, Report } from '../../shared/protocol.ts';
import type { Sheet } from '../../shared/sheet.ts';

const WIDTHS = [12, 8, 9, 24, 18, 60, 60, 34];

function head(): string[] {
  const c = state.words.findings.columns;
  return [c.severity, c.rule, c.line, c.element, c.brukerNr, c.message, c.advice, c.consequence];
}

function rows(report: Report, of: (f: Finding) => boolean = () => true): (string | number)[][] {
  const w = state.words.findings;
  const fired = new Map((report.rules ?? []).map((r) => [r.id, r]));
  return (report.findings ?? []).filter(of).map((f) => [
    w.severity[f.severity],
    f.rule,
    f.line,
    f.attribute ? `${f.element}@${f.attribute}` : f.element,
    f.brukerNr,
    f.message,
    fired.get(f.rule)?.advice ?? '',
    w.consequence[fired.get(f.rule)?.consequence ?? ''] ?? '',
  ]);
}

function fileName(report: Report, ending: string): string {
  return `iplos-${report.municipality || 'fil'}-${report.year || ''}-${state.words.findings.fileName}.${ending}`;
}

// csv is separated by semicolons and marked as UTF-8, as a Norwegian Excel
// wants it. A cell that a spreadsheet would take for a formula is quoted.
export function downloadCSV(report: Report): void {
  const cell = (v: string | number): string => {
    const text = String(v).replace(/^[=+\-@\t]/, "'$&");
    return /[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [head(), ...rows(report)].map((r) => r.map(cell).join(';'));
  save('\ufeff' + lines.join('\r\n') + '\r\n', fileName(report, 'csv'), 'text/csv');
}

// One sheet for each group of rules, after one with the totals.
export async function downloadXLSX(report: Report): Promise<void> {
  const w = state.words.findings;
  const groups = [...new Set((report.rules ?? []).map((r) => r.id[0]!))];
  const totals: Sheet = {
    name: w.byRule,
    head: [w.columns.rule, w.columns.severity, w.columns.title, w.columns.count, w.columns.consequence],
    widths: [8, 12, 60, 10, 40],
    rows: (report.rules ?? []).map((r) => [r.id, w.severity[r.severity], r.title, r.count, w.consequence[r.consequence] ?? '']),
  };
  const sheets = groups.map((g) => ({ name: w.groups[g] ?? g, head: head(), widths: WIDTHS, rows: rows(report, (f) => f.rule[0] === g) }));
  save(await written([totals, ...sheets]), fileName(report, 'xlsx'), '');
}

function written(sheets: Sheet[]): Promise<Blob> {
  const worker = new Worker(trusted(xlsxUrl), { type: 'module', name: 'xlsx' });
  return new Promise<Blob>((resolve, reject) => {
    worker.onmessage = (e: MessageEvent<Blob>) => resolve(e.data);
    worker.onerror = (e) => reject(new Error(e.message));
    worker.postMessage(sheets);
  }).finally(() => worker.terminate());
}
