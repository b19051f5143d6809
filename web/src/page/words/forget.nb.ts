// Deleting what the device keeps, in bokmål.
export const forget = {
  heading: 'Slett det som ligger på denne maskinen',
  text: 'Sletter tall og kontrollsummer fra tidligere innsendinger, svarnøkler og krypterte filer som ikke er sendt. Det som er levert, blir ikke berørt. Det blir heller ikke filen du holder på med.',
  button: 'Slett alt på denne maskinen',
  sure: 'Svarnøkler som ikke er lagret som fil, går tapt. Da kan ingen lese tilbakemeldingen fra SSB på de innsendingene.',
  yes: 'Ja, slett alt',
  no: 'Nei, behold det',
  done: 'Alt er slettet fra denne maskinen.',
  doneBut: 'Alt annet er slettet fra denne maskinen.',
  leftHere: 'Det som hører til filen du holder på med, er ikke rørt.',
  leftElsewhere: 'Det som hører til en fil i et annet vindu, er ikke rørt. Gjør deg ferdig der, og slett en gang til.',
};
