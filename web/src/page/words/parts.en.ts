// A delivery in two parts, its reply key, and research data, in English.
import type * as nb from './parts.nb.ts';

export const parts: typeof nb.parts = {
  heading: 'Who gets what',
  lead: 'The file is parted on your own machine before it is encrypted. Each part is encrypted by itself, and nobody gets both.',
  ide: 'The identities',
  ideTo: 'The Directorate of Taxes, pseudonym manager',
  ipl: 'All the rest, without identities',
  iplTo: 'Statistics Norway (SSB)',
  sees: 'The pseudonym manager sees no health data, and SSB sees no national identity numbers. SSB gets a pseudonym for each person, made by the pseudonym manager.',
  own: 'The parting is our own design. The roles are the official ones, but how the official parting is done has not been published.',
  single: 'Trials go in one part, to SSB.',
  noTPF: 'The key list has no key of the pseudonym manager for this year. The file therefore goes in one part, with identities, to SSB.',
  trial: 'Send the trial in two parts, as an ordinary delivery is sent',
  trialHelp: 'The identities then go to the pseudonym manager and the rest to SSB.',
  saveHelp: 'The delivery goes in two parts. Both must be sent, each under its file name: the name tells which two belong together.',
  saveIde: 'Save the part for the pseudonym manager',
  saveIpl: 'Save the part for SSB',
  saveReply: 'Keep the reply key too. Without it nobody can read the feedback from SSB.',
  shaIde: 'SHA-256 of the part for the pseudonym manager',
  shaIpl: 'SHA-256 of the part for SSB',
};

export const reply: typeof nb.reply = {
  heading: 'Reply key',
  text: 'SSB may give feedback on errors and omissions, encrypted so that only you can open it. The key is on this machine until 92 days after the last day of corrections. Save it as a file too if the feedback may be read on another.',
  there: 'SSB has given feedback',
  feedback: 'Feedback',
  none: 'None',
  notYet: 'Not yet',
  show: 'Read the feedback',
  showOf: (id: string) => `Read the feedback on ${id}`,
  save: 'Save the reply key',
  saveOf: (id: string) => `Save the reply key of ${id}`,
  care: 'Whoever has the file and the delivery code can read the feedback. Keep it where only those who are to see the feedback have access.',
};

export const research: typeof nb.research = {
  nav: 'Research data',
  title: 'Research data to IPLOS',
  lead: 'Data for an approved research project, encrypted for the project and nobody else. They are never mixed with ordinary deliveries and do not count in the statistics.',
  band: 'Research data. Does not count in the statistics.',
  receiver: 'The research project',
  project: 'Project',
  projectHelp: 'The number is in the agreement with the project.',
  projectMissing: 'Choose the project that the data are for.',
  projectNone: (year: number) => `The key list has no projects for ${year} data. Nothing can be sent yet.`,
  key: (project: string, year: number) => `The project’s key: ${project}, ${year} data`,
  button: (place: string) => `Send research data for ${place}`,
  other: 'Is it the ordinary delivery you want to send?',
  goOther: 'Go to “Deliver”',
  save: 'The encrypted file can be sent by other means. Only the project can open it.',
  received: 'The research data have been received. They are encrypted for the project and do not count in the statistics.',
};
