// What a correction changes, in English.
import { forms } from './intl.ts';
import type * as nb from './changes.nb.ts';

const f = forms('en');
const some = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${f.number(n)} ${many}`);

export const changes: typeof nb.changes = {
  heading: (iso: string) => `Changed since the delivery of ${f.date(iso)} at ${f.time(iso)}`,
  none: 'Nothing has changed since the last time.',
  lead: 'Compared on your machine. The differences are not sent anywhere.',
  what: 'What',
  added: 'New',
  removed: 'Gone',
  changed: 'Changed',
  same: 'Unchanged',
  persons: 'Persons',
  services: 'Services',
  details: (n: number) => `Show ${some(n, 'person', 'persons')} with differences`,
  shown: (shown: number, all: number) => `Showing ${f.number(shown)} of ${f.number(all)}.`,
  caption: 'Persons that are new, gone or changed',
  whats: { added: 'New', removed: 'Gone', changed: 'Changed' },
  data: 'Particulars of the person',
  dataChanged: 'Changed',
  serviceText: (added: number, removed: number, changed: number) =>
    [added && `${f.number(added)} new`, removed && `${f.number(removed)} gone`, changed && `${f.number(changed)} changed`].filter(Boolean).join(', '),
  keep: 'Remember what was sent, so that a correction can show the differences',
  keepHelp: 'A reference and checksums for each person stay on this machine. Whoever uses the machine can look up brukerNr and, with some work, find services and dates. All of it is deleted 31 days after the last day of corrections. If you do not tick this, what is there from before is deleted when you send.',
};
