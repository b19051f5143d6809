// SSB's findings on a delivery, in English.
import { forms } from './intl.ts';
import type * as nb from './feedback.nb.ts';

const f = forms('en');
const some = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${f.number(n)} ${many}`);

export const feedback: typeof nb.feedback = {
  title: 'Feedback from SSB',
  lead: 'What Statistics Norway found of errors and omissions. The feedback is encrypted all the way here and is opened on your machine.',
  fetch: 'Fetch the feedback',
  back: 'To “My deliveries”',
  asking: 'Fetching and opening …',
  none: 'SSB has no feedback on this delivery.',
  noneWhy: 'A file encrypted without a reply key gets counts on the receipt only. If the delivery has not been read in yet, the feedback may come later.',
  keyHeading: 'The feedback cannot be opened on this machine yet',
  keyText: 'The reply key is on the machine that sent the file, or in the file that you saved with “Save the reply key”. Choose the file, and the feedback is opened here. The key is not sent anywhere.',
  choose: 'Choose the reply key',
  wrong: 'The file is not the reply key of this delivery. Choose another.',
  damaged: 'The feedback is damaged and cannot be opened. Tell SSB.',
  other: 'The service handed out feedback on another delivery than this one. It is not shown. Tell SSB.',
  delivery: 'Delivery number',
  result: 'Outcome',
  results: { read: 'Read in', rejected: 'Rejected' },
  year: 'Data year',
  municipality: 'Municipality',
  read: (errors: number, warnings: number) => `The delivery was read in with ${some(errors, 'error', 'errors')} and ${some(warnings, 'warning', 'warnings')}.`,
  rejected: 'The delivery was rejected and not read in. Correct it in the record system, make a new extract and deliver again.',
  clean: 'The delivery was read in without findings.',
  hidden: (n: number) => `${some(n, 'finding concerns', 'findings concern')} a user whose brukerNr this key cannot show.`,
  findings: 'SSB’s findings',
  own: 'The numbers are your own: SSB has references only, which the key turns back here. The lines are those of the file you sent.',
  inBokmaal: 'SSB writes its findings in bokmål.',
  leftOut: (n: number) => `${some(n, 'row or value was', 'rows and values were')} left out at read-in`,
  leftOutCaption: 'Rows and values that did not enter the register',
  columns: { element: 'Element', rule: 'Rule', what: 'What happened', n: 'Count' },
  consequence: { AV: 'The whole file was rejected', RAD: 'The row was left out', NULL: 'The value was left out', '': 'Read in as it is' } as Record<string, string>,
};
