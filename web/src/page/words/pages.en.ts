// The longer texts in English.
import { feedback } from './feedback.en.ts';
import { forget } from './forget.en.ts';
import { order } from './order.en.ts';
import type { Pages } from './pages.ts';

export const en: Pages = {
  feedback,
  order,
  forget,
  pages: {
    guide: {
      title: 'Guide',
      lead: 'How the municipality delivers IPLOS data, from extract to receipt. It usually takes a few minutes.',
      sections: [
        {
          heading: 'Before you begin',
          text: ['You need three things:'],
          list: [
            'The extract from the record system, one XML file for the whole municipality and the whole calendar year.',
            'The delivery code that the municipality has got from SSB.',
            'An e-mail address for the receipt. A shared mailbox is a good choice.',
          ],
        },
        {
          heading: '1 Choose file',
          text: [
            'Drop the file on the page, paste it, or press “Choose file”. The check begins at once. The file is read on your own machine and is not sent anywhere.',
            'If you stop, the file is forgotten.',
          ],
        },
        {
          heading: '2 Correct errors',
          text: [
            'Errors must be corrected before the file can be delivered. Correct them in the record system and make a new extract. If you edit the file itself, the error is back next year.',
            'You can deliver with warnings, but look at them: they often point at something registered in another way than it was meant.',
            'Data are to be delivered even if they are not complete. If you cannot correct all errors before the deadline, you can deliver with known errors. The page tells what each error leads to when SSB reads in the file.',
          ],
        },
        {
          heading: '3 Review the figures',
          text: [
            'The figures are calculated from your file. Compare them with what you know: has a whole service disappeared? Are there many more or fewer users than last year? The cause is mostly the registration, the extract or a wrong service code.',
            'The figures stand beside published ones for the whole country. To compare with certain municipalities, exchange files of figures, which the page makes and reads. There are no persons in them, and no figure that fewer than five users make.',
          ],
        },
        {
          heading: '4 Deliver',
          text: [
            'Check the receiver, the year and the key’s fingerprint, and press “Deliver”. The file is encrypted on the machine before it is sent.',
            'If the network fails, the page waits and goes on by itself. If you close the page, you can open it again on the same machine and go on where you stopped.',
          ],
        },
        {
          heading: '5 Receipt',
          text: ['You get a signed receipt at once. Keep it: it shows what was received and when. When SSB has read in the file, you get an e-mail. It is sent once a day, at 08:00.'],
        },
        {
          heading: 'Correcting a delivery',
          text: [
            'You can deliver several times. A new delivery replaces the previous one entirely, so always send the whole file. After the deadline you can correct until the last day for corrections, which stands at the top of the page.',
            'If you ask the page to remember what was sent, it shows what is new, gone and changed when you choose the corrected file on the same machine.',
          ],
        },
        {
          heading: 'Feedback from SSB',
          text: [
            'SSB may give feedback on errors and omissions when the delivery has been read in. It is under “My deliveries” and is opened with the reply key, which is on the machine that sent the file. If somebody is to read the feedback on another machine, save the reply key as a file from the receipt. The feedback can also be encrypted to one more recipient, whom you name before you send.',
          ],
        },
        {
          heading: 'Without a network',
          text: ['The page can be installed from the browser’s menu and works without a network. Everything but the sending itself can be done offline.'],
        },
      ],
    },
    about: {
      title: 'About',
      lead: 'Sluse is the tool by which municipalities check, encrypt and deliver IPLOS data for statistics.',
      sections: [
        {
          heading: 'Known and our own',
          text: [
            'The official delivery format of IPLOS has not been published as a whole. The format here is therefore our own, built on what is public: the content groups, the codes of services and dwellings, the scale of need, deadlines, roles and the rules of identity numbers.',
            'In the variable list each row is marked: K is known from a public source, O is our own, K/O is a known name in a place that is ours.',
          ],
        },
        {
          heading: 'Who can read what',
          text: [],
          list: [
            'The municipality sees the whole file, on its own machine.',
            'The receiving service sees who sends, the year, the kind and the encrypted file. It has no key that opens the file.',
            'Only the holder of the receiver’s private key can open the file.',
            'An ordinary delivery goes in two parts when the year’s key list has a key of the pseudonym manager at the Directorate of Taxes: the pseudonym manager sees the identities and no health data, SSB sees all the rest and no identities. The parting is our own design.',
          ],
        },
        {
          heading: 'Encryption',
          text: [
            'The file is compressed and encrypted with age, to a recipient that withstands today’s machines and future quantum computers (ML-KEM-768 together with X25519). The key list is signed, and the page accepts no other.',
          ],
        },
        {
          heading: 'Source code',
          text: ['The source code is open under the MIT licence, the rules too, so that others can verify the check.'],
        },
      ],
    },
    privacy: {
      title: 'Privacy',
      lead: 'The page is made so that data about users never leave the machine unencrypted.',
      sections: [
        {
          heading: 'On your machine',
          text: ['The file is read in a closed room of its own in the browser, which is shut when the file is encrypted or you choose another.'],
          list: [
            'The encrypted file lies on the machine together with the e-mail address for the receipt until it is delivered, so that sending can go on after a cut. It is deleted when you choose another file or discard it, and after 14 days at the latest.',
            'The choice of language and dark view is remembered on the machine.',
            'The figures of a delivery are remembered only if you ask for it, for each delivery. They hold no single person and are deleted after two years.',
            'If you ask for it, for each delivery, what it takes to show what a correction changes is remembered: a reference and checksums for each person. Whoever uses the machine can look up brukerNr and, with some work, find services and dates. It is deleted 31 days after the last day of corrections, or after the sending if that is later.',
            'The reply key of each delivery is on the machine. It opens the feedback from SSB, and can turn the references in what was sent back into the municipality’s own numbers. It is deleted 92 days after the last day of corrections, or after the sending if that is later. If the sending is stopped, the key is deleted after 14 days.',
            'The delivery code is not stored.',
            'You can delete all of this at any time, at the bottom of the page.',
          ],
        },
        {
          heading: 'What is sent',
          text: ['The encrypted file, municipality number, year, kind of delivery, the key’s fingerprint, the e-mail address for the receipt and the delivery code. If the delivery goes in two parts, a random number that ties them together is sent too, and research data carry the project’s number. If the municipality asks for a reminder before the deadline, its address is sent, and deleted when the deadline has passed. The address for the receipt is deleted with the encrypted file, 90 days after SSB has read it in. Nothing else, and to nobody else.'],
        },
        {
          heading: 'No tracking',
          text: ['The page uses no cookies, no usage statistics and no services of others.'],
        },
        {
          heading: 'The list of findings',
          text: ['Messages never repeat values of the file. They point at the line and brukerNr, the municipality’s own number. Keep lists that you download as you keep other personal data.'],
        },
      ],
    },
    accessibility: {
      title: 'Accessibility statement',
      lead: 'Everyone should be able to use the page. It is made to WCAG 2.2, level AA.',
      sections: [
        {
          heading: 'How the page is tested',
          text: ['Each view is checked automatically with axe in light view, in dark view and in forced colours at every change, and no violation is accepted. The whole way from file to receipt is tested with the keyboard alone, and at a width of 320 pixels without sideways scrolling. The checks run in Chromium, in light view in bokmål, Nynorsk and English.'],
        },
        {
          heading: 'Known shortcomings',
          text: ['We know of no breach of the requirements. The page has not yet been tested by users of screen readers in an independent study.'],
        },
        {
          heading: 'Tell us',
          text: ['If you meet an obstacle, tell whoever runs the service, see “Contact”. If that does not help, you can complain to the Norwegian authority for universal design of ICT.'],
        },
      ],
    },
    contact: {
      title: 'Contact',
      lead: 'Who can help depends on what it is about.',
      sections: [
        {
          heading: 'Delivery code, deadlines and read-in',
          text: ['SSB issues the delivery codes and reads in the files. Give the municipality number and the delivery number of the receipt. Never send the file itself, the list of findings or the delivery code by e-mail.'],
        },
        {
          heading: 'Errors in the extract',
          text: ['The vendor of the record system can correct the extract. Give them the rule’s number and the line, never data about persons.'],
        },
        {
          heading: 'The page does not work',
          text: ['Reload the page, and try an up-to-date edition of Edge, Chrome, Firefox or Safari. If that does not help, the record system can deliver for you, see “API for record systems”.'],
        },
      ],
    },
    training: {
      title: 'Training files',
      lead: 'Try the whole way with ready files. All persons in them are made up, with synthetic numbers, so a delivery with them is always a trial.',
      sections: [],
    },
    api: {
      title: 'API for record systems',
      lead: 'Record systems can deliver without this page. Everything is described in OpenAPI 3.1.',
      sections: [{ heading: 'With two common programs', text: ['The file is encrypted with age to the year’s recipient and sent with curl:'] }],
    },
    reference: {
      title: 'Rules and variables',
      lead: 'This is made from the same rows that the check uses. The mark K is known from a public source, O is our own, K/O is a known name in a place that is ours. Official code names and variable descriptions are in bokmål.',
      sections: [],
    },
  },
  training: [
    { file: 'riktig.xml', title: 'A correct file', text: 'No errors. Follow it all the way to the receipt.' },
    { file: 'med-feil.xml', title: 'A file with errors', text: 'Errors and warnings of many kinds. Practise reading the list, filtering and downloading it.' },
    { file: 'rettet.xml', title: 'The same file, corrected', text: 'Choose this one after the file with errors, and the page shows what has been corrected.' },
    { file: 'avbrutt.xml', title: 'A truncated file', text: 'The extract stopped before the end. The file cannot be used.' },
    { file: 'feil-ar.xml', title: 'A file for another year', text: 'The file is for the year before. The page says so, and nothing can be sent.' },
  ],
  download: (name) => `Download ${name}`,
};
