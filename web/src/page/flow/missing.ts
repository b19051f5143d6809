// What the user has still to tell before a delivery can be sealed, to be sent
// from here or saved to be sent otherwise.
import { state, update } from '../state.ts';
import { kindOf } from './check.ts';
import { projectsOf } from './plan.ts';

export type Missing = 'contact' | 'token' | 'second' | 'kind' | 'project';
export type Goal = 'send' | 'save';

// missing: to save takes all that sealing depends on, as sending does, but not
// who sends.
export function missing(goal: Goal): Missing[] {
  const { contact, token, second, secondFits } = state.form;
  const report = state.work?.checked?.report;
  const out: Missing[] = [];
  if (report && kindOf(report) === '') out.push('kind');
  if (report && kindOf(report) === 'research' && !projectsOf(report.year).includes(state.form.project)) out.push('project');
  if (goal === 'send' && !isAddress(contact)) out.push('contact');
  if (goal === 'send' && token.trim() === '') out.push('token');
  if (second !== '' && secondFits !== true) out.push('second');
  return out;
}

// told are those that the user has been told of, having tried. Of what is being
// judged nothing is said.
export function told(): Missing[] {
  const { tried, secondFits } = state.form;
  return tried === '' ? [] : missing(tried).filter((m) => m !== 'second' || secondFits === false);
}

// lacks tells whether anything is missing, and leads to where the view says what.
export function lacks(goal: Goal): boolean {
  if (missing(goal).length === 0) return false;
  update({ form: { ...state.form, tried: goal } });
  requestAnimationFrame(() => document.getElementById('missing')?.focus());
  return true;
}

// isAddress tells whether mail could be meant for it; the service knows better.
export function isAddress(v: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(v.trim());
}
