// What a new check found against the one before, while the page is open.
import type { Finding, Report } from '../../shared/protocol.ts';

export interface Diff {
  fixed: number;
  fresh: number;
  remaining: number;
}

// diff compares findings by what they say and of whom, not by line: lines
// move with every extract. Where a list was cut, the totals of the rules are
// compared instead.
export function diff(before: Report, now: Report): Diff {
  const [a, b] = before.truncated || now.truncated ? [byRule(before), byRule(now)] : [byFinding(before), byFinding(now)];
  let remaining = 0;
  for (const [key, n] of a) remaining += Math.min(n, b.get(key) ?? 0);
  return { fixed: sum(a) - remaining, fresh: sum(b) - remaining, remaining };
}

function byRule(r: Report): Map<string, number> {
  return new Map((r.rules ?? []).map((f) => [f.id, f.count]));
}

function byFinding(r: Report): Map<string, number> {
  const out = new Map<string, number>();
  for (const f of r.findings ?? []) out.set(key(f), (out.get(key(f)) ?? 0) + 1);
  return out;
}

function key(f: Finding): string {
  return [f.rule, f.element, f.attribute, f.brukerNr, f.message].join('\n');
}

function sum(m: Map<string, number>): number {
  return [...m.values()].reduce((n, k) => n + k, 0);
}
