// Deleting what the device keeps, in English.
import type * as nb from './forget.nb.ts';

export const forget: typeof nb.forget = {
  heading: 'Delete what is on this machine',
  text: 'Deletes figures and checksums of earlier deliveries, reply keys and encrypted files that have not been sent. What has been delivered is not touched, nor is the file you are working with.',
  button: 'Delete everything on this machine',
  sure: 'Reply keys that have not been saved as files are lost. Then nobody can read the feedback from SSB on those deliveries.',
  yes: 'Yes, delete everything',
  no: 'No, keep it',
  done: 'Everything has been deleted from this machine.',
  doneBut: 'Everything else has been deleted from this machine.',
  leftHere: 'What belongs to the file you are working with was not touched.',
  leftElsewhere: 'What belongs to a file in another window was not touched. Finish there, and delete once more.',
};
