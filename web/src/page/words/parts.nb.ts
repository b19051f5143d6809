// A delivery in two parts, its reply key, and research data, in bokmål.
export const parts = {
  heading: 'Hvem får hva',
  lead: 'Filen deles på din maskin før den krypteres. Hver del krypteres for seg, og ingen får begge.',
  ide: 'Identitetene',
  ideTo: 'Skattedirektoratet, pseudonymforvalter',
  ipl: 'Alt annet, uten identiteter',
  iplTo: 'Statistisk sentralbyrå (SSB)',
  sees: 'Pseudonymforvalteren ser ingen helseopplysninger, og SSB ser ingen fødselsnumre. SSB får et pseudonym for hver person, laget av pseudonymforvalteren.',
  own: 'Delingen er vår egen løsning. Rollene er de offisielle, men hvordan den offisielle delingen er gjort, er ikke publisert.',
  single: 'Prøver sendes i én del, til SSB.',
  noTPF: 'Nøkkellisten har ingen nøkkel til pseudonymforvalteren for dette året. Filen går derfor i én del, med identiteter, til SSB.',
  trial: 'Send prøven i to deler, slik en ordinær innsending sendes',
  trialHelp: 'Identitetene går da til pseudonymforvalteren og resten til SSB.',
  saveHelp: 'Innsendingen går i to deler. Begge må sendes, hver med sitt filnavn: Navnet forteller hvilke to som hører sammen.',
  saveIde: 'Lagre delen til pseudonymforvalteren',
  saveIpl: 'Lagre delen til SSB',
  saveReply: 'Ta vare på svarnøkkelen også. Uten den kan ingen lese SSBs tilbakemelding.',
  shaIde: 'SHA-256 av delen til pseudonymforvalteren',
  shaIpl: 'SHA-256 av delen til SSB',
};

export const reply = {
  heading: 'Svarnøkkel',
  text: 'SSB kan gi tilbakemelding på feil og mangler, kryptert slik at bare dere kan åpne den. Nøkkelen ligger på denne maskinen. Lagre den også som fil hvis tilbakemeldingen kan komme til å bli lest på en annen.',
  save: 'Lagre svarnøkkel',
  care: 'Den som har filen og innsendingskoden, kan lese tilbakemeldingen. Oppbevar den der bare de som skal se tilbakemeldingen, har tilgang.',
};

export const research = {
  nav: 'Forskerdata',
  title: 'Forskerdata til IPLOS',
  lead: 'Data til et godkjent forskningsprosjekt, kryptert for prosjektet og ingen andre. De blandes aldri med ordinære innsendinger og teller ikke i statistikken.',
  band: 'Forskerdata. Teller ikke i statistikken.',
  receiver: 'Forskningsprosjektet',
  project: 'Prosjekt',
  projectHelp: 'Nummeret står i avtalen med prosjektet.',
  projectMissing: 'Velg prosjektet som dataene er til.',
  projectNone: (year: number) => `Nøkkellisten har ingen prosjekter for ${year}-data. Ingenting kan sendes ennå.`,
  key: (project: string, year: number) => `Prosjektets nøkkel: ${project}, ${year}-data`,
  button: (place: string) => `Send forskerdata for ${place}`,
  other: 'Skal du sende den ordinære innsendingen, gå til «Send inn».',
  goOther: 'Gå til «Send inn»',
  save: 'Den krypterte filen kan sendes på annen måte. Bare prosjektet kan åpne den.',
  received: 'Forskerdataene er mottatt. De er kryptert for prosjektet, og teller ikke i statistikken.',
};
